import { type ConstraintTarget, saysBrand } from '@adwright/contracts';
import type { Sentence, Token } from './sentence.js';
import { LOOSE } from './words.js';

type Named = Extract<ConstraintTarget, { kind: 'named' }>;

const LEVELS: readonly (readonly [Named['level'], RegExp])[] = [
  [
    'ad_group',
    /(?<!\p{L})(?:ad ?-?groups?|ad ?-?sets?|anzeigengruppen?|groupes? d.annonces|ensembles? de publicites|grupos? de anuncios|conjuntos? de anuncios)(?!\p{L})/u,
  ],
  ['campaign', /(?<!\p{L})(?:campaigns?|kampagnen?|campagnes?|campanas?)(?!\p{L})/u],
  ['ad', /(?<!\p{L})(?:ads?|anzeigen?|annonces?|publicites?|anuncios?)(?!\p{L})/u],
];
const SEVERAL =
  /(?<!\p{L})(?:any|all|every|each|per|our|alle[rn]?|jede[nrms]?|pro|unsere[nr]?|toutes?|tous|chaque|nos|par|todas?|todos?|cada|nuestras|por|ninguna|aucune|keine)(?!\p{L})/u;
const MANY_CAMPAIGNS = /(?<!\p{L})(?:campaigns|kampagnen|campagnes|campanas)(?!\p{L})/u;
const ACCOUNT =
  /(?<!\p{L})(?:(?:ad )?accounts?|(?:werbe)?kontos?|(?:werbe)?konten|comptes?|cuentas?|altogether|overall|in total|insgesamt|au total|en total)(?!\p{L})/u;
const PLATFORMS = [
  ['google', /(?<!\p{L})(?:google(?: ads)?|adwords)(?!\p{L})/u],
  ['meta', /(?<!\p{L})(?:meta(?: ads)?|facebook|instagram)(?!\p{L})/u],
] as const;
/** German writes name and kind as one word: "Markenkampagne", "Brand-Kampagne". */
const COMPOUND = /(?<=[\p{L}\p{N}])-?kampagnen?(?!\p{L})/u;
const BRAND_WORD = /^(?:brand(?:ed|s|ing)?|marken?(?:name[n]?)?|marque|marca|name)$/u;

export interface TargetRead {
  readonly target: ConstraintTarget | null;
  /** Words that were left over and could not be a name. */
  readonly loose: boolean;
}

/**
 * What a rule is about, from what its readers left of the sentence. `alone` is what a rule without any words about it
 * holds for; null when it has to say.
 */
export function readTarget(sentence: Sentence, alone: ConstraintTarget | null): TargetRead {
  const level =
    LEVELS.find(([, pattern]) => sentence.has(pattern))?.[0] ?? (sentence.has(COMPOUND) ? 'campaign' : null);
  const platform = PLATFORMS.find(([, pattern]) => sentence.has(pattern))?.[0] ?? null;
  const [quote, ...more] = sentence.quotes;
  sentence.take(COMPOUND, ...LEVELS.map(([, pattern]) => pattern));
  const account = sentence.has(ACCOUNT);
  const left = sentence.left();
  if (quote !== undefined) {
    const bare = sentence.take(ACCOUNT).left();
    return more.length > 0 || bare.length > 0
      ? { target: null, loose: true }
      : { target: { kind: 'named', level: level ?? 'any', name: quote }, loose: false };
  }
  const words = left.map(({ word }) => word);
  if (words.length > 0 && words.every((word) => BRAND_WORD.test(word)) && saysBrand(words.join(' ')))
    return { target: { kind: 'brand' }, loose: false };
  sentence.take(ACCOUNT, ...PLATFORMS.map(([, pattern]) => pattern));
  const name = sentence.left();
  if (name.length > 0) return named(sentence, left, level ?? 'any');
  if (level === 'campaign' && (sentence.has(SEVERAL) || sentence.has(MANY_CAMPAIGNS)))
    return { target: { kind: 'every_campaign', platform }, loose: false };
  if (level === null && (account || platform !== null))
    return { target: { kind: 'account', platform }, loose: false };
  return { target: level === null ? alone : null, loose: false };
}

function named(sentence: Sentence, tokens: readonly Token[], level: Named['level']): TargetRead {
  const [first] = tokens;
  const last = tokens.at(-1);
  if (!first || !last) return { target: null, loose: true };
  const between = sentence.folded.slice(first.from, last.to).split(/\s+/u);
  // One run of words: what grammar or another part of the rule stands in the middle of is no name.
  const whole = between.length <= tokens.length + 1 && tokens.length <= 8;
  if (!whole || between.some((word) => LOOSE.has(word))) return { target: null, loose: true };
  const before = sentence.folded.slice(0, first.from).trim().split(/\s+/u).at(-1) ?? '';
  // "on Fridays", "im Dezember": a time, not a name.
  if (
    ['on', 'in', 'at', 'im', 'am', 'during', 'this', 'next', 'en', 'au'].includes(before) &&
    level === 'any'
  )
    return { target: null, loose: true };
  const name = wholeName(sentence.text, first.from, last.to);
  return name.length < 2 || name.length > 120
    ? { target: null, loose: true }
    : { target: { kind: 'named', level, name }, loose: false };
}

/** A name as it was written, with the bracket that closes one it opens. */
function wholeName(text: string, from: number, to: number): string {
  const name = text.slice(from, to).trim();
  const open = name.split('(').length - name.split(')').length;
  return open === 1 && text[to] === ')' ? `${name})` : name;
}
