import { type Candidate, findGraded, type Graded, standing } from './candidate.js';
import { calendarIn } from './times.js';

const NUMBER_WORD =
  'two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|ninety|hundred|thousand|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|zwanzig|dreißig|hundert|tausend|deux|trois|quatre|cinq|dix|vingt|trente|cent|mille|dos|tres|cuatro|cinco|diez|veinte|treinta|ciento|mil|free|kostenlos|gratuite?s?|gratis';
const DIGITS = '\\d(?:[\\d.,’\\u00a0\\u202f]{0,15}\\d)?';
const UNIT =
  '%|€|\\$|£|k|m|bn|percent|per cent|prozent|pour cent|por ciento|euros?|dollars?|pounds?|million(?:en|es|s)?|billions?|milliarden?|milliards?|mio|mrd|thousand|hours?|days?|weeks?|months?|years?|minutes?|stunden?|tage?n?|wochen?|monate?n?|jahre?n?|minuten?|heures?|jours?|semaines?|mois|ans?|horas?|días?|semanas?|meses|años?';
const UNITS = `(?: ?(?:${UNIT})(?![\\p{L}\\p{N}])){1,2}`;

const QUANTITIES: Graded = [
  [new RegExp(`[$€£¥] ?${DIGITS}(?:${UNITS})?|(?<![\\p{L}\\p{N}.,])${DIGITS}${UNITS}`, 'giu'), 1],
  [new RegExp(`(?<![\\p{L}\\p{N}])(?:${NUMBER_WORD})${UNITS}`, 'giu'), 1],
  [standing(NUMBER_WORD), 0.8],
  [standing(DIGITS), 0.6],
];
const MONEY = /[$€£¥]|euro|dollar|pound|free|gratis|kostenlos|gratuit/iu;

/** Amounts and counts; the numbers of a day or of a year are none. */
export function quantitiesIn(text: string): Candidate[] {
  const calendar = calendarIn(text);
  return findGraded(text, QUANTITIES).filter(
    ({ from, to, quality }) => quality === 1 || !calendar.some((day) => day.from < to && from < day.to),
  );
}

/** The same where money is asked for: a number without a currency tells little. */
export function amountsIn(text: string): Candidate[] {
  return quantitiesIn(text).map((one) =>
    MONEY.test(text.slice(one.from, one.to)) ? one : { ...one, quality: one.quality * 0.3 },
  );
}
