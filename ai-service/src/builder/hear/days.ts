import { addDays, addMonths } from '../../slots/dates/calendar.js';
import { readDates } from '../../slots/dates/read-dates.js';
import { type Duration as Length, readDurations } from '../../slots/read-durations.js';
import type { ReadContext } from '../../slots/reading.js';
import type { HeardDay, Span } from './heard.js';

/** A day without a year that far ahead has more likely just passed: nobody plans a campaign that long before. */
const FAR_DAYS = 275;
const word = (pattern: string) => new RegExp(`(?<![\\p{L}\\p{N}])(?:${pattern})(?![\\p{L}\\p{N}])`, 'giu');

export interface DayRead extends HeardDay {
  readonly role: 'start' | 'end' | null;
  /** False when the day can be read in two ways. */
  readonly sure: boolean;
}

/** Every day a message names, in its order, with whether it starts or ends something where the words say so. */
export function readDays(text: string, ctx: ReadContext): DayRead[] {
  return readDates(text, ctx)
    .filter(({ value }) => /^\d/.test(value.day))
    .map(({ from, to, value, certainty, text: shown }) => ({
      start: from,
      end: to,
      day: value.day,
      role: value.role === 'unknown' ? null : value.role,
      sure: certainty === 'certain' && (value.day <= addDays(ctx.today, FAR_DAYS) || /\d{4}/.test(shown)),
    }));
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

const RUNS =
  /(?<!\p{L})(?:for|over|during|für|während|über|pendant|durant|sur|durante|por)\s+(?:the\s+(?:next\s+)?|die\s+(?:nächsten\s+)?|les\s+|las\s+|los\s+(?:próximos\s+)?)?$/iu;
const LONG = /^\s+(?:lang|long)(?!\p{L})/iu;

/** "for two weeks", "drei Wochen lang": how long it runs; other stretches of time are none of the campaign's. */
export function readDuration(text: string, ctx: ReadContext): Duration | null {
  const found = readDurations(text, ctx).find(
    ({ from, to, certainty, value }) =>
      certainty === 'certain' &&
      ['day', 'week', 'month', 'year'].includes(value.unit) &&
      Number.isInteger(value.count) &&
      (RUNS.test(text.slice(0, from)) || LONG.test(text.slice(to))),
  );
  if (!found) return null;
  return {
    start: found.from,
    end: found.to,
    // The first day counts: one week from Monday ends on Sunday.
    lastFrom: (start) => addDays(after(start, found.value), -1),
  };
}

function after(start: string, { unit, count }: Length): string {
  if (unit === 'month') return addMonths(start, count);
  if (unit === 'year') return addMonths(start, 12 * count);
  return addDays(start, count * (unit === 'week' ? 7 : 1));
}
