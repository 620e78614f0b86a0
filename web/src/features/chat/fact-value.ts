import type { Fact } from '@adwright/contracts';
import { formatDate, formatInstant } from '../../shared/format/date.js';
import { formatMoney } from '../../shared/format/money.js';
import { formatCount, formatFigure, formatPercent } from '../../shared/format/number.js';
import { label, t } from '../../shared/messages/message.js';

/** Ratios that people read as percent; a return on ad spend stays a quotient. */
const IN_PERCENT: ReadonlySet<string> = new Set(['ctr', 'cvr', 'mix', 'budget_use']);

function signed(ratio: number): string {
  const percent = formatPercent(Math.abs(ratio) * 100);
  return ratio > 0 ? `+${percent}` : ratio < 0 ? `−${percent}` : percent;
}

/** A figure as a person reads it, with its unit. */
export function factValue(fact: Pick<Fact, 'value' | 'unit' | 'currency' | 'measure' | 'side'>): string {
  const number = Number(fact.value);
  switch (fact.unit) {
    case 'micros':
      return formatMoney(fact.value, fact.currency ?? '');
    case 'date':
      return formatDate(fact.value);
    case 'instant':
      return formatInstant(fact.value);
    case 'ratio':
      if (fact.side === 'change' || fact.side === 'effect') return signed(number);
      return IN_PERCENT.has(fact.measure)
        ? formatPercent(number * 100)
        : formatFigure(fact.value, 'ratio', '');
    case 'percent':
      return formatPercent(number);
    default:
      return formatCount(number);
  }
}

/** What a figure is: "Conversion rate, in the days before". */
export function factName(fact: Pick<Fact, 'measure' | 'side'>): string {
  return t(`measure.side.${fact.side}`, { measure: label('measure', fact.measure) });
}
