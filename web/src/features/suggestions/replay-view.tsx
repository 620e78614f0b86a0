import type { Evidence, Replay } from '@adwright/contracts';
import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { formatShortDate } from '../../shared/format/date.js';
import { formatMoney } from '../../shared/format/money.js';
import { formatCount } from '../../shared/format/number.js';
import { label, plural, t } from '../../shared/messages/message.js';
import { EvidenceTable } from '../../shared/ui/evidence-table.js';
import classes from './replay-view.module.css';

interface ReplayViewProps {
  readonly replay: Replay;
  readonly currency: string;
}

function asTable({ points }: Replay, currency: string, from: string, to: string): Evidence {
  return {
    title: t('suggestion.replay'),
    from,
    to,
    columns: [
      { key: 'asOf', label: t('suggestion.replayDay'), unit: 'date' },
      { key: 'outcome', label: t('suggestion.replayOutcome'), unit: 'text' },
      { key: 'after', label: t('suggestion.replayAfter'), unit: 'text' },
    ],
    rows: points.map(({ asOf, outcome, afterwards }) => [
      asOf,
      label('outcome', outcome),
      afterwards === null
        ? t('suggestion.replayPending')
        : t('suggestion.replayFigures', {
            cost: formatMoney(afterwards.costMicros, currency),
            conversions: formatCount(afterwards.conversions),
          }),
    ]),
  };
}

/** The same rule on past days: a sentence, the days as a strip, the days as a table. */
export function ReplayView({ replay, currency }: ReplayViewProps) {
  const [open, { toggle }] = useDisclosure(false);
  const { points, summary, timesAsked, timesProposed } = replay;
  const first = points[0]?.asOf;
  const last = points.at(-1)?.asOf;
  if (first === undefined || last === undefined)
    return <p className={classes.soft}>{t('suggestion.noReplay')}</p>;
  const spoken = points
    .filter(({ outcome }) => outcome === 'proposed')
    .map(({ asOf }) => formatShortDate(asOf));
  return (
    <>
      <p className={classes.summary}>{summary}</p>
      <p className={classes.soft}>{plural('suggestion.replayAsked', timesAsked, { times: timesProposed })}</p>
      <div
        className={classes.strip}
        role="img"
        aria-label={t('suggestion.replayStrip', {
          days: spoken.length === 0 ? t('common.none') : spoken.join(', '),
        })}
      >
        {points.map(({ asOf, outcome }) => (
          <span
            key={asOf}
            className={classes.day}
            data-outcome={outcome}
            title={`${formatShortDate(asOf)}: ${label('outcome', outcome)}`}
          />
        ))}
      </div>
      <div className={classes.ends} aria-hidden>
        <span>{formatShortDate(first)}</span>
        <span>{formatShortDate(last)}</span>
      </div>
      <Button size="compact-sm" className={classes.toggle ?? ''} onClick={toggle} aria-expanded={open}>
        {open ? t('suggestion.replayHide') : plural('suggestion.replayShow', points.length)}
      </Button>
      {open && <EvidenceTable evidence={asTable(replay, currency, first, last)} currency={currency} />}
    </>
  );
}
