import type { AccountAccess } from './access.js';

/** A place as a platform knows it. */
export interface RemotePlace {
  /** The platform's own id, digits. */
  readonly externalId: string;
  readonly kind: 'city' | 'region';
  readonly name: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** The region of a city in the platform's words, by which places of one name are told apart; null for regions. */
  readonly region: string | null;
}

export interface PlaceQuery {
  /** As people call it, in any language the platform understands. */
  readonly name: string;
  readonly kind: 'city' | 'region';
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
}

/** Looks places up by name. Present where campaigns can be aimed at places smaller than a country. */
export interface PlacesPort {
  /**
   * Places of exactly this name and kind, the likeliest first; empty when there is none.
   * @throws PlatformError
   */
  find(access: AccountAccess, query: PlaceQuery): Promise<readonly RemotePlace[]>;
}

const fold = (text: string) => text.trim().normalize('NFC').toLocaleLowerCase();

/**
 * What of a platform's suggestions is meant: those of exactly this name. A single suggestion of another name is the same
 * place in another language ("München", "Munich"); several others are guesses, and none is taken.
 */
export function meant(query: PlaceQuery, suggestions: readonly RemotePlace[]): readonly RemotePlace[] {
  const fitting = suggestions.filter(({ kind, country }) => kind === query.kind && country === query.country);
  const named = fitting.filter(({ name }) => fold(name) === fold(query.name));
  if (named.length > 0) return named;
  return fitting.length === 1 ? fitting : [];
}
