import type { Language } from '@adwright/contracts';
import type { HeardDay, Span } from './heard.js';

const DAY_MS = 86_400_000;
/** A day without a year that passed this recently is a slip, not next year. */
const RECENT_DAYS = 90;

const weekdays = [
  'sundays?|sonntags?|dimanche|domingo',
  'mondays?|montags?|lundi|lunes',
  'tuesdays?|tues?|dienstags?|mardi|martes',
  'wednesdays?|mittwochs?|mercredi|miércoles|miercoles',
  'thursdays?|thurs?|donnerstags?|jeudi|jueves',
  'fridays?|freitags?|vendredi|viernes',
  'saturdays?|samstags?|sonnabends?|samedi|sábado|sabado',
];
const months = [
  'january|jan|januar|jänner|janvier|enero',
  'february|feb|februar|février|fevrier|febrero',
  'march|mar|märz|maerz|mars|marzo',
  'april|apr|avril|abril',
  'may|mai|mayo',
  'june|jun|juni|juin|junio',
  'july|jul|juli|juillet|julio',
  'august|aug|août|aout|agosto',
  'september|sept?|septembre|septiembre',
  'october|oct|oktober|okt|octobre|octubre',
  'november|nov|novembre|noviembre',
  'december|dec|dezember|dez|décembre|decembre|diciembre',
];
const numbers: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  ein: 1,
  eine: 1,
  einen: 1,
  einem: 1,
  einer: 1,
  zwei: 2,
  drei: 3,
  vier: 4,
  fünf: 5,
  sechs: 6,
  un: 1,
  une: 1,
  deux: 2,
  trois: 3,
  quatre: 4,
  cinq: 5,
  una: 1,
  dos: 2,
  tres: 3,
  cuatro: 4,
  cinco: 5,
  seis: 6,
};
const NUMBER = `\\d{1,3}|${Object.keys(numbers).join('|')}`;
const UNITS: readonly (readonly ['day' | 'week' | 'month', string])[] = [
  ['day', 'days?|tage?n?|jours?|días?|dias?'],
  ['week', 'weeks?|wochen?|semaines?|semanas?'],
  ['month', 'months?|monate?n?|mois|mes(?:es)?'],
];
const UNIT = UNITS.map(([, words]) => words).join('|');
const word = (pattern: string) => new RegExp(`(?<![\\p{L}\\p{N}])(?:${pattern})(?![\\p{L}\\p{N}])`, 'giu');

export interface DayRead extends HeardDay {
  readonly role: 'start' | 'end' | null;
  /** Null when the day can be read in two ways. */
  readonly sure: boolean;
}

