import type { Gender } from '@adwright/contracts';
import type { Span } from './heard.js';

const WOMEN = 'women|woman|females?|ladies|frauen|damen|femmes?|mujeres|mujer';
const MEN = 'men|man|males?|männer|maenner|herren|hommes?|hombres|hombre';
const ONLY =
  'only|just|nur|ausschließlich|ausschliesslich|uniquement|seulement|exclusivement|que|solo|sólo|solamente|únicamente';

function genderCue(words: string): RegExp {
  return new RegExp(
    `(?<![\\p{L}])(?:(?:${ONLY})\\s+(?:(?:an|at|to|for|für|pour|para|aux|les|des|las|los|de|a)\\s+)*(?:${words})|(?:${words})\\s+(?:${ONLY}|aged|ages|between|über|ab|over|zwischen|entre|de \\d)|(?:target(?:ing)?|aimed at|zielgruppe:?|an die|dirigid[oa]s? a)\\s+(?:las |los |les )?(?:${words}))(?![\\p{L}])`,
    'iu',
  );
}
const onlyWomen = genderCue(WOMEN);
const onlyMen = genderCue(MEN);
const alone = (words: string) =>
  new RegExp(`(?:^|[,;.]|\\b(?:and|und|et|y)\\b)\\s*(?:${words})\\s*(?:$|[,;.!])`, 'iu');
const aloneWomen = alone(WOMEN);
const aloneMen = alone(MEN);
const both = new RegExp(
  `(?<![\\p{L}])(?:(?:${MEN})\\s*(?:and|und|et|y|&|or|oder|ou|o)\\s*(?:${WOMEN})|(?:${WOMEN})\\s*(?:and|und|et|y|&|or|oder|ou|o)\\s*(?:${MEN})|all genders|everyone|everybody|alle geschlechter|alle leute|tout le monde|tous les genres|todo el mundo|todos los géneros)(?![\\p{L}])`,
  'iu',
);

/** Who the ads are for, where the words leave no doubt that people are meant (a shop for women's shoes is not). */
export function readGender(text: string): Gender | null {
  if (both.test(text)) return 'all';
  if (onlyWomen.test(text) || aloneWomen.test(text)) return 'women';
  if (onlyMen.test(text) || aloneMen.test(text)) return 'men';
  return null;
}

const YEARS = '(?:years?(?:[ -]olds?)?|yrs?|y\\.?o\\.?|jahren?|jährige[nr]?|ans|años)';
const AGED = '(?:aged?|ages?|age group|alter(?: von)?|im alter(?: von)?|âgée?s? de|âge|edad(?:es)?(?: de)?)';
const AND = '(?:-|–|—|to|bis|and|und|à|a|et|y)';
const between = '(?:between|from|zwischen|von|entre|de)';

const patterns: readonly (readonly [RegExp, 'range' | 'min' | 'max'])[] = [
  [new RegExp(`${AGED}:?\\s*(?:${between}\\s*)?(\\d{2})\\s*${AND}\\s*(\\d{2})(?!\\d)`, 'iu'), 'range'],
  [new RegExp(`(?<![\\d.,])(\\d{2})\\s*${AND}\\s*(\\d{2})\\s*-?${YEARS}`, 'iu'), 'range'],
  [
    new RegExp(
      `(?:${WOMEN}|${MEN}|people|leute|menschen|personnes|personas)\\s+(?:(?:aged|${between})\\s+)?(\\d{2})\\s*${AND}\\s*(\\d{2})(?![\\d.,]*\\d)`,
      'iu',
    ),
    'range',
  ],
  [/(?<![\d.,])(\d{2})\s*\+(?!\d)/u, 'min'],
  [
    new RegExp(
      `(?:over|above|older than|from|ab|über|plus de|à partir de|dès|más de|mayores de|desde)\\s+(\\d{2})\\s*${YEARS}`,
      'iu',
    ),
    'min',
  ],
  [/(?:over|above|older than|mayores de)\s+(?:the age of\s+)?(\d{2})(?:s)?(?![\d.,%]|\s*[€$£])/iu, 'min'],
  [
    new RegExp(
      `(?:under|below|younger than|up to|unter|bis|moins de|jusqu'à|jusqu’à|menos de|menores de|hasta)\\s+(\\d{2})\\s*${YEARS}`,
      'iu',
    ),
    'max',
  ],
];

export interface HeardAges extends Span {
  readonly min: number | null;
  readonly max: number | null;
}

const LEAST = 13;
const MOST = 65;

/** Ages, only where the words say that ages are meant. Platforms know 13 to 65; 65 stands for 65 and over. */
export function readAges(text: string): HeardAges | null {
  for (const [pattern, kind] of patterns) {
    const match = pattern.exec(text);
    if (!match) continue;
    const [a, b] = [Number(match[1]), Number(match[2])];
    if ([a, ...(kind === 'range' ? [b] : [])].some((age) => age < LEAST || age > 99)) continue;
    const span = { start: match.index, end: match.index + match[0].length };
    const capped = (age: number) => Math.min(age, MOST);
    if (kind === 'range') return { ...span, min: capped(a), max: b >= MOST ? null : b };
    return kind === 'min' ? { ...span, min: capped(a), max: null } : { ...span, min: null, max: capped(a) };
  }
  return null;
}

const names: readonly (readonly [string, string])[] = [
  ['en', 'english|englisch|anglais|anglophones?|inglés'],
  ['de', 'german|deutsch|allemand|germanophones?|alemán'],
  ['fr', 'french|französisch|français|francophones?|francés'],
  ['es', 'spanish|spanisch|espagnol|hispanophones?|español|hispanohablantes?'],
  ['it', 'italian|italienisch|italien|italiano'],
  ['pt', 'portuguese|portugiesisch|portugais|portugués'],
  ['nl', 'dutch|niederländisch|néerlandais|neerlandés'],
  ['tr', 'turkish|türkisch|turc|turco'],
  ['ar', 'arabic|arabisch|arabe|árabe'],
  ['pl', 'polish|polnisch|polonais|polaco'],
];

/** Languages of the audience, where speaking is mentioned. */
export function readLanguages(text: string): string[] | null {
  const found = names.flatMap(([code, words]) => {
    const spoken = new RegExp(
      `(?<![\\p{L}])(?:(?:${words})[ -]?(?:speak\\w*|sprachig\\w*|sprechend\\w*)|(?:speak(?:ing|s)?|sprechen|parlent|parlant|hablen|hablan)\\s+(?:el |le |l'|l’)?(?:${words})|(?:francophones?|anglophones?|germanophones?|hispanophones?|hispanohablantes?)(?<=${words}))`,
      'iu',
    );
    return spoken.test(text) ? [code] : [];
  });
  return found.length === 0 ? null : found;
}
