import { type Candidate, findGraded, type Graded, plain, standing } from './candidate.js';
import { MONTH, WEEKDAY } from './times.js';

const PARTICLE = 'de|van|von|der|den|la|le|el|bin|al|da|di|dos|du|of|the|and|&';
const CAPITAL = "\\p{Lu}[\\p{L}\\p{M}’'-]{0,40}\\.?";
const NAME = new RegExp(`${CAPITAL}(?:\\s(?:(?:${PARTICLE})\\s){0,2}${CAPITAL}){0,5}`, 'gu');

/** Words that are written with a capital, at the start of a sentence or in a title, and are no part of a name asked for. */
const NO_NAME = standing(
  `${MONTH}|${WEEKDAY}|the|a|an|and|in|on|at|by|he|she|it|they|we|his|her|its|our|this|that|these|those|after|before|when|with|for|from|how|what|who|which|where|why|finals?|highlights?|results?|news|winners?|champions?|championships?|awards?|trophy|cup|open|title|list|official|full|watch|read|more|first|second|third|men|women|mens|womens|ladies|gentlemen|singles|doubles|grand|slam|states?|united|kingdom|university|college|city|county|year|date|day|season|game|match|round|die|der|das|ein|eine|wir|sie|er|es|le|la|les|un|une|nous|il|elle|el|los|las|una|nosotros|q[1-4]|photo|image|video|source|updated|published|retrieved|complete|mr|mrs|ms|dr|sir|president`,
  'iu',
);
const FIRM = / (?:co|inc|company|ltd|gmbh|corp|corporation|group)$/u;
/** Where something happened is not who did it. */
const PLACED = /(?<!\p{L})(?:in|at|near|im|bei|en|à|au)\s(?:the\s)?(?:\p{Lu}[\p{L}\p{M}’'-]{0,40},\s)?$/u;

function namesIn(text: string, singleWord: number): Candidate[] {
  // A word that is also written small here has its capital from where it stands.
  const small = new Set(text.match(/(?<![\p{L}\p{N}’'-])\p{Ll}[\p{L}\p{M}]+/gu) ?? []);
  return [...text.matchAll(NAME)].flatMap((match): Candidate[] => {
    const words = match[0].split(/\s/);
    const kept = words.filter((word) => {
      const bare = word.replace(/[.’']s?$/u, '');
      return !small.has(bare.toLowerCase()) && !NO_NAME.test(bare);
    });
    const parts = plain(kept.join(' ').replace(/[’']s\b/gu, ''))
      .replace(FIRM, '')
      .split(' ');
    const key = parts.at(-1) ?? '';
    if (key === '') return [];
    const whole = kept.length === words.length ? 1 : 0.8;
    const quality = parts.length === 1 ? singleWord : parts.length <= 3 ? whole : 0.5;
    const placed = PLACED.test(text.slice(Math.max(0, match.index - 60), match.index)) ? 0.5 : 1;
    return [{ key, from: match.index, to: match.index + match[0].length, quality: quality * placed }];
  });
}

/** People: a family name alone tells less than the whole name, and stands for it. */
export function personsIn(text: string): Candidate[] {
  return namesIn(text, 0.4);
}

/** Companies, countries, teams and whatever else has a name of one word or of more. */
export function thingsIn(text: string): Candidate[] {
  return namesIn(text, 1);
}

const PROPER = "\\p{Lu}[\\p{L}\\p{M}.’'-]{1,40}";
const PROPERS = `${PROPER}(?:\\s${PROPER}){0,3}`;
/** After a preposition of place, or in front of the larger place it lies in. */
const PLACES: Graded = [
  [
    new RegExp(
      `(?<=(?<!\\p{L})(?:in|at|near|to|from|outside|im|in der|am|bei|nach|aus|à|au|en|dans|près de|de|a)\\s(?:the\\s|der\\s|la\\s|le\\s)?)${PROPERS}(?:,\\s${PROPERS})?`,
      'gu',
    ),
    1,
  ],
  [new RegExp(`${PROPERS},\\s${PROPER}`, 'gu'), 0.9],
];

export function placesIn(text: string): Candidate[] {
  return findGraded(text, PLACES);
}
