import type { DraftSlots, Language, MatchType } from '@adwright/contracts';
import { wordings } from './wordings.js';

interface Keyword {
  readonly text: string;
  readonly matchType: MatchType;
}

const MOST = 20;
/** Google takes ten words and eighty characters. */
const MOST_WORDS = 10;
const LONGEST = 80;

/** As people search: small letters, without the marks keywords cannot have. */
function asSearched(text: string): string {
  return text
    .toLocaleLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s'’&-]/gu, ' ')
    .replaceAll('’', "'")
    .replaceAll(/\s+/g, ' ')
    .trim();
}

function usable(text: string): boolean {
  return text.length >= 2 && [...text].length <= LONGEST && text.split(' ').length <= MOST_WORDS;
}

function unique(keywords: readonly Keyword[]): Keyword[] {
  return [...new Map(keywords.map((word) => [`${word.matchType} ${word.text}`, word])).values()];
}

/**
 * Keywords out of the business, the offer and the places: with its place as phrase and exact, without one as phrase, so
 * that nothing broad spends on what nobody meant.
 */
export function proposeKeywords(slots: DraftSlots, language: Language): Keyword[] {
  const business = asSearched(slots.business.value ?? '');
  if (!usable(business)) return [];
  const places = (slots.places.value ?? [])
    .filter(({ kind }) => kind !== 'country')
    .map(({ name }) => asSearched(name));
  const phrase = (text: string): Keyword => ({ text, matchType: 'phrase' });
  const exact = (text: string): Keyword => ({ text, matchType: 'exact' });
  // "dentist practice" is searched as "dentist" as well; the last word of a compound name is often the shop's kind.
  const [head = '', ...tail] = business.split(' ');
  const short = tail.length === 1 && head.length > 3 ? head : null;
  const stems = [business, ...(short === null ? [] : [short])];
  const local = stems.flatMap((stem) => places.map((place) => `${stem} ${place}`));
  const keywords = [
    ...local.flatMap((text) => [phrase(text), exact(text)]),
    ...stems.map((stem) => phrase(`${stem} ${wordings[language].nearMe}`)),
    ...(places.length === 0 ? stems.map(phrase) : [phrase(business)]),
  ];
  return unique(keywords.filter(({ text }) => usable(text))).slice(0, MOST);
}

/** Searches that rarely buy, to begin with; what the person advertises is never among them. */
export function proposeNegatives(slots: DraftSlots, language: Language): Keyword[] {
  const said = asSearched(`${slots.business.value ?? ''} ${slots.offer.value ?? ''}`);
  return wordings[language].negatives
    .filter((text) => !said.includes(text))
    .map((text) => ({ text, matchType: 'phrase' as const }));
}
