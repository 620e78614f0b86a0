import type { AiUsage } from '@adwright/contracts';
import type { ColumnDef } from '@tanstack/react-table';
import { formatMoney } from '../../shared/format/money.js';
import { formatCount } from '../../shared/format/number.js';
import { label, plural, t } from '../../shared/messages/message.js';
import { useCan } from '../../shared/session/use-role.js';
import { DataTable } from '../../shared/ui/data-table.js';
import { EmptyState } from '../../shared/ui/empty-state.js';
import { Loaded } from '../../shared/ui/loaded.js';
import { LoadingBlock } from '../../shared/ui/loading.js';
import { Notice } from '../../shared/ui/notice.js';
import { Page } from '../../shared/ui/page.js';
import { Section } from '../../shared/ui/section.js';
import { useAiUsage } from './api/ai-usage.js';
import { CapForm } from './cap-form.js';
import { ModelProposalsSwitch } from './model-proposals-switch.js';

type Item = AiUsage['items'][number];
const USD = 'USD';

const columns: ColumnDef<Item>[] = [
  {
    id: 'purpose',
    header: t('aiUsage.purpose'),
    accessorFn: ({ purpose }) => purpose,
    meta: { main: true },
    cell: ({ row }) => label('aiUsage.purposes', row.original.purpose),
  },
  { id: 'engine', header: t('aiUsage.engine'), accessorFn: ({ engine }) => engine, meta: { whole: true } },
  {
    id: 'replies',
    header: t('aiUsage.replies'),
    accessorFn: ({ replies }) => replies,
    meta: { number: true },
    cell: ({ row }) => formatCount(row.original.replies),
  },
  {
    id: 'input',
    header: t('aiUsage.input'),
    accessorFn: ({ inputTokens }) => inputTokens,
    meta: { number: true },
    cell: ({ row }) => formatCount(row.original.inputTokens),
  },
  {
    id: 'output',
    header: t('aiUsage.output'),
    accessorFn: ({ outputTokens }) => outputTokens,
    meta: { number: true },
    cell: ({ row }) => formatCount(row.original.outputTokens),
  },
  {
    id: 'cost',
    header: t('aiUsage.cost'),
    accessorFn: ({ costMicros }) => Number(costMicros ?? 0),
    meta: { number: true },
    cell: ({ row }) =>
      row.original.costMicros === null ? t('aiUsage.unknown') : formatMoney(row.original.costMicros, USD),
  },
];

function summary({ spentMicros, monthlyCapMicros }: AiUsage): string {
  const spent = formatMoney(spentMicros, USD);
  return monthlyCapMicros === null
    ? t('aiUsage.spent', { spent })
    : t('aiUsage.spentOf', { spent, cap: formatMoney(monthlyCapMicros, USD) });
}

/** What language models cost this month, and what they may cost. */
export function AiUsagePage() {
  const usage = useAiUsage();
  const mayEdit = useCan('owner');
  return (
    <Page title={t('aiUsage.title')} lead={t('aiUsage.lead')}>
      <Loaded
        query={usage}
        loading={<LoadingBlock label={t('aiUsage.loading')} height={320} />}
        failed={t('aiUsage.failed')}
      >
        {(month) => (
          <>
            <Section title={summary(month)} note={t('aiUsage.month')}>
              {mayEdit && <CapForm key={month.monthlyCapMicros} cap={month.monthlyCapMicros} />}
              {month.unpricedReplies > 0 && (
                <Notice tone="late" title={plural('aiUsage.unpriced', month.unpricedReplies)}>
                  {t('aiUsage.unpricedText')}
                </Notice>
              )}
            </Section>
            <Section title={t('aiUsage.modelProposalsTitle')}>
              <ModelProposalsSwitch enabled={month.modelProposals} mayEdit={mayEdit} />
            </Section>
            <Section flush>
              {month.items.length === 0 ? (
                <EmptyState title={t('aiUsage.emptyTitle')}>{t('aiUsage.emptyText')}</EmptyState>
              ) : (
                <DataTable
                  label={t('aiUsage.title')}
                  rows={month.items}
                  columns={columns}
                  rowId={({ purpose, engine }) => `${purpose}:${engine}`}
                />
              )}
            </Section>
          </>
        )}
      </Loaded>
    </Page>
  );
}
