import {
  type EndpointOutput,
  type Judgement,
  type JudgeRun,
  levelSchema,
  type listJudgements,
} from '@adwright/contracts';
import { Button, SegmentedControl } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { ColumnDef } from '@tanstack/react-table';
import { useState } from 'react';
import { formatDate, formatInstant } from '../../shared/format/date.js';
import { formatMoney } from '../../shared/format/money.js';
import { formatCount } from '../../shared/format/number.js';
import { label, plural, t } from '../../shared/messages/message.js';
import { DataTable } from '../../shared/ui/data-table.js';
import { Loaded } from '../../shared/ui/loaded.js';
import { LoadingRows } from '../../shared/ui/loading.js';
import { Notice } from '../../shared/ui/notice.js';
import { Section } from '../../shared/ui/section.js';
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
    meta: { wide: true, whole: true },
    cell: ({ row }) => label('rule', row.original.rule),
  },
  {
    id: 'outcome',
    header: t('judged.conditions'),
    accessorFn: ({ outcome }) => outcome,
    cell: ({ row }) => explain(row.original),
  },
];

type Judged = EndpointOutput<typeof listJudgements>;

const OUTCOMES = ['proposed', 'not_met', 'too_little_data', 'not_applicable'] as const;
const FIRST_ROWS = 15;

/** One outcome at a time, coarsest entities first: an account has hundreds of keywords that nothing is said about. */
function JudgedTable({ items, counts }: Pick<Judged, 'items' | 'counts'>) {
  const [outcome, setOutcome] = useState<string>('proposed');
  const [all, { toggle }] = useDisclosure(false);
  const chosen = items
    .filter((item) => item.outcome === outcome)
    .sort((a, b) => levelSchema.options.indexOf(a.level) - levelSchema.options.indexOf(b.level));
  const countOf = (value: string) => counts.find((item) => item.outcome === value)?.count ?? 0;
  const shown = all ? chosen : chosen.slice(0, FIRST_ROWS);
  return (
    <>
      <div className={classes.outcomes}>
        <SegmentedControl
          size="xs"
          aria-label={t('judged.outcome')}
          value={outcome}
          onChange={setOutcome}
          data={OUTCOMES.map((value) => ({
            value,
            label: t('judged.countOf', {
              outcome: label('judged.outcome', value),
              count: formatCount(countOf(value)),
            }),
          }))}
        />
      </div>
      {chosen.length < countOf(outcome) && (
        <p className={classes.none}>{t('judged.first', { count: formatCount(chosen.length) })}</p>
      )}
      {chosen.length === 0 ? (
        <p className={classes.none}>{t('judged.noneOf')}</p>
      ) : (
        <DataTable
          label={t('judged.title')}
          rows={shown}
          columns={columns}
          rowId={({ rule, level, externalId }) => `${rule}:${level}:${externalId}`}
          below={
            chosen.length > FIRST_ROWS && (
              <div className={classes.more}>
                <Button size="compact-sm" onClick={toggle} aria-expanded={all}>
                  {all ? t('judged.fewer') : plural('judged.all', chosen.length)}
                </Button>
              </div>
            )
          }
        />
      )}
    </>
  );
}

/** How much of a large account was not looked at: silence about it must not read as "all is well". */
function Omitted({ omitted, currency }: Pick<JudgeRun, 'omitted'> & { readonly currency: string }) {
  if (omitted.length === 0) return null;
  const parts = omitted.map(({ level, count, costMicros }) =>
    plural(`judged.omitted.${level}`, count, { cost: formatMoney(costMicros, currency) }),
  );
  return <Notice tone="late" title={t('judged.omitted', { list: parts.join(', ') })} />;
}

/** What came of asking a language model: what was refused is told as well. */
function AskedModel({ model }: Pick<Judged, 'model'>) {
  if (model === null || model.engine === null) return null;
  const { state, engine, accepted, refused, at } = model;
  const time = formatInstant(at);
  if (state === 'failed') return <p className={classes.none}>{t('judged.modelFailed', { engine, time })}</p>;
  const count = refused.reduce((sum, item) => sum + item.count, 0);
  const reasons = refused.map(({ code }) => label('judged.refusal', code)).join(', ');
  return (
    <p className={classes.none}>
      {t('judged.model', { engine, time, accepted: formatCount(accepted) })}
      {count > 0 && ` ${t('judged.modelRefused', { count: formatCount(count), reasons })}`}
    </p>
  );
}

/** Every entity the judge looked at, with what held and what did not: why this, and why not that. */
export function JudgedPanel({
  adAccountId,
  currency,
}: {
  readonly adAccountId: string;
  readonly currency: string;
}) {
  const judged = useJudgements(adAccountId);
  return (
    <Section title={t('judged.title')} note={t('judged.note')} flush>
      <Loaded
        query={judged}
        loading={<LoadingRows label={t('judged.loading')} rows={8} />}
        failed={t('judged.failed')}
      >
        {({ run, model, items, counts }) => {
          if (run === null) return <p className={classes.none}>{t('judged.none')}</p>;
          if (run.refusedBecause !== null) {
            return <Notice tone="late" title={t('judged.refused', { reason: run.refusedBecause })} />;
          }
          return (
            <>
              <p className={classes.none}>
                {t('judged.asOf', { date: formatDate(run.asOf), engine: run.engine ?? '' })}
              </p>
              <Omitted omitted={run.omitted} currency={currency} />
              <AskedModel model={model} />
              <JudgedTable items={items} counts={counts} />
            </>
          );
        }}
      </Loaded>
    </Section>
  );
}
