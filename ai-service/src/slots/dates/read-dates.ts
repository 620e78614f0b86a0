import type { Language } from '@adwright/contracts';
import type { Doubt, ReadContext, Reading } from '../reading.js';
import { foldText, plainText } from '../text/plain.js';
import { weekdayOf } from './calendar.js';
import type { DatePattern } from './pattern.js';
import { datePatterns } from './patterns.js';
import { german } from './words/de.js';
import { english } from './words/en.js';
import { spanish } from './words/es.js';
import { french } from './words/fr.js';
import type { DateLexicon } from './words/lexicon.js';

export interface DateValue {
  /** An account-local day; `now` = at once, `none` = without an end. */
  readonly day: string;
  /** Whether the words before it make it the first or the last day. */
  readonly role: 'start' | 'end' | 'unknown';
}

const lexicons: Readonly<Record<Language, DateLexicon>> = {
  en: english,
  de: german,
  fr: french,
  es: spanish,
};
const grammars = new Map<
  Language,
  { patterns: readonly DatePattern[]; start: RegExp; end: RegExp; lead: RegExp }
>();

function grammarOf(language: Language) {
  const known = grammars.get(language);
  if (known) return known;
  const words = lexicons[language];
  const before = (alternatives: string) =>
    new RegExp(`(?<![a-z])(?:${alternatives})(?: (?:on|am|le|el|den|dem|der|the))?[ ,:]*$`);
  const grammar = {
    patterns: datePatterns(words, language),
    start: before(words.from),
    end: before(words.until),
    lead: new RegExp(`^(?:${words.onThe}) `),
  };
  grammars.set(language, grammar);
  return grammar;
}

/**
 * Every day that a text names, left to right. A day without a year is the next one from today on. What two people would
 * read as two days ("next Monday" early in a week, 03/04/2026, "next month") is ambiguous.
 */
export function readDates(text: string, ctx: ReadContext): Reading<DateValue>[] {
  const folded = foldText(plainText(text)).replaceAll('\u00a0', ' ');
  const { patterns, start, end, lead } = grammarOf(ctx.language);
  const found: Reading<DateValue>[] = [];
  for (const pattern of patterns) {
    for (const match of folded.matchAll(pattern.form)) {
      const from = match.index;
      const to = from + match[0].length;
      if (found.some((other) => other.from < to && from < other.to)) continue;
      const read = pattern.read(match.groups ?? {}, ctx);
      if (read === null) continue;
      // "du 1er", "hasta el 15": the word that gives the role may be the day's own article.
      const before = folded.slice(Math.max(0, from - 24), from) + (lead.exec(match[0])?.[0] ?? '');
      const role = end.test(before) ? 'end' : start.test(before) ? 'start' : 'unknown';
      const value = (day: string): DateValue => ({ day, role: day === 'none' ? 'end' : role });
      const doubt =
        read.doubt ??
        weekdayDoubt(read, match.groups?.weekday, ctx.language) ??
        (MORE_BEFORE.test(folded.slice(Math.max(0, from - 24), from)) ||
        MORE_BEHIND.test(folded.slice(to, to + 16))
          ? 'vague'
          : null);
      found.push({
        from,
        to,
        text: text.slice(from, to),
        value: value(read.day),
        certainty: doubt === null ? 'certain' : 'ambiguous',
        ...(doubt === null ? {} : { doubt }),
        ...(read.others ? { alternatives: [read.day, ...read.others].map(value) } : {}),
      });
    }
  }
  return found.sort((a, b) => a.from - b.from);
}

/** "the second Monday", "1 month and 21 days ago", "three weeks from tomorrow": a part of a longer expression. */
const MORE_BEFORE =
  /(?:(?:first|second|third|fourth|fifth|last|erste[nrs]?|zweite[nrs]?|dritte[nrs]?|letzte[nrs]?|premier|deuxieme|troisieme|dernier|primer|segundo|tercer|ultimo|days?|weeks?|months?|years?|tage?|wochen?|monate?|jours?|semaines?|mois|dias?|semanas?|meses|two)(?: (?:and|und|et|y|from|after|before|nach|vor|ab|apres|avant|despues de|antes de))? )$/;
const MORE_BEHIND =
  /^(?:,? (?:nineteen|twenty|two thousand|neunzehnhundert|zweitausend|deux mille|dos mil)(?![a-z])|[/-]\d| (?:mon|tues|wednes|thurs|fri|satur|sun)days?(?![a-z])| (?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miercoles|jueves|viernes|sabado|domingo)(?![a-z])| the (?:[a-z]+teen|ten|eleven|twelve|twenty|thirty)(?![a-z])| (?:of|in) (?:the |next |this |last )*(?:month|year|week)(?![a-z]))/;

/** "Monday, 1 December" where that day is a Tuesday is a slip: which of both is meant has to be asked. */
function weekdayDoubt(
  read: { readonly day: string },
  named: string | undefined,
  language: Language,
): Doubt | null {
  if (named === undefined || !/^\d/.test(read.day)) return null;
  const at = lexicons[language].weekdays.findIndex((words) => new RegExp(`^(?:${words})$`).test(named));
  return at >= 0 && at + 1 !== weekdayOf(read.day) ? 'no_such_day' : null;
}
