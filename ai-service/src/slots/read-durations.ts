import type { Language } from '@adwright/contracts';
import { numberPhrases } from './number/phrase.js';
import { plus, type Rational, times, toNumber, whole } from './number/rational.js';
import type { ReadContext, Reading } from './reading.js';
import { foldText, plainText } from './text/plain.js';

export type DurationUnit = 'second' | 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year';

export interface Duration {
  /** How long in the unit that was said: "two weeks" are two of `week`, not fourteen days. */
  readonly count: number;
  readonly unit: DurationUnit;
  /** In seconds, a month being 30 days and a year 365, as people reckon budgets. */
  readonly seconds: number;
}

const SECONDS: Readonly<Record<DurationUnit, number>> = {
  second: 1,
  minute: 60,
  hour: 3600,
  day: 86_400,
  week: 604_800,
  month: 2_592_000,
  year: 31_536_000,
};

const UNITS: Readonly<Record<Language, readonly (readonly [string, DurationUnit, number])[]>> = {
  en: [
    ['seconds?|secs?|s', 'second', 1],
    ['minutes?|mins?', 'minute', 1],
    ['hours?|hrs?|h', 'hour', 1],
    ['(?:business |working |calendar )?days?|d', 'day', 1],
    ['weekends?', 'day', 2],
    ['weeks?|wks?|w', 'week', 1],
    ['fortnights?', 'week', 2],
    ['months?|mos?|mths?', 'month', 1],
    ['quarters?', 'month', 3],
    ['years?|yrs?', 'year', 1],
    ['decades?', 'year', 10],
  ],
  de: [
    ['sekunden?', 'second', 1],
    ['minuten?|min', 'minute', 1],
    ['stunden?|std|h', 'hour', 1],
    ['(?:werk|arbeits)?tage?n?', 'day', 1],
    ['wochen?', 'week', 1],
    ['monate?n?', 'month', 1],
    ['quartale?n?', 'month', 3],
    ['jahre?n?', 'year', 1],
  ],
  fr: [
    ['secondes?', 'second', 1],
    ['minutes?|min', 'minute', 1],
    ['heures?|h', 'hour', 1],
    ['jours?|journees?|j', 'day', 1],
    ['semaines?', 'week', 1],
    ['quinzaines?', 'week', 2],
    ['mois', 'month', 1],
    ['trimestres?', 'month', 3],
    ['ans?|annees?', 'year', 1],
  ],
  es: [
    ['segundos?', 'second', 1],
    ['minutos?|min', 'minute', 1],
    ['horas?|h', 'hour', 1],
    ['dias?', 'day', 1],
    ['semanas?', 'week', 1],
    ['quincenas?', 'week', 2],
    ['mes(?:es)?', 'month', 1],
    ['trimestres?', 'month', 3],
    ['anos?', 'year', 1],
  ],
};
/** "2 hours and a half". */
const AND_A_HALF: Readonly<Record<Language, RegExp>> = {
  en: /^ and a half(?![a-z])/,
  de: /^ und eine halbe(?![a-z])/,
  fr: /^ et demie?(?![a-z])/,
  es: /^ y medi[oa](?![a-z])/,
};
const JOIN = /^(?:,? ?(?:and|und|et|y)? ?)$/;
/** "half a year", "ein halbes Jahr", "medio año": a half right before the unit. */
const HALF_BEFORE: Readonly<Record<Language, RegExp>> = {
  en: /(?<![a-z]|and |and a )(?:a )?half (?:an? )?$/,
  de: /(?<![a-z]|und )(?:ein(?:e[ns]?)? )?halbe[ns]? $/,
  fr: /(?<![a-z]|et )(?:une? )?demi[e]?[- ]$/,
  es: /(?<![a-z]|y )medi[oa] $/,
};

