import type { DraftPlace, Language } from '@adwright/contracts';
import { cities } from './cities.js';
import type { Heard, Span } from './heard.js';

const LANGUAGES: readonly Language[] = ['en', 'de', 'fr', 'es'];
/** Names of countries that are everyday words or names in one of the languages. */
const NO_COUNTRY = new Set([
  'TD',
  'JE',
  'IM',
  'CX',
  'CC',
  'UM',
  'BV',
  'HM',
  'AQ',
  'TF',
  'GS',
  'IO',
  'ZZ',
  'EU',
  'EZ',
  'UN',
]);
const MORE: Readonly<Record<string, string>> = {
  usa: 'US',
  'u.s.': 'US',
  'u.s.a.': 'US',
  'the states': 'US',
  'united states': 'US',
  america: 'US',
  uk: 'GB',
  'u.k.': 'GB',
  england: 'GB',
  britain: 'GB',
  'great britain': 'GB',
  großbritannien: 'GB',
  angleterre: 'GB',
  inglaterra: 'GB',
  holland: 'NL',
  'les états-unis': 'US',
  'estados unidos': 'US',
  'ee. uu.': 'US',
  eeuu: 'US',
  brd: 'DE',
  'czech republic': 'CZ',
};
const LETTER = /[\p{L}\p{N}]/u;

interface Name {
  readonly name: string;
  readonly place: DraftPlace;
}

const fold = (text: string) => text.toLocaleLowerCase().normalize('NFC');

function countryNames(): Name[] {
  const codes = Array.from({ length: 26 * 26 }, (_, index) =>
    String.fromCharCode(65 + Math.floor(index / 26), 65 + (index % 26)),
  );
  const named = LANGUAGES.flatMap((language) => {
    const names = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' });
    return codes.flatMap((country): Name[] => {
      const name = NO_COUNTRY.has(country) ? undefined : names.of(country);
      return name === undefined ? [] : [{ name: fold(name), place: { kind: 'country', name, country } }];
    });
  });
  const more = Object.entries(MORE).map(([name, country]): Name => {
    const english = new Intl.DisplayNames(['en'], { type: 'region' }).of(country) ?? country;
    return { name, place: { kind: 'country', name: english, country } };
  });
  return [...named, ...more];
}

function cityNames(): Name[] {
  return Object.entries(cities).flatMap(([country, list]) =>
    list.split(',').flatMap((spellings) => {
      const [name = '', ...others] = spellings.split('/').map((one) => one.trim());
      return [name, ...others].map(
        (one): Name => ({ name: fold(one), place: { kind: 'city', name, country } }),
      );
    }),
  );
}

