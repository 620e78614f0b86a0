import type { Today } from '@adwright/contracts';
import type { ColumnDef } from '@tanstack/react-table';
import { Link } from 'react-router-dom';
import { formatDate, formatShortDate } from '../../shared/format/date.js';
import { formatMoney, microsToNumber } from '../../shared/format/money.js';
import { label, plural, t } from '../../shared/messages/message.js';
import { Age } from '../../shared/ui/age.js';
import { DataTable } from '../../shared/ui/data-table.js';
import { Section } from '../../shared/ui/section.js';
import { SparkBars } from '../../shared/ui/spark-bars.js';
import { Tag } from '../../shared/ui/tag.js';

type Account = Today['accounts'][number];

const WEEK = 7;
const MOST_ACCOUNTS = 8;

/** The days up to the last complete one: today's first hours would look like a collapse. */
export function completeDays({
  series,
  dataThrough,
}: Pick<Account, 'series' | 'dataThrough'>): Account['series'] {
  return dataThrough === null ? series : series.filter(({ date }) => date <= dataThrough);
}

/** Sum of the last seven complete days in micros; null when none of them reported anything. */
export function lastWeekMicros(account: Pick<Account, 'series' | 'dataThrough'>): string | null {
  const known = completeDays(account)
    .slice(-WEEK)
    .filter(({ costMicros }) => costMicros !== null);
  if (known.length === 0) return null;
  return known.reduce((sum, { costMicros }) => sum + BigInt(costMicros ?? '0'), 0n).toString();
}

function sparkLabel(account: Account): string {
  const { name, currency } = account;
  const series = completeDays(account);
  const peak = series.reduce((most, { costMicros }) => {
    const cost = BigInt(costMicros ?? '0');
    return cost > most ? cost : most;
  }, 0n);
  return t('today.sparkLabel', {
    name,
    from: formatShortDate(series[0]?.date ?? ''),
    to: formatShortDate(series.at(-1)?.date ?? ''),
    peak: formatMoney(peak.toString(), currency),
  });
}

const columns: ColumnDef<Account>[] = [
  {
    id: 'name',
    header: t('today.account'),
    accessorFn: ({ name }) => name,
    meta: { main: true },
    cell: ({ row: { original } }) => (
      <>
        <Link to={`/accounts/${original.adAccountId}`}>{original.name}</Link>{' '}
        <Tag>{label('platform', original.platform)}</Tag>
      </>
    ),
  },
  {
    id: 'series',
    header: t('today.daily'),
    enableSorting: false,
    meta: { wide: true },
    cell: ({ row: { original } }) => (
      <SparkBars
        values={completeDays(original).map(({ costMicros }) => microsToNumber(costMicros))}
        label={sparkLabel(original)}
        width={180}
        height={24}
      />
    ),
  },
  {
    id: 'last7',
    header: t('today.last7'),
    accessorFn: (account) => microsToNumber(lastWeekMicros(account)) ?? -1,
    meta: { number: true },
    cell: ({ row: { original } }) => formatMoney(lastWeekMicros(original), original.currency),
  },
  {
    id: 'through',
    header: t('today.dataThrough'),
    accessorFn: ({ dataThrough }) => dataThrough ?? '',
    meta: { number: true },
    cell: ({ row: { original } }) => (
      <>
        {original.stale && <Tag tone="late">{t('today.behind')}</Tag>} {formatDate(original.dataThrough)}
      </>
    ),
  },
  {
    id: 'synced',
    header: t('today.synced'),
    accessorFn: ({ lastSyncedAt }) => lastSyncedAt ?? '',
    meta: { number: true, wide: true },
    cell: ({ row: { original } }) =>
      original.lastSyncedAt === null ? t('common.never') : <Age at={original.lastSyncedAt} />,
  },
];

/** Each account's spend by day and how fresh it is. */
export function AccountSpend({ accounts }: { readonly accounts: Today['accounts'] }) {
  // Files do not move by themselves: what is synced comes first.
  const ordered = [...accounts].sort(
    (a, b) => Number(a.platform === 'files') - Number(b.platform === 'files'),
  );
  return (
    <Section
      title={t('today.accounts')}
      note={t('today.accountsNote')}
      actions={<Link to="/accounts">{plural('today.accountsAll', accounts.length)}</Link>}
      flush
    >
      <DataTable
        label={t('today.accounts')}
        rows={ordered.slice(0, MOST_ACCOUNTS)}
        columns={columns}
        rowId={({ adAccountId }) => adAccountId}
        rowTo={({ adAccountId }) => `/accounts/${adAccountId}`}
      />
    </Section>
  );
}
