import type { Sentence } from './sentence.js';

const DAYS = [
  'mondays?|montags?|lundis?|lunes',
  'tuesdays?|dienstags?|mardis?|martes',
  'wednesdays?|mittwochs?|mercredis?|miercoles',
  'thursdays?|donnerstags?|jeudis?|jueves',
  'fridays?|freitags?|vendredis?|viernes',
  'saturdays?|samstags?|sonnabends?|samedis?|sabados?',
  'sundays?|sonntags?|dimanches?|domingos?',
] as const;
/** Short forms count between two ends of a range only: "so" and "mar" are words as well. */
const SHORT = [
  'mon?|mo|lun?',
  'tue?s?|di|mar',
  'wed|mi|mer|mie',
  'thu(?:rs)?|do|jeu|jue',
  'fri?|ven|vie',
  'sat?|sam|sab',
  'sun|so|dim|dom',
] as const;
const WEEKEND = /(?<!\p{L})(?:weekends?|wochenende[ns]?|week-?ends?|fin(?:es)? de semana)(?!\p{L})/u;
const any = (index: number) => `(?:${DAYS[index]})|(?:${SHORT[index]})\\.?`;
const day = new RegExp(`(?<!\\p{L})(?:${DAYS.join('|')})(?!\\p{L})`, 'u');
const anyDay = DAYS.map((_, index) => any(index)).join('|');
const RANGE = new RegExp(
  `(?<!\\p{L})(${anyDay})\\s?(?:-|–|to|through|bis|au|a|al|hasta)\\s?(${anyDay})(?!\\p{L})`,
  'u',
);

function indexOf(word: string): number {
  const long = DAYS.findIndex((words) => new RegExp(`^(?:${words})$`, 'u').test(word));
  if (long >= 0) return long + 1;
  return SHORT.findIndex((words) => new RegExp(`^(?:${words})\\.?$`, 'u').test(word)) + 1;
}

/** The weekdays a sentence names, 1 = Monday, in order; what was read is taken from the sentence. */
export function readWeekdays(sentence: Sentence): number[] {
  const found = new Set<number>();
  const range = RANGE.exec(sentence.folded);
  if (range) {
    const [from, to] = [indexOf(range[1] ?? ''), indexOf(range[2] ?? '')];
    for (let at = from, steps = 0; steps < 7; at = (at % 7) + 1, steps++) {
      found.add(at);
      if (at === to) break;
    }
  }
  for (const word of sentence.folded.matchAll(new RegExp(day.source, 'gu'))) found.add(indexOf(word[0]));
  if (sentence.has(WEEKEND)) for (const at of [6, 7]) found.add(at);
  sentence.take(RANGE, day, WEEKEND);
  return [...found].sort((a, b) => a - b);
}
