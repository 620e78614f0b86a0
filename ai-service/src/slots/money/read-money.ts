import type { NumberPhrase } from '../number/number-phrase.js';
import { numberPhrases } from '../number/phrase.js';
import { plus, type Rational, same, toMicros, whole } from '../number/rational.js';
import type { Doubt, ReadContext, Reading } from '../reading.js';
import { plainText } from '../text/plain.js';
import {
  boundBefore,
  isAbout,
  isTakenBack,
  type Period,
  periodAround,
  speaksOfBudget,
  speaksOfPrice,
} from './cues.js';
import { settleCurrency } from './currencies.js';
import { type CurrencyMark, markAround } from './marks.js';
import { minorUnits } from './minor-units.js';

export interface Money {
  readonly micros: bigint;
  /** Null when no currency is named: the account's is then to be repeated to the person. */
  readonly currency: string | null;
  readonly period: Period | null;
  /** `price` = what a customer pays or a click costs; `taken_back` = named to be replaced. */
  readonly role: 'budget' | 'price' | 'taken_back' | 'unknown';
  readonly bound: 'at_least' | 'at_most' | null;
  readonly approximate: boolean;
}

/**
 * Every amount of money in a text. An amount is `certain` only when nothing about it may be read otherwise: marks, groups,
 * ranges, signs, currencies and more decimals than money has all make it ambiguous (DECISIONS 23: no wrong amount is
 * ever accepted; asking back is fine). A bare number counts when it has a period, speaks of a budget or was asked for.
 */
export function readMoney(text: string, ctx: ReadContext): Reading<Money>[] {
  const plain = plainText(text);
  const phrases = numberPhrases(plain, ctx, ctx.currency);
  const found: Reading<Money>[] = [];
  for (let at = 0; at < phrases.length; at++) {
    const phrase = phrases[at];
    if (phrase === undefined || (found.at(-1)?.to ?? 0) > phrase.from) continue;
    const range = rangeWith(plain, phrase, phrases[at + 1]);
    const amount = range ?? phrase;
    const mark = markAround(plain, amount.from, amount.to);
    // In "15 USD 50" the currency is taken already.
    if (mark && mark.from < (found.at(-1)?.to ?? 0)) continue;
    // What the currency's country writes may settle, or unsettle, a mark.
    const known = mark && mark.meaning.length === 1 ? mark.meaning[0] : null;
    const exact =
      known === null || known === ctx.currency ? amount : (reread(plain, ctx, known, amount) ?? amount);
    const reading = toReading(text, plain, ctx, { ...exact, ...(range ? { range } : {}) }, mark);
    if (reading) found.push(continuedDoubt(plain, reading, phrases));
  }
  return found;
}

/** "15 dollars and 50": cents to some, something else to others. */
function continuedDoubt(
  plain: string,
  reading: Reading<Money>,
  phrases: readonly NumberPhrase[],
): Reading<Money> {
  const next = phrases.find(({ from }) => from >= reading.to);
  const continued =
    next !== undefined &&
    !next.article &&
    /^\s(?:and|und|et|y|con)\s$/iu.test(plain.slice(reading.to, next.from));
  return continued && reading.certainty === 'certain' && reading.value.currency !== null
    ? { ...reading, certainty: 'ambiguous', doubt: 'grouping' }
    : reading;
}

type Range = NumberPhrase & { readonly ends: readonly [Rational, Rational] };

function reread(
  plain: string,
  ctx: ReadContext,
  currency: string,
  phrase: NumberPhrase,
): NumberPhrase | null {
  return (
    numberPhrases(plain, ctx, currency).find(({ from, to }) => from === phrase.from && to === phrase.to) ??
    null
  );
}

/** "20 to 30", "20-30", "entre 20 et 30": two amounts that share one currency. */
function rangeWith(plain: string, first: NumberPhrase, second: NumberPhrase | undefined): Range | null {
  if (second === undefined || first.article) return null;
  const gap = plain.slice(first.to, second.from);
  // The first may carry its currency as well: "20 € bis 30 €".
  if (!/^\s*[€$£]?\s*(?:-|–|to|or|bis|oder|à|ou|a|o|hasta|and|und|et|y)\s*[€$£]?\s*$/iu.test(gap))
    return null;
  const joins = /(?:and|und|et|y)\s*[€$£]?\s*$/iu.test(gap);
  if (
    joins &&
    !/(?:between|zwischen|entre)\s*[€$£]?\s*$/iu.test(plain.slice(Math.max(0, first.from - 12), first.from))
  )
    return null;
  return { ...second, from: first.from, ends: [first.value, second.value] };
}

