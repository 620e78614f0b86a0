import { foldText } from './header-text.js';

/** Months as exports write them, in full and short, folded (no accents). Index 0 = January. en de fr es pt it nl. */
const NAMES: readonly string[] = [
  'january jan januar janner janvier janv enero ene janeiro gennaio gen januari',
  'february feb februar fevrier fevr fev febrero fevereiro febbraio februari',
  'march mar marz mrz mars marzo marco maart mrt',
  'april apr avril avr abril abr aprile',
  'may mai mayo maio maggio mag mei',
  'june jun juni juin junio junho giugno giu',
  'july jul juli juillet juil julio julho luglio lug',
  'august aug aout agosto ago augustus',
  'september sep sept septembre septiembre set setembro settembre',
  'october oct oktober okt octobre octubre outubro out ottobre ott',
  'november nov novembre noviembre novembro',
  'december dec dezember dez decembre diciembre dic dezembro dicembre',
];

const MONTHS: ReadonlyMap<string, number> = new Map(
  NAMES.flatMap((names, index) => names.split(' ').map((name): [string, number] => [name, index + 1])),
);

/** Month number of a word in any of the languages; null for any other word. */
export function monthOf(word: string): number | null {
  return MONTHS.get(foldText(word)) ?? null;
}

const WEEKDAYS: ReadonlySet<string> = new Set(
  (
    'monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun ' +
    'mondays tuesdays wednesdays thursdays fridays saturdays sundays ' +
    'montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo di mi do fr sa so ' +
    'lundi mardi mercredi jeudi vendredi samedi dimanche lun mer jeu ven sam dim ' +
    'lunes martes miercoles jueves viernes sabado domingo mie jue vie sab dom ' +
    'segunda terca quarta quinta sexta segunda-feira segunda feira terca feira quarta feira quinta feira sexta feira seg ter qua qui sex ' +
    'lunedi martedi mercoledi giovedi venerdi gio'
  ).split(' '),
);

/** True for the name of a weekday (`Sunday`, `qui.`, `segunda-feira`). */
export function isWeekday(text: string): boolean {
  const folded = foldText(text);
  return folded !== '' && folded.length < 20 && folded.split(' ').every((word) => WEEKDAYS.has(word));
}
