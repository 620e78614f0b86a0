import type { BudgetSlot } from '@adwright/contracts';
import { readMoney } from '../../slots/money/read-money.js';
import type { ReadContext } from '../../slots/reading.js';
import { type HeardAmount, overlaps, type Span } from './heard.js';

export interface AmountRead extends HeardAmount {
  /** False when it can be read in two ways: then `micros` is no number to use. */
  readonly sure: boolean;
  readonly text: string;
}

/**
 * Every amount of a message that can be a budget; what something costs, and what is named to be replaced, is left out.
 * A sign that several currencies share does not make the amount doubtful: the currency is repeated to the person anyway.
 */
export function readAmounts(text: string, ctx: ReadContext, taken: readonly Span[]): AmountRead[] {
  return readMoney(text, ctx)
    .filter(({ value }) => value.role !== 'price' && value.role !== 'taken_back')
    .map(({ from, to, value, certainty, doubt, text: shown }) => ({
      start: from,
      end: to,
      micros: value.micros,
      currency: value.currency,
      period: value.period,
      sure: certainty === 'certain' || doubt === 'which_currency',
      text: shown.trim(),
    }))
    .filter((amount) => !taken.some((span) => overlaps(span, amount)));
}

const periods: readonly (readonly [BudgetSlot['period'], string])[] = [
  ['day', 'days?|daily|tage?s?|täglich|jours?|journée|quotidiene?s?|journali[eè]re?|días?|diari[oa]s?'],
  ['week', 'weeks?|weekly|wk|woche|wöchentlich|semaines?|hebdomadaires?|semanas?|semanal(?:es)?'],
  ['month', 'months?|monthly|mo|monats?|monatlich|mois|mensuels?|mensuelles?|mes|mensual(?:es)?'],
  ['total', 'total|overall|altogether|all in all|gesamt|insgesamt|alles in allem|tout|conjunto'],
];
/** A period alone, as the answer to "for a day, a week, a month or in total?". */
export function readPeriod(text: string): BudgetSlot['period'] | null {
  const found = periods.filter(([, words]) =>
    new RegExp(`(?<![\\p{L}])(?:${words})(?![\\p{L}])`, 'iu').test(text),
  );
  return found.length === 1 ? (found[0]?.[0] ?? null) : null;
}

/** A currency alone, as the answer to "in which currency?". */
export function readCurrency(text: string, ctx: ReadContext): string | null {
  const [amount] = readMoney(`1 ${text.trim()}`, { ...ctx, expecting: null });
  return amount?.value.currency ?? null;
}
