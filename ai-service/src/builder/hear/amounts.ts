import type { BudgetSlot, Language } from '@adwright/contracts';
import { type HeardAmount, overlaps, type Span } from './heard.js';

/** Digits with what may group or split them; a thousand's mark behind it. */
const NUMBER =
  /(?<![\p{L}\p{N}.,])(\d+(?:(?:[.,'’\u00a0\u202f]| (?=\d{3}(?!\d)))\d+)*)(?:\s?(k|tsd\.?|mil|mille)(?![\p{L}]))?(?![\p{N}])/giu;

const SYMBOLS: Readonly<Record<string, string>> = {
  '€': 'EUR',
  $: 'USD',
  '£': 'GBP',
  '¥': 'JPY',
  '₹': 'INR',
  zł: 'PLN',
};
const CODES =
  'EUR|USD|GBP|CHF|JPY|CAD|AUD|NZD|SEK|NOK|DKK|PLN|CZK|HUF|RON|BGN|TRY|MXN|BRL|ARS|CLP|COP|PEN|INR|ZAR|KRW|SGD|HKD|AED|ISK';
const WORDS: readonly (readonly [string, string])[] = [
  ['EUR', 'euros?|€'],
  ['USD', '(?:us[- ]?)?dollars?|us-dollar|bucks|dólares'],
  ['GBP', 'pounds?(?: sterling)?|quid|pfund|livres?(?: sterling)?|libras?(?: esterlinas)?'],
  ['CHF', '(?:swiss )?francs?(?: suisses)?|(?:schweizer )?franken|francos? suizos?'],
  ['JPY', 'yen'],
];
const CURRENCY = new RegExp(
  `(?:([€$£¥₹]|zł)|(?:(?<![\\p{L}])(${CODES})(?![\\p{L}]))|(?:(?<![\\p{L}])(${WORDS.map(([, words]) => words).join('|')})(?![\\p{L}])))`,
  'iu',
);

/** What follows a number that is no amount: percent, times of day, ages, lengths, days. */
const NOT_MONEY =
  /^\s*(?:%|percent|prozent|pour cent|por ciento|(?:km|miles?|m²|qm|uhr|h|heures?|horas?|am|pm|years?|yrs?|jahren?|ans|años|days?|weeks?|months?|tagen?|wochen?|monaten?|jours?|semaines?|mois|días?|semanas?|mes(?:es)?|times|mal|fois|veces|stars?|sterne|campaigns?|kampagnen|campagnes|campañas|ads?|persons?|people|st|nd|rd|th)(?![\p{L}]))/iu;

const periods: readonly (readonly [BudgetSlot['period'], string])[] = [
  ['day', 'days?|daily|tage?s?|täglich|jours?|journée|quotidiene?s?|journali[eè]re?|días?|diari[oa]s?'],
  ['week', 'weeks?|weekly|wk|woche|wöchentlich|semaines?|hebdomadaires?|semanas?|semanal(?:es)?'],
  ['month', 'months?|monthly|mo|monats?|monatlich|mois|mensuels?|mensuelles?|mes|mensual(?:es)?'],
  ['total', 'total|overall|altogether|all in all|gesamt|insgesamt|alles in allem|tout|conjunto'],
];
const LINK =
  '(?:\\s*(?:/|a|an|per|each|every|in|the|pro|je|die|am|im|in der|par|la|au|en|al|a la|por|cada|le))*\\s*';
const after = periods.map(
  ([period, words]) => [period, new RegExp(`^${LINK}(?:${words})(?![\\p{L}])`, 'iu')] as const,
);
const before = periods.map(
  ([period, words]) =>
    [
      period,
      new RegExp(
        `(?:(?:${words})(?:[- ]?(?:budget|spend|presupuesto))?|(?:budget|presupuesto)\\s+(?:${words})|tagesbudget|wochenbudget|monatsbudget|gesamtbudget)(?:\\s+(?:of|is|to|at|von|auf|ist|beträgt|de|à|es|:|=|max(?:imum)?|about|only|nur))*\\s*:?\\s*$`,
        'iu',
      ),
    ] as const,
);
const compound: readonly (readonly [BudgetSlot['period'], RegExp])[] = [
  ['day', /tagesbudget/iu],
  ['week', /wochenbudget/iu],
  ['month', /monatsbudget/iu],
  ['total', /gesamtbudget/iu],
];

/** What groups thousands in each language's own notation, beside the marks every language knows. */
const GROUPS: Record<Language, string> = { en: ',', de: '.', fr: ' ', es: '.' };

/** Micros of a written number; null when its marks can be read in two ways. */
export function readNumber(text: string, language: Language, thousand: boolean): bigint | null {
  const plain = text.replaceAll(/[\u00a0\u202f]/g, ' ').replaceAll('’', "'");
  const marks = [...new Set(plain.replaceAll(/\d/g, ''))];
  const last = plain.search(/[^\d](?=\d*$)/);
  const tail = last < 0 ? '' : plain.slice(last + 1);
  let decimal = '';
  if (marks.length > 2) return null;
  if (marks.length === 2) {
    // Two marks: the last, which stands once and is no space, splits the decimals.
    decimal = plain[last] ?? '';
    if (plain.split(decimal).length !== 2 || !/[.,]/.test(decimal) || tail.length > 2) return null;
  } else if (marks.length === 1) {
    const [mark = ''] = marks;
    const times = plain.split(mark).length - 1;
    if (/[.,]/.test(mark) && times === 1 && (tail.length <= 2 || thousand)) decimal = mark;
    else if (mark !== GROUPS[language] && /[.,]/.test(mark) && times === 1) return null;
  }
  const [whole = '', fraction = ''] = decimal === '' ? [plain] : plain.split(decimal);
  const groups = whole.split(/[.,' ]/);
  if (
    groups.length > 1 &&
    (groups.slice(1).some((group) => group.length !== 3) || (groups[0]?.length ?? 0) > 3)
  )
    return null;
  const digits = groups.join('');
  if (digits.length > 11) return null;
  const micros = BigInt(digits) * 1_000_000n + BigInt(fraction.padEnd(6, '0').slice(0, 6) || '0');
  return thousand ? micros * 1000n : micros;
}

function currencyOf(match: RegExpExecArray): string {
  const [, symbol, code, word] = match;
  if (symbol !== undefined) return SYMBOLS[symbol.toLowerCase()] ?? 'USD';
  if (code !== undefined) return code.toUpperCase();
  return WORDS.find(([, words]) => new RegExp(`^(?:${words})$`, 'iu').test(word ?? ''))?.[0] ?? 'USD';
}

export interface AmountRead extends HeardAmount {
  /** False when its marks can be read in two ways: then `micros` is no number to use. */
  readonly sure: boolean;
  readonly text: string;
}

/** Every amount of money, or number that could be one, with the currency and the period that stand beside it. */
export function readAmounts(text: string, language: Language, taken: readonly Span[]): AmountRead[] {
  return [...text.matchAll(NUMBER)].flatMap((match): AmountRead[] => {
    const start = match.index;
    const end = start + match[0].length;
    if (taken.some((span) => overlaps(span, { start, end }))) return [];
    const behind = text.slice(end);
    const ahead = text.slice(0, start);
    const next = CURRENCY.exec(behind.slice(0, 24));
    const follows = next && behind.slice(0, next.index).trim() === '' ? next : null;
    const aheadWords = ahead.slice(-6);
    const previous = [...aheadWords.matchAll(new RegExp(CURRENCY, 'giu'))].at(-1);
    const leads =
      previous && aheadWords.slice(previous.index + previous[0].length).trim() === '' ? previous : null;
    const currency = follows ? currencyOf(follows) : leads ? currencyOf(leads) : null;
    if (currency === null && NOT_MONEY.test(behind)) return [];
    const rest = follows ? behind.slice(follows.index + follows[0].length) : behind;
    const head = leads ? ahead.slice(0, ahead.length - (aheadWords.length - leads.index)) : ahead;
    const period =
      after.find(([, pattern]) => pattern.test(rest))?.[0] ??
      compound.find(([, pattern]) => pattern.test(head.slice(-30)))?.[0] ??
      before.find(([, pattern]) => pattern.test(head.slice(-50)))?.[0] ??
      null;
    const micros = readNumber(match[1] ?? '', language, match[2] !== undefined);
    const shown = text.slice(
      leads ? start - (aheadWords.length - leads.index) : start,
      follows ? end + follows.index + follows[0].length : end,
    );
    return [
      { start, end, micros: micros ?? 0n, sure: micros !== null, currency, period, text: shown.trim() },
    ];
  });
}

/** A period alone, as the answer to "for a day, a week, a month or in total?". */
export function readPeriod(text: string): BudgetSlot['period'] | null {
  const found = periods.filter(([, words]) =>
    new RegExp(`(?<![\\p{L}])(?:${words})(?![\\p{L}])`, 'iu').test(text),
  );
  return found.length === 1 ? (found[0]?.[0] ?? null) : null;
}

/** A currency alone, as the answer to "in which currency?". */
export function readCurrency(text: string): string | null {
  const match = CURRENCY.exec(text);
  return match ? currencyOf(match) : null;
}

const WORDED =
  /(?<![\p{L}])((?:(?:a|one|two|three|four|five|six|seven|eight|nine|ten|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|couple|few|ein|zwei|drei|vier|fünf|zehn|zwanzig|dreißig|vierzig|fünfzig|\p{L}*hundert\p{L}*|\p{L}*tausend\p{L}*|un|deux|trois|quatre|cinq|dix|vingt|trente|quarante|cinquante|cents?|mille|dos|tres|cuatro|cinco|diez|veinte|treinta|cuarenta|cincuenta|cien|ciento|\p{L}*cientos|mil)[ -]?)+(?:hundred|thousand|of)?\s*(?:euros?|dollars?|pounds?|franken|francs?|dólares|libras|€|eur|usd|gbp|chf))(?![\p{L}])/iu;

/** Money in words ("two hundred euros"): recognised, so that it is asked back as digits. */
export function wordedAmount(text: string): string | null {
  return WORDED.exec(text)?.[1]?.trim() ?? null;
}
