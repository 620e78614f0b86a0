import type { Fact, FactRows, Mention } from '@adwright/contracts';
import { Modal } from '@mantine/core';
import { formatInstant, formatRange } from '../../shared/format/date.js';
import { label, t } from '../../shared/messages/message.js';
import { Loaded } from '../../shared/ui/loaded.js';
import { LoadingRows } from '../../shared/ui/loading.js';
import { useFact } from './api/get-fact.js';
import classes from './chat.module.css';
import { factName, factValue } from './fact-value.js';

interface FactDetailsProps {
  readonly conversationId: string;
  readonly messageId: string;
  readonly fact: Fact;
  readonly subject: Mention | undefined;
  readonly onClose: () => void;
}

function Rows({ rows }: { readonly rows: FactRows }) {
  if (rows.rows.length === 0) return <p className={classes.fine}>{t('chat.fact.noRows')}</p>;
  const currencyAt = rows.columns.findIndex(({ key }) => key === 'currency');
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled region must be reachable by keyboard */}
      <section className={classes.rows} tabIndex={0} aria-label={t('chat.fact.rows')}>
        <table className={classes.table}>
          <thead>
            <tr>
              {rows.columns.map(({ key }) => (
                <th key={key} scope="col">
                  {label('measure', key)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.rows.map((row, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rows behind a figure have no id and never change
              <tr key={index}>
                {rows.columns.map(({ key, unit }, column) => (
                  <td key={key} className={unit === 'text' ? '' : classes.number}>
                    <Cell
                      value={row[column] ?? null}
                      unit={unit}
                      measure={key}
                      currency={row[currencyAt] ?? null}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {rows.cut && <p className={classes.fine}>{t('chat.fact.cut')}</p>}
    </>
  );
}

function Cell(cell: {
  readonly value: string | null;
  readonly unit: FactRows['columns'][number]['unit'];
  readonly measure: string;
  readonly currency: string | null;
}) {
  const { value, unit, measure, currency } = cell;
  if (value === null || unit === 'text') return value ?? '–';
  return factValue({ value, unit, currency, side: 'current', measure: measure as Fact['measure'] });
}

/** Query, rows, sync time and attribution of one figure, as they were when it was told. */
export function FactDetails({ conversationId, messageId, fact, subject, onClose }: FactDetailsProps) {
  const details = useFact(conversationId, messageId, fact.id);
  const facts: readonly (readonly [string, string])[] = [
    [t('chat.fact.value'), `${factName(fact)}: ${factValue(fact)}`],
    ...(subject ? [[t('chat.fact.of'), subject.name] as const] : []),
    ...(fact.window ? [[t('chat.fact.window'), formatRange(fact.window.from, fact.window.to)] as const] : []),
    ...(fact.syncedAt ? [[t('chat.fact.synced'), formatInstant(fact.syncedAt)] as const] : []),
    ...(fact.attribution ? [[t('chat.fact.attribution'), fact.attribution] as const] : []),
    [t('chat.fact.query'), `${fact.query.tool} ${JSON.stringify(fact.query.args)}`],
  ];
  return (
    <Modal opened onClose={onClose} title={t('chat.fact.title')} size="xl">
      <dl className={classes.details}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <Loaded
        query={details}
        loading={<LoadingRows label={t('chat.fact.loading')} rows={4} />}
        failed={t('chat.fact.failed')}
      >
        {({ rows }) => <Rows rows={rows} />}
      </Loaded>
    </Modal>
  );
}
