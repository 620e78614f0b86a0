import type { Campaign } from '@adwright/contracts';
import type { ColumnDef } from '@tanstack/react-table';
import { type ReactNode, useMemo } from 'react';
import { Link } from 'react-router-dom';
import { ABSENT } from '../../shared/format/locale.js';
import { formatMoney, microsToNumber } from '../../shared/format/money.js';
import { label, plural, t } from '../../shared/messages/message.js';
import { DataTable } from '../../shared/ui/data-table.js';
import tableClasses from '../../shared/ui/data-table.module.css';
import { Tag } from '../../shared/ui/tag.js';
import classes from './campaigns.module.css';
import { metricColumns, totalCells } from './metric-columns.js';
import { StatusTag } from './status-tag.js';
import { sumTotals } from './totals.js';

function budgetText({ budget }: Campaign): ReactNode {
  if (budget === null) return ABSENT;
  const onGroups = budget.owner === 'ad_group';
  const notes = [
    onGroups ? t('campaigns.budgetOnGroups') : '',
    budget.sharedWith > 0 ? t('campaigns.shared', { count: budget.sharedWith }) : '',
  ].filter(Boolean);
  return (
    <span {...(notes.length === 0 ? {} : { title: notes.join('. ') })}>
      {onGroups && <span className={classes.soft}>Σ </span>}
      {formatMoney(budget.amount.micros, budget.amount.currency)}
      {budget.period === 'lifetime' && <span className={classes.soft}> {t('campaigns.budgetLifetime')}</span>}
    </span>
  );
}

const leading: ColumnDef<Campaign>[] = [
  {
    id: 'name',
    header: t('common.name'),
    accessorFn: ({ name }) => name.toLowerCase(),
    meta: { main: true },
    cell: ({ row: { original } }) => (
      <span className={classes.named}>
        <Link to={`/campaigns/${original.id}`} className={classes.name} title={original.name}>
          {original.name}
        </Link>
        {original.openSuggestions > 0 && (
          <Tag title={plural('campaigns.suggestions', original.openSuggestions)}>
            {original.openSuggestions}
          </Tag>
        )}
      </span>
    ),
  },
  {
    id: 'account',
    header: t('common.account'),
    accessorFn: ({ adAccountName }) => adAccountName.toLowerCase(),
    meta: { wide: true },
    cell: ({ row: { original } }) => (
      <span className={classes.account} title={label('platform', original.platform)}>
        {original.adAccountName}
      </span>
    ),
  },
  {
    id: 'status',
    header: t('common.status'),
    accessorFn: ({ status }) => status ?? '',
    meta: { wide: true },
    cell: ({ row }) => <StatusTag status={row.original.status} />,
  },
  {
    id: 'budget',
    header: t('campaigns.budget'),
    accessorFn: ({ budget }) => (budget === null ? -1 : (microsToNumber(budget.amount.micros) ?? -1)),
    sortDescFirst: true,
    meta: { number: true, wide: true },
    cell: ({ row }) => budgetText(row.original),
  },
];

/** Which cells of the footer a phone leaves out; the same as in the columns above. */
const FOOT_WIDE = [false, true, true, true, false, true];

interface CampaignTableProps {
  readonly campaigns: Campaign[];
  readonly below: ReactNode;
}

/** Campaigns with their metrics and, below, one total per currency of what is shown. */
export function CampaignTable({ campaigns, below }: CampaignTableProps) {
  const currencies = useMemo(
    () => [...new Set(campaigns.map(({ currency }) => currency))].sort(),
    [campaigns],
  );
  const single = currencies.length === 1 ? (currencies[0] ?? null) : null;
  const columns = useMemo<ColumnDef<Campaign>[]>(
    () => [
      ...leading,
      ...metricColumns<Campaign>({
        totalsOf: ({ totals }) => totals,
        currencyOf: ({ currency }) => currency,
        currency: single,
      }),
    ],
    [single],
  );
  const footer = currencies.map((currency) => {
    const rows = campaigns.filter((campaign) => campaign.currency === currency);
    const cells = totalCells(sumTotals(rows.map(({ totals }) => totals)), currency);
    return (
      <tr key={currency}>
        <td className={tableClasses.sum}>{t('campaigns.totals', { count: rows.length, currency })}</td>
        <td className={`${tableClasses.sum} ${tableClasses.wide}`} />
        <td className={`${tableClasses.sum} ${tableClasses.wide}`} />
        <td className={`${tableClasses.sum} ${tableClasses.wide}`} />
        {cells.map((text, index) => (
          <td
            // biome-ignore lint/suspicious/noArrayIndexKey: the cells of a row are its columns
            key={index}
            className={`${tableClasses.sum} ${tableClasses.number} ${FOOT_WIDE[index] ? tableClasses.wide : ''}`}
          >
            {text}
          </td>
        ))}
      </tr>
    );
  });
  return (
    <DataTable
      label={t('campaigns.title')}
      rows={campaigns}
      columns={columns}
      rowId={({ id }) => id}
      rowTo={({ id }) => `/campaigns/${id}`}
      footer={footer}
      below={below}
    />
  );
}