function toReading(
  text: string,
  plain: string,
  ctx: ReadContext,
  amount: NumberPhrase & { readonly range?: Range },
  mark: CurrencyMark | null,
): Reading<Money> | null {
  // "a dollar" is one; "a $300 coat" is not.
  if (
    amount.article &&
    (mark === null || mark.from < amount.from || !/^\s\p{L}/u.test(plain.slice(amount.to)))
  )
    return null;
  if (/[\p{L}\d]/u.test(plain.charAt(amount.from - 1)) && !(mark && mark.from < amount.from)) return null;
  const minor = mark ? minorUnits(plain, mark.to, amount, ctx) : null;
  const value = minor ? plus(amount.value, minor.value) : mark?.minor ? divided(amount.value) : amount.value;
  const from = Math.min(amount.from, mark?.from ?? amount.from);
  const to = Math.max(amount.to, mark?.to ?? 0, minor?.to ?? 0);
  if (/^\s?%|^\s?(?:percent|prozent|pour cent|por ciento)/iu.test(plain.slice(to, to + 12))) return null;
  if (mark === null && /^[\p{L}°]/u.test(plain.charAt(to))) return null;
  const period = periodAround(plain, from, to);
  const clause = clauseAround(plain, from, period?.to ?? to);
  const bare = mark === null;
  const asked = ctx.expecting === 'budget';
  const budget = period !== null || speaksOfBudget(clause, ctx.language);
  if (bare && !((budget || asked) && isAmountLike(plain, ctx, amount, period !== null))) return null;
  const micros = toMicros(value);
  const before = plain.slice(Math.max(0, from - 30), from);
  const currency = mark ? settleCurrency(mark.meaning, ctx.currency) : null;
  const money = (of: Rational): Money => ({
    micros: toMicros(of) ?? 0n,
    currency: currency ?? (mark && mark.meaning.length > 1 ? mark.meaning[0] : currency),
    period: period?.period ?? null,
    role: roleOf(plain, from, to, clause, budget || (bare && asked)),
    bound: boundBefore(before),
    approximate: isAbout(before),
  });
  const doubt =
    doubtOf(plain, from, amount, micros, mark !== null && (currency === null || mark.disputed)) ??
    (minor === null && MORE_BEHIND.test(plain.slice(to, to + 16)) ? 'grouping' : null);
  const others = amount.range ? amount.range.ends : (amount.alternatives ?? []);
  return {
    from,
    to,
    text: text.slice(from, to),
    value: money(value),
    certainty: doubt === null ? 'certain' : 'ambiguous',
    ...(doubt === null ? {} : { doubt }),
    ...(others.length === 0
      ? {}
      : { alternatives: others.filter((other) => toMicros(other) !== null).map(money) }),
  };
}

/** "75 USD million", "15 USD 50": something of the amount stands behind its currency. */
const MORE_BEHIND =
  /^\s(?:\d{1,2}(?![\d.,:/]|\s?%)|(?:hundred|thousand|million|billion|lakh|crore|tausend|millionen|mio|mille|mil|millones|grand|k|m|bn)(?!\p{L}))/iu;

function divided(value: Rational): Rational {
  return { top: value.top, bottom: value.bottom * 100n };
}

function doubtOf(
  plain: string,
  from: number,
  amount: NumberPhrase & { readonly range?: Range },
  micros: bigint | null,
  unsettled: boolean,
): Doubt | null {
  if (amount.range && !same(...amount.range.ends)) return 'range';
  if (amount.doubt !== undefined) return amount.doubt;
  if (micros === null || micros % 10_000n !== 0n) return 'precision';
  if (/(?:^|[\s(€$£])-$/u.test(plain.slice(Math.max(0, from - 2), from))) return 'negative';
  if (/(?:^|[^\p{L}])(?:minus|negative|moins|menos) $/iu.test(plain.slice(Math.max(0, from - 10), from)))
    return 'negative';
  if (/-$/.test(plain.slice(from, amount.from).trim())) return 'negative';
  return unsettled ? 'which_currency' : null;
}

function roleOf(plain: string, from: number, to: number, clause: string, budget: boolean): Money['role'] {
  if (isTakenBack(plain, from, to)) return 'taken_back';
  const price = speaksOfPrice(clause);
  if (price && budget) return 'unknown';
  if (price) return 'price';
  return budget ? 'budget' : 'unknown';
}

/** From the last stop or comma before an amount to the next one behind it, without its own marks. */
function clauseAround(plain: string, from: number, to: number): string {
  const before = /[^.,;:!?\n]*$/u.exec(plain.slice(Math.max(0, from - 80), from))?.[0] ?? '';
  const after = /^[^.,;:!?\n]*/u.exec(plain.slice(to, to + 60))?.[0] ?? '';
  return `${before}${plain.slice(from, to)}${after}`;
}

const COUNTED =
  /^\s*(?:to|bis|-)?\s*(?:st|nd|rd|th|\.?\s?(?:januar|februar|m[aä]rz|april|mai|juni|juli|august|september|oktober|november|dezember|january|february|march|may|june|july|october|december|janvier|f[ée]vrier|mars|avril|juin|juillet|ao[uû]t|septembre|octobre|novembre|d[ée]cembre|de (?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre))|years?|yrs?|days?|weeks?|months?|hours?|minutes?|jahre?n?|tagen?|tage|wochen?|monaten?|monate|stunden|ans?|jours?|semaines?|mois|heures?|a[ñn]os?|d[ií]as?|semanas?|mes(?:es)?|horas?|people|persons?|km|miles?|campaigns?|kampagnen?|campagnes?|campa[ñn]as?|ads?|clicks?|leads?|keywords?)(?!\p{L})/iu;

/** A bare number that can be an amount: not an age, a day, a year or a count of something. */
function isAmountLike(plain: string, ctx: ReadContext, amount: NumberPhrase, hasPeriod: boolean): boolean {
  if (amount.article || same(amount.value, whole(0))) return false;
  const year = ctx.today.slice(0, 4);
  const digits = plain.slice(amount.from, amount.to);
  if (/^20\d\d$/.test(digits) && Math.abs(Number(digits) - Number(year)) < 6) return false;
  return hasPeriod || !COUNTED.test(plain.slice(amount.to, amount.to + 20));
}
