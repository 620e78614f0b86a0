import { createHash } from 'node:crypto';

/** Unit separator: it occurs in no id and is taken out of names. */
export const KEY_SEPARATOR = '\u001f';

// The key is part of a primary key, and an index row of PostgreSQL holds at most 2,704 bytes.
const MOST_BYTES = 1_000;

/** Keys are bounded: a longer one keeps its beginning and ends in a digest of the whole. */
export function boundedKey(key: string): string {
  if (Buffer.byteLength(key) <= MOST_BYTES) return key;
  const digest = createHash('sha256').update(key).digest('hex').slice(0, 32);
  return `${[...key].slice(0, 200).join('')}#${digest}`;
}

/**
 * The key of a search term's facts at level `search_term`: parent (ad group, else campaign), keyword, term. The parent
 * also stands in `parent_key`, the term itself in `entity_name`.
 */
export function searchTermKey(parentKey: string, keywordKey: string | null, term: string): string {
  const part = (text: string) => text.replaceAll(KEY_SEPARATOR, ' ');
  return boundedKey([part(parentKey), part(keywordKey ?? ''), part(term)].join(KEY_SEPARATOR));
}
