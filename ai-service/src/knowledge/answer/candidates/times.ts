import { type Candidate, findGraded, type Graded, plain, standing } from './candidate.js';

export const MONTH =
  'jan(?:uary|uar|vier)?|feb(?:ruary|ruar)?|märz|march|mar|apr(?:il)?|mai|may|june?|juni|july?|juli|aug(?:ust)?|sept?(?:ember)?|o[ck]t(?:ober)?|nov(?:ember)?|de[cz](?:ember)?|février|mars|avril|juin|juillet|août|septembre|octobre|novembre|décembre|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre';
export const WEEKDAY =
  '(?:mon|tues|wednes|thurs|fri|satur|sun)days?|(?:mon|diens|donners|frei|sonn)tags?|mittwochs?|samstags?|lundis?|mardis?|mercredis?|jeudis?|vendredis?|samedis?|dimanches?|lunes|martes|miércoles|jueves|viernes|sábados?|domingos?';
const YEAR = '(?:1[5-9]|20)\\d\\d';
const DAY = '\\d{1,2}\\.?(?:st|nd|rd|th)?';
const OF = '(?:of |del? )?';

/** Days and months. */
const DAYS: Graded = [
  [standing(`(?:${MONTH})\\.? ${DAY},? ${YEAR}|${DAY},? ${OF}(?:${MONTH})\\.?,? ${OF}${YEAR}`), 1],
  [standing(`${YEAR}-\\d\\d-\\d\\d|\\d{1,2}[./]\\d{1,2}[./](?:${YEAR}|\\d\\d)`), 1],
  [standing(`(?:${MONTH})\\.?,? ${OF}${YEAR}`), 0.9],
  [standing(`(?:${MONTH})\\.? ${DAY}|${DAY} ${OF}(?:${MONTH})`), 0.5],
];
const TIMES: Graded = [
  ...DAYS,
  [standing(`${WEEKDAY}|\\d{1,2}:\\d\\d|\\d{1,2} ?(?:am|pm|uhr|h|o’clock)`), 0.9],
  [standing(`${MONTH}|${YEAR}`), 0.3],
];
const CALENDAR: Graded = [...DAYS, [standing(YEAR), 0.3]];

const SHORT = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Day, month and year in one order, so that passages that write them in another are seen to agree. */
function timeKey(text: string): string {
  return plain(text)
    .split(' ')
    .filter((part) => !/^(?:of|del?)$/.test(part))
    .map(
      (part) =>
        SHORT.find((month) => part.startsWith(month)) ?? part.replace(/^0|(?<=\d)(?:st|nd|rd|th)$/g, ''),
    )
    .sort()
    .join(' ');
}

export function timesIn(text: string): Candidate[] {
  return findGraded(text, TIMES, timeKey);
}

/** Whether a piece of a text is part of a day or is a year, and so no number of anything. */
export function calendarIn(text: string): readonly Candidate[] {
  return findGraded(text, CALENDAR);
}