const END_CUE =
  /(?:until|till|til|through|thru|to|up to|ending|ends?|end date|finish(?:ing|es)?|bis(?: zum)?|endet|ende|enden|jusqu(?:'|’)?(?:au|à)?|au|finit|fin|termin\p{L}*|hasta(?: el)?|al|acab\p{L}*)(?:\s+(?:on|am|le|el|the|date|:|den|soll|vendredi|until|by))*\s*$/iu;
const START_CUE =
  /(?:from|start(?:s|ing)?|begin(?:s|ning)?|as of|since|launch|go live|ab|vom|von|beginn\p{L}*|starte\p{L}*|anfang|losgehen|los|dès|à partir(?: du| de)?|débute\p{L}*|commenc\p{L}*|du|desde(?: el)?|a partir(?: del| de)?|empez\p{L}*|empiez\p{L}*|comenz\p{L}*|comienz\p{L}*|inicio|arranc\p{L}*)(?:\s+(?:on|am|le|el|the|date|:|den|dem|next|nächsten|soll|from))*\s*$/iu;

const iso = (time: number) => new Date(time).toISOString().slice(0, 10);

function dayOf(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? iso(date.getTime()) : null;
}

/** A day without a year: the next one, unless it has only just passed. */
function nearest(month: number, day: number, today: string): string | null {
  const year = Number(today.slice(0, 4));
  const here = dayOf(year, month, day);
  if (here === null) return dayOf(year + 1, month, day);
  const passed = (Date.parse(today) - Date.parse(here)) / DAY_MS;
  return passed > RECENT_DAYS ? dayOf(year + 1, month, day) : here;
}

const yearOf = (text: string) => (text.length === 2 ? 2000 + Number(text) : Number(text));

type Found = Span & { readonly day: string | null; readonly sure: boolean };

function numeric(text: string, today: string, language: Language): Found[] {
  const found: Found[] = [];
  for (const match of text.matchAll(/(?<![\p{N}./-])(\d{4})-(\d{1,2})-(\d{1,2})(?![\p{N}-])/gu))
    found.push(at(match, dayOf(Number(match[1]), Number(match[2]), Number(match[3])), true));
  for (const match of text.matchAll(
    /(?<![\p{N}.,/-])(\d{1,2})\.\s?(\d{1,2})\.(?:\s?(\d{4}|\d{2}))?(?![\p{N}])/gu,
  )) {
    const [day, month] = [Number(match[1]), Number(match[2])];
    found.push(at(match, match[3] ? dayOf(yearOf(match[3]), month, day) : nearest(month, day, today), true));
  }
  for (const match of text.matchAll(
    /(?<![\p{N}.,/-])(\d{1,2})[/-](\d{1,2})(?:[/-](\d{4}|\d{2}))?(?![\p{N}/%-])/gu,
  )) {
    const [a, b] = [Number(match[1]), Number(match[2])];
    if (match[3] === undefined && match[0].includes('-')) continue;
    const on = (month: number, day: number) =>
      match[3] ? dayOf(yearOf(match[3]), month, day) : nearest(month, day, today);
    // Day and month are told apart by a number over twelve; else English is read both ways, the others day first.
    const two = language === 'en' && a <= 12 && b <= 12 && a !== b;
    found.push(at(match, a > 12 || language !== 'en' ? on(b, a) : on(a, b), !two));
  }
  return found;
}

function at(match: RegExpMatchArray, day: string | null, sure: boolean): Found {
  const start = match.index ?? 0;
  return { start, end: start + match[0].length, day, sure: sure && day !== null };
}

function named(text: string, today: string): Found[] {
  return months.flatMap((names, index) => {
    const month = index + 1;
    const on = (day: string | undefined, year: string | undefined) =>
      year ? dayOf(Number(year), month, Number(day)) : nearest(month, Number(day), today);
    const dayFirst = new RegExp(
      `(?<![\\p{N}.,])(\\d{1,2})(?:st|nd|rd|th|er|\\.|º)?\\s+(?:of\\s+|de\\s+)?(?:${names})\\.?(?:,?\\s+(?:de(?:l)?\\s+)?(\\d{4}))?(?![\\p{L}\\p{N}])`,
      'giu',
    );
    const monthFirst = new RegExp(
      `(?<![\\p{L}])(?:${names})\\.?\\s+(?:the\\s+)?(\\d{1,2})(?:st|nd|rd|th)?(?![\\p{L}\\p{N}.,]\\d)(?:,?\\s+(\\d{4}))?(?![\\p{L}\\p{N}])`,
      'giu',
    );
    const first = [...text.matchAll(dayFirst)].map((match) => at(match, on(match[1], match[2]), true));
    const second = [...text.matchAll(monthFirst)]
      .map((match) => at(match, on(match[1], match[2]), true))
      .filter((found) => first.every((one) => found.end <= one.start || found.start >= one.end));
    return [...first, ...second];
  });
}

function monthEnd(day: string): string {
  const [year = 0, month = 1] = day.split('-').map(Number);
  return iso(Date.UTC(year, month, 0));
}

function relative(text: string, today: string): Found[] {
  const now = Date.parse(today);
  const weekday = new Date(now).getUTCDay();
  const plus = (days: number) => iso(now + days * DAY_MS);
  const toMonday = (8 - weekday) % 7 || 7;
  const nextMonth = iso(Date.UTC(Number(today.slice(0, 4)), Number(today.slice(5, 7)), 1));
  const fixed: readonly (readonly [string, string])[] = [
    ['day after tomorrow|übermorgen|après-demain|apres-demain|pasado mañana', plus(2)],
    ["today|heute|aujourd(?:'|’)hui|hoy", today],
    ['(?<!(?:day after|pasado|la|por la) )(?:tomorrow|tmrw|morgen|demain|mañana)', plus(1)],
    [
      'next week|(?:in der )?nächsten? woche|kommende woche|la semaine prochaine|semaine prochaine|la próxima semana|la semana que viene|próxima semana',
      plus(toMonday),
    ],
    [
      'next month|nächsten monat|kommenden monat|(?:le )?mois prochain|(?:el )?próximo mes|el mes que viene',
      nextMonth,
    ],
    [
      '(?:the )?end of (?:the|this) month|(?:ende (?:des|dieses) monats|monatsende)|(?:la )?fin d(?:u|e ce) mois|fin(?:al)? de(?:l)? mes',
      monthEnd(today),
    ],
    [
      "(?:the )?end of (?:the|this) year|jahresende|ende des jahres|(?:la )?fin de l(?:'|’)année|fin(?:al)? de(?:l)? año",
      `${today.slice(0, 4)}-12-31`,
    ],
  ];
  const found = fixed.flatMap(([pattern, day]) =>
    [...text.matchAll(word(pattern))].map((match) => at(match, day, true)),
  );
  for (const [index, names] of weekdays.entries()) {
    const ahead = (index - weekday + 7) % 7 || 7;
    for (const match of text.matchAll(word(`(?:${names})`))) found.push(at(match, plus(ahead), true));
  }
  for (const match of text.matchAll(word(`(?:in|dans|dentro de|en)\\s+(${NUMBER})\\s+(${UNIT})`)))
    found.push(at(match, later(today, match[1], match[2]), true));
  for (const [index, names] of months.entries()) {
    const end = word(`(?:the )?(?:end of|ende|fin|finales de|fin de|fin d(?:'|’))\\s*(?:${names})`);
    const day = nearest(index + 1, 1, today) ?? today;
    for (const match of text.matchAll(end)) found.push(at(match, monthEnd(day), true));
  }
  return found;
}

function later(day: string, count: string | undefined, unit: string | undefined): string | null {
  const many = /^\d/.test(count ?? '') ? Number(count) : numbers[(count ?? '').toLowerCase()];
  const kind = UNITS.find(([, words]) => new RegExp(`^(?:${words})$`, 'iu').test(unit ?? ''))?.[0];
  if (many === undefined || kind === undefined || many === 0) return null;
  if (kind !== 'month') return iso(Date.parse(day) + many * (kind === 'week' ? 7 : 1) * DAY_MS);
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  // The 31st of a shorter month is its last day.
  const last = new Date(Date.UTC(year, month - 1 + many + 1, 0)).getUTCDate();
  return iso(Date.UTC(year, month - 1 + many, Math.min(date, last)));
}

/** Every day a message names, in its order, with whether it starts or ends something where the words say so. */
export function readDays(text: string, today: string, language: Language): DayRead[] {
  const found = [...numeric(text, today, language), ...named(text, today), ...relative(text, today)]
    .sort((a, b) => a.start - b.start || b.end - a.end)
    // "Monday 30 November" is one day: of what overlaps or touches, the exact date counts.
    .filter((one, index, all) => !all.some((other, at) => at < index && other.end > one.start));
  const merged = found.filter((one, index) => {
    const next = found[index + 1];
    const bare = /^[\p{L}.]+$/u.test(text.slice(one.start, one.end));
    return !(
      bare &&
      next &&
      /^[\s,.]*(?:the |den |dem |le |el |am )?$/iu.test(text.slice(one.end, next.start)) &&
      /\d/.test(text.slice(next.start, next.end))
    );
  });
  return merged.map(({ start, end, day, sure }) => {
    const ahead = text
      .slice(0, start)
      .replace(
        /(?:next|coming|kommenden?|nächsten?|this|diesen|prochain|próximo|on the|am|on|le|el|ce|este|(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch),?\s+$/iu,
        '',
      );
    const role = END_CUE.test(ahead) ? 'end' : START_CUE.test(ahead) ? 'start' : null;
    return { start, end, day: day ?? '', sure, role };
  });
}

const NOW = word(
  'now|right away|immediately|asap|as soon as possible|straight away|sofort|gleich|jetzt|ab sofort|so bald wie möglich|tout de suite|maintenant|immédiatement|dès que possible|ya|ahora(?: mismo)?|inmediatamente|de inmediato|cuanto antes',
);
const NO_END = word(
  '(?:no|without(?: an?)?) end(?: date)?|open[- ]ended|until further notice|ongoing|keep (?:it )?running|indefinitely|ohne ende(?:datum)?|kein ende(?:datum)?|unbefristet|bis auf weiteres|dauerhaft|sans (?:date de )?fin|indéfiniment|pas de fin|sin (?:fecha de )?fin(?:al)?|indefinid\\p{L}*',
);

export function readNow(text: string): boolean {
  return text.match(NOW) !== null;
}

export function readNoEnd(text: string): boolean {
  return text.match(NO_END) !== null;
}

export interface Duration extends Span {
  /** The last day when it runs from `start`. */
  readonly lastFrom: (start: string) => string | null;
}

/** "for two weeks": how long it runs. */
export function readDuration(text: string): Duration | null {
  const [match] = [
    ...text.matchAll(
      word(
        `(?:for|over|during|für|während|über|pendant|durant|sur|durante|por)\\s+(?:the\\s+(?:next\\s+)?|die\\s+(?:nächsten\\s+)?|les\\s+|las\\s+|los\\s+(?:próximos\\s+)?)?(${NUMBER})\\s+(${UNIT})`,
      ),
    ),
  ];
  const german = match ? undefined : [...text.matchAll(word(`(${NUMBER})\\s+(${UNIT})\\s+(?:lang|long)`))][0];
  const found = match ?? german;
  if (!found) return null;
  const start = found.index;
  return {
    start,
    end: start + found[0].length,
    lastFrom: (from) => {
      const day = later(from, found[1], found[2]);
      return day === null ? null : iso(Date.parse(day) - DAY_MS);
    },
  };
}
