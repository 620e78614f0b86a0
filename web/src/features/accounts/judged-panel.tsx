import type { Judgement } from '@adwright/contracts';
import type { ColumnDef } from '@tanstack/react-table';
import { formatDate } from '../../shared/format/date.js';
import { label, t } from '../../shared/messages/message.js';
import { DataTable } from '../../shared/ui/data-table.js';
import { Loaded } from '../../shared/ui/loaded.js';
import { LoadingRows } from '../../shared/ui/loading.js';
import { Notice } from '../../shared/ui/notice.js';
import { Section } from '../../shared/ui/section.js';
import { Tag } from '../../shared/ui/tag.js';
import classes from './accounts.module.css';
import { useJudgements } from './api/list-judgements.js';

function explain({ conditions }: Judgement): string {
  const missing = conditions.filter(({ held }) => !held).map(({ label: name }) => name);
  if (missing.length > 0) return t('judged.missing', { conditions: missing.join('; ') });
  return t('judged.held', { held: conditions.length, total: conditions.length });
}

const columns: ColumnDef<Judgement>[] = [
  {
    id: 'entity',
    header: t('judged.entity'),
    accessorFn: ({ name }) => name.toLowerCase(),
    meta: { main: true },
    cell: ({ row: { original } }) => (
      <>
        {original.name}
        <div className={classes.soft}>{label('level', original.level)}</div>
      </>
    ),
  },
  {
    id: 'rule',
    header: t('judged.rule'),
    accessorFn: ({ rule }) => rule,
    meta: { wide: true },
    cell: ({ row }) => <span className={classes.nowrap}>{label('rule', row.original.rule)}</span>,
  },
  {
    id: 'outcome',
    header: t('judged.outcome'),
    accessorFn: ({ outcome }) => outcome,
    cell: ({ row: { original } }) => (
      <>
        <Tag>{label('judged.outcome', original.outcome)}</Tag>
        <div className={classes.soft}>{explain(original)}</div>
      </>
    ),
  },
];

/** Every entity the judge looked at, with what held and what did not: why this, and why not that. */
export function JudgedPanel({ adAccountId }: { readonly adAccountId: string }) {
  const judged = useJudgements(adAccountId);
  return (
    <Section title={t('judged.title')} note={t('judged.note')} flush>
      <Loaded
        query={judged}
        loading={<LoadingRows label={t('judged.loading')} rows={8} />}
        failed={t('judged.failed')}
      >
        {({ run, items }) => {
          if (run === null) return <p className={classes.none}>{t('judged.none')}</p>;
          if (run.refusedBecause !== null) {
            return <Notice tone="late" title={t('judged.refused', { reason: run.refusedBecause })} />;
          }
          return (
            <>
              <p className={classes.none}>
                {t('judged.asOf', { date: formatDate(run.asOf), engine: run.engine ?? '' })}
              </p>
              <DataTable
                label={t('judged.title')}
                rows={items}
                columns={columns}
                rowId={({ rule, level, externalId }) => `${rule}:${level}:${externalId}`}
              />
            </>
          );
        }}
      </Loaded>
    </Section>
  );
}
