import type { SnapshotEntity } from './snapshot.js';

/** Longest text and most words of a keyword, by Google's limits. */
const LONGEST = 80;
const MOST_WORDS = 10;

function plain(text: string): string {
  return text.toLocaleLowerCase('und').replace(/\s+/g, ' ').trim();
}

/** True when the platform says that the term is a negative keyword already. */
export function isExcludedTerm({ statusReasons }: Pick<SnapshotEntity, 'statusReasons'>): boolean {
  return statusReasons.some((reason) => reason.includes('EXCLUDED'));
}

/** True when the term is the keyword's own text: excluding it would shut the keyword off, which is its own question. */
export function isOwnKeyword({
  matchedKeyword,
  name,
}: Pick<SnapshotEntity, 'matchedKeyword' | 'name'>): boolean {
  return matchedKeyword !== null && plain(matchedKeyword.replace(/[[\]"+]/g, '')) === plain(name);
}

/** The text of an exact negative keyword for a term, or null when the platform would refuse it. */
export function negativeText(term: string): string | null {
  const text = plain(term);
  if (text.length === 0 || text.length > LONGEST || text.split(' ').length > MOST_WORDS) return null;
  return text;
}