/** "all day", "another week": one of it. */
const WHOLE: Readonly<Record<Language, RegExp>> = {
  en: /(?<![a-z])(?:(?:a |the )?(?:all|full|whole|entire|another))[ -]$/,
  de: /(?<![a-z])(?:(?:eine[nrms]?|den|die|das) (?:ganze|weitere|volle)[nrs]?) $/,
  fr: /(?<![a-z])(?:tout(?:e)?(?: la| le| l')?|une? autre) ?$/,
  es: /(?<![a-z])(?:tod[oa] (?:el|la)|otr[oa]) $/,
};

/** Every stretch of time of a text; an age or a day of the calendar is none. */
export function readDurations(text: string, ctx: ReadContext): Reading<Duration>[] {
  const plain = plainText(text);
  const folded = foldText(plain).replaceAll('\u00a0', ' ');
  const phrases = numberPhrases(plain, ctx);
  const found: Reading<Duration>[] = [];
  for (const [source, unit, times_] of UNITS[ctx.language]) {
    const form = new RegExp(`(?<![a-z])(?:${source})(?![a-z])`, 'g');
    for (const match of folded.matchAll(form)) {
      const amount = amountBefore(folded, match.index, phrases, ctx.language);
      if (amount === null || /^ old(?![a-z])|^ of age/.test(folded.slice(match.index + match[0].length)))
        continue;
      const half = AND_A_HALF[ctx.language].exec(folded.slice(match.index + match[0].length));
      const count = plus(amount.value, half ? { top: 1n, bottom: 2n } : whole(0));
      const value = toNumber(times(count, whole(times_)));
      const to = match.index + match[0].length + (half?.[0].length ?? 0);
      found.push({
        from: amount.from,
        to,
        text: text.slice(amount.from, to),
        value: { count: value, unit, seconds: value * SECONDS[unit] },
        certainty: amount.doubtful ? 'ambiguous' : 'certain',
        ...(amount.doubtful ? { doubt: 'vague' as const } : {}),
      });
    }
  }
  return joined(
    text,
    folded,
    found.sort((a, b) => a.from - b.from),
  );
}

function amountBefore(
  folded: string,
  at: number,
  phrases: ReturnType<typeof numberPhrases>,
  language: Language,
): { from: number; value: Rational; doubtful: boolean } | null {
  const before = folded.slice(0, at);
  const half = HALF_BEFORE[language].exec(before);
  if (half) return { from: half.index, value: { top: 1n, bottom: 2n }, doubtful: false };
  const one = WHOLE[language].exec(before);
  if (one) return { from: one.index, value: whole(1), doubtful: false };
  const few = /(?<![a-z])(?:(?:a )?couple(?: of)?) $/.exec(before);
  if (few && language === 'en') return { from: few.index, value: whole(2), doubtful: false };
  const vague =
    /(?<![a-z])(?:a few|several|some|einige|ein paar|mehrere|quelques|plusieurs|algun[oa]s|unos|unas|varios|varias) $/.exec(
      before,
    );
  if (vague) return { from: vague.index, value: whole(3), doubtful: true };
  const phrase = phrases.find(
    ({ from, to }) => from < at && /^[ -]?(?:full |more |other )?$/.test(folded.slice(to, at)),
  );
  if (phrase === undefined) return null;
  const range = /\d\s?(?:-|–|to|or|bis|oder|a|ou|o)\s?$/.test(
    folded.slice(Math.max(0, phrase.from - 6), phrase.from),
  );
  return { from: phrase.from, value: phrase.value, doubtful: phrase.doubt !== undefined || range };
}

/** "1 hour and 30 minutes" is one stretch. */
function joined(text: string, folded: string, parts: readonly Reading<Duration>[]): Reading<Duration>[] {
  const all: Reading<Duration>[] = [];
  for (const part of parts) {
    const last = all.at(-1);
    const smaller = last && SECONDS[part.value.unit] < SECONDS[last.value.unit];
    if (!last || !JOIN.test(folded.slice(last.to, part.from))) {
      all.push(part);
      continue;
    }
    if (!smaller) {
      // "2 days 1 month" is said by nobody; what was meant has to be asked.
      all[all.length - 1] = { ...last, certainty: 'ambiguous', doubt: 'vague' };
      all.push({ ...part, certainty: 'ambiguous', doubt: 'vague' });
      continue;
    }
    const seconds = last.value.seconds + part.value.seconds;
    all[all.length - 1] = {
      ...last,
      to: part.to,
      text: text.slice(last.from, part.to),
      value: { count: seconds / SECONDS[part.value.unit], unit: part.value.unit, seconds },
      certainty: last.certainty === 'certain' ? part.certainty : last.certainty,
    };
  }
  return all;
}
