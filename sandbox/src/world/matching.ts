import type { MatchType } from './types.js';

export interface Pattern {
  text: string;
  matchType: MatchType;
}

function words(text: string): string[] {
  return text.toLowerCase().split(/\s+/).filter(Boolean);
}

/**
 * Whether a negative keyword blocks a search term. Negatives do not match close variants: broad blocks a term
 * that holds all words in any order, phrase the words in a row, exact the very term.
 */
export function blocks(negative: Pattern, term: string): boolean {
  const wanted = words(negative.text);
  const given = words(term);
  if (wanted.length === 0) return false;
  if (negative.matchType === 'BROAD') return wanted.every((word) => given.includes(word));
  if (negative.matchType === 'EXACT') return wanted.join(' ') === given.join(' ');
  return ` ${given.join(' ')} `.includes(` ${wanted.join(' ')} `);
}
