import type { DraftPlace, MatchType } from '@adwright/contracts';

interface Keyword {
  readonly text: string;
  readonly matchType: MatchType;
}

/** Google's own way of writing match types: `[exact]`, `"phrase"`, broad without marks. */
export function writeKeyword({ text, matchType }: Keyword): string {
  if (matchType === 'exact') return `[${text}]`;
  return matchType === 'phrase' ? `"${text}"` : text;
}

export function readKeyword(line: string): Keyword {
  const exact = /^\[(.+)\]$/.exec(line)?.[1];
  if (exact !== undefined) return { text: exact.trim(), matchType: 'exact' };
  const phrase = /^["“”](.+)["“”]$/.exec(line)?.[1];
  return phrase === undefined
    ? { text: line, matchType: 'broad' }
    : { text: phrase.trim(), matchType: 'phrase' };
}

const countryNames = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });

/** `Lyon, FR`, `Portland (Maine), US`; a country by its code alone. */
export function writePlace({ kind, name, country, region }: DraftPlace): string {
  if (kind === 'country') return country;
  return `${name}${region === undefined ? '' : ` (${region})`}, ${country}`;
}

/** Null when the line names no country by its two letters. */
export function readPlace(line: string): DraftPlace | null {
  const match = /^(?:(.+?)\s*,\s*)?([A-Za-z]{2})$/.exec(line);
  const country = match?.[2]?.toUpperCase();
  const known = country === undefined ? undefined : countryNames.of(country);
  if (country === undefined || known === undefined) return null;
  const named = match?.[1];
  if (named === undefined) return { kind: 'country', name: known, country };
  const [, name = named, region] = /^(.+?)\s*\(([^()]+)\)$/.exec(named) ?? [];
  return { kind: 'city', name, country, ...(region === undefined ? {} : { region: region.trim() }) };
}