/** Longest first, so that "Frankfurt am Main" is not "Frankfurt" and a rest. */
const names: readonly Name[] = [...countryNames(), ...cityNames()].sort(
  (a, b) => b.name.length - a.name.length,
);
/** Names of cities that are everyday words: understood with a capital and a word of place before them only. */
const EVERYDAY = new Set([
  'essen',
  'nice',
  'tours',
  'halle',
  'bath',
  'cork',
  'linz',
  'brest',
  'cali',
  'zug',
  'rom',
  'york',
  'lima',
  'vigo',
  'elche',
  'gent',
  'gand',
  'pau',
  'rosario',
  'concepción',
  'turkey',
  'chad',
  'kiel',
  'biel',
  'chur',
  'faro',
  'orleans',
  'mali',
  'niger',
  'jordan',
  'georgia',
  'togo',
  'palma',
  'santander',
  'cartagena',
  'valence',
  'austin',
  'phoenix',
  'charlotte',
  'nancy',
  'florence',
  'victoria',
  'mérida',
  'granada',
  'toledo',
]);
const PLACE_WORD =
  /(?:^|[\s,(])(?:in|around|near|at|of|to|within|und|and|or|oder|um|bei|nach|rund um|à|a|en|de|sur|vers|et|ou|près de|autour de|y|o|cerca de|plus|also|auch|aussi|también|from)\s+$/iu;

interface Found extends Span {
  readonly place: DraftPlace;
}

function find(text: string, taken: readonly Span[], asked: boolean): Found[] {
  const folded = fold(text);
  const found: Found[] = [];
  const free = (span: Span) =>
    [...found, ...taken].every((other) => span.end <= other.start || span.start >= other.end);
  for (const { name, place } of names) {
    for (let from = folded.indexOf(name); from >= 0; from = folded.indexOf(name, from + 1)) {
      const span = { start: from, end: from + name.length };
      if (LETTER.test(folded[from - 1] ?? '') || LETTER.test(folded[span.end] ?? '') || !free(span)) continue;
      const everyday = EVERYDAY.has(name) || name.length <= 3;
      const capital = text[from] !== folded[from];
      if (everyday && !(capital && (asked || PLACE_WORD.test(text.slice(0, from))))) continue;
      found.push({ ...span, place });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

/** A capitalised name after a word of place that no table holds. */
const UNKNOWN =
  /(?<![\p{L}])(?:in|around|near|rund um|bei|nahe|à|en|près de|autour de|cerca de)\s+(?:the\s+|der\s+|die\s+|la\s+|el\s+)?(\p{Lu}[\p{L}'’-]+(?:[\s-](?:\p{Lu}[\p{L}'’-]+|sur|am|an|de|la|le|les|del|upon|im))*)/u;
const NO_PLACE =
  /^(?:Facebook|Instagram|Google|Meta|Euro|Euros|EUR|USD|GBP|CHF|English|German|French|Spanish|Deutsch|Englisch|Französisch|Spanisch|January|February|March|April|May|June|July|August|September|October|November|December|Januar|Februar|März|Mai|Juni|Juli|Oktober|Dezember|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Zukunft|Woche|Tag|Tagen|Monat|Wochen|Ordnung|Total|I|Höhe|Summe|Kürze|Minuten|Jahren|Jahr|Zeit|Betracht|der|die)(?![\p{L}])/u;
const ADD =
  /(?<![\p{L}])(?:also|too|as well|add|plus|additionally|auch|zusätzlich|dazu|noch|aussi|également|ajoute\p{L}*|también|además|añad\p{L}*|agreg\p{L}*)(?![\p{L}])/iu;
const REMOVE =
  /(?<![\p{L}])(?:not|without|except|remove|drop|nicht|ohne|außer|kein\p{L}*|entfern\p{L}*|pas|sans|sauf|enlev\p{L}*|retir\p{L}*|sin|excepto|salvo|quita\p{L}*)\s+(?:(?:in|à|en|auf|from|de)\s+)?$/iu;

export interface HeardPlaces {
  readonly places: Heard['places'];
  readonly unclear: string | null;
  readonly spans: readonly Span[];
}

/** A country that only says where its city is ("Lyon, France") is none of its own. */
function withoutApposed(found: readonly Found[], text: string): Found[] {
  return found.filter((one, index) => {
    const before = found[index - 1];
    if (one.place.kind !== 'country' || !before || before.place.kind === 'country') return true;
    const between = text.slice(before.end, one.start);
    return (
      before.place.country !== one.place.country || !/^(?:\s*[,(]\s*|\s+(?:in|en)\s+|\s+)$/iu.test(between)
    );
  });
}

/** Places of a message. A name that no table holds needs its country beside it; else it is asked back. */
export function readPlaces(text: string, taken: readonly Span[], asked: boolean): HeardPlaces {
  const known = find(text, taken, asked);
  const bare = asked && known.length === 0 ? /^\s*(\p{Lu}[\p{L}'’ -]{2,40}?)\s*[.!]?\s*$/u : null;
  const match =
    UNKNOWN.exec(text) ??
    bare?.exec(text) ??
    /^\s*(\p{Lu}[\p{L}'’-]+(?:[ -][\p{L}'’-]+){0,3}),\s*\p{Lu}/u.exec(asked ? text : '');
  const name = match?.[1]?.trim();
  const start = match && name !== undefined ? match.index + match[0].indexOf(name) : -1;
  const span = { start, end: start + (name?.length ?? 0) };
  const stranger =
    name !== undefined &&
    start >= 0 &&
    !NO_PLACE.test(name) &&
    [...known, ...taken].every((other) => span.end <= other.start || span.start >= other.end)
      ? name
      : null;
  let places = withoutApposed(known, text);
  let unclear: string | null = null;
  if (stranger !== null) {
    const country = known.find(
      ({ place, start: at }) =>
        place.kind === 'country' &&
        at >= span.end &&
        /^\s*[,(]?\s*(?:in |en )?$/iu.test(text.slice(span.end, at)),
    );
    if (country) {
      const city: Found = {
        ...span,
        place: { kind: 'city', name: stranger, country: country.place.country },
      };
      places = [...places.filter((one) => one !== country), city];
    } else unclear = stranger;
  }
  if (places.length === 0) return { places: null, unclear, spans: [] };
  const removed = places.filter((one) => REMOVE.test(text.slice(0, one.start)));
  const kept = places.filter((one) => !removed.includes(one));
  const how = kept.length === 0 ? 'remove' : ADD.test(text) ? 'add' : 'set';
  const unique = new Map(
    (kept.length === 0 ? removed : kept).map(({ place }) => [
      `${place.kind}${place.country}${place.name}`,
      place,
    ]),
  );
  return { places: { how, places: [...unique.values()].slice(0, 25) }, unclear, spans: places };
}
