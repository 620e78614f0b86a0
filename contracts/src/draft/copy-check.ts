import { z } from 'zod';
import type { AdPlatform } from '../common.js';
import { claimAgainst } from '../knowledge/claims.js';
import type { FactInForce } from '../knowledge/constraint.js';
import { instructsMachine } from '../knowledge/instructions.js';
import { foldedWords } from '../knowledge/names.js';
import { numeralsIn } from '../knowledge/numeral-words.js';
import { promisesIn } from './copy-claims.js';
import { textLength, textLimits } from './faults.js';

/** Headlines, and what the platform calls descriptions (Google) or primary texts (Meta). */
export const copyPartSchema = z.enum(['headlines', 'descriptions']);
export type CopyPart = z.infer<typeof copyPartSchema>;

/**
 * What a text may be made of. `said`: the draft's own business, offer and places, in the person's words. What strangers
 * type into a search box (`search_term`, `keyword`) gives words and nothing else: it vouches for no number and no promise.
 */
export const copySourceKindSchema = z.enum(['ad', 'passage', 'fact', 'search_term', 'keyword', 'said']);
export type CopySourceKind = z.infer<typeof copySourceKindSchema>;

export interface SourceText {
  readonly kind: CopySourceKind;
  readonly text: string;
}

/** Why a text is not shown as an idea, in the order it is checked. */
export const copyFaultSchema = z.enum([
  /** It names no source, or one that was not given. */
  'source',
  'length',
  'characters',
  'link',
  /** It speaks to a machine and not to a customer. */
  'instruction',
  /** A number that its source does not have. */
  'numeral',
  /** A promise that its source does not make. */
  'claim',
  /** A fact of the business forbids to say it. */
  'forbidden',
  /** It is there already. */
  'repeated',
]);
export type CopyFault = z.infer<typeof copyFaultSchema>;

export interface CopyRules {
  readonly platform: AdPlatform;
  readonly part: CopyPart;
  /** The sources it names. */
  readonly sources: readonly SourceText[];
  readonly facts: readonly FactInForce[];
  /** Texts that stand there already. */
  readonly existing: readonly string[];
}

/** The longest idea, in code points: what a phone shows whole, which is never more than the platform takes. */
export function copyLimit(platform: AdPlatform, part: CopyPart): number {
  return textLimits[platform][part].shown;
}

const HIDDEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\u2028\u2029]/u;
const MARKUP = /[<>{}[\]\\`*_#~^]/u;
const LINK = /https?:|www\.|\b(?:data|javascript|mailto):|@|\b[a-z0-9-]+\.[a-z]{2,}(?:\/|\b)/iu;

/** Google's editorial policy, "Punctuation and symbols" and "Capitalization". */
function googleFault(text: string, part: CopyPart, said: string): boolean {
  const exclamations = text.match(/[!¡]/gu)?.length ?? 0;
  if (exclamations > (part === 'headlines' ? 0 : 2) || (text.match(/!/gu)?.length ?? 0) > 1) return true;
  if (/[\p{Extended_Pictographic}\p{So}]/u.test(text.replaceAll(/[®©™°]/gu, ''))) return true;
  const shouted = text.match(/(?<!\p{L})\p{Lu}{5,}(?!\p{L})/gu) ?? [];
  return shouted.some((word) => !said.includes(word));
}

/** Numbers with the unit that stands beside them, in one form: `20 %` and `20%`, `€ 5` and `5€`. */
function figuresIn(text: string): ReadonlySet<string> {
  const plain = text.normalize('NFKC').replaceAll(/\s+/gu, ' ');
  const found = plain.matchAll(/([%€$£]?) ?(\p{Nd}+(?:[.,:’' ]\p{Nd}+)*) ?([%€$£]?)/gu);
  return new Set([...found].map(([, before = '', number = '', after = '']) => `${number}${after || before}`));
}

function figureFault(text: string, said: string): boolean {
  const known = figuresIn(said);
  for (const figure of figuresIn(text)) if (!known.has(figure)) return true;
  const words = new Set(foldedWords(said).split(' '));
  return numeralsIn(text)
    .flatMap((numeral) => foldedWords(numeral).split(' '))
    .some((word) => !/^\p{N}*$/u.test(word) && !words.has(word));
}

/**
 * What is wrong with a text as an idea for an ad; null when nothing is. Whoever wrote it, a model or our own engine: a
 * number, and a promise of the kinds that `promisesIn` knows, must stand in the sources that it names.
 */
export function copyFault(text: string, rules: CopyRules): CopyFault | null {
  const { platform, part, sources, facts, existing } = rules;
  if (sources.length === 0) return 'source';
  const said = sources
    .filter(({ kind }) => kind !== 'search_term' && kind !== 'keyword')
    .map((source) => source.text)
    .join('\n');
  const length = textLength(text);
  if (length < 2 || length > copyLimit(platform, part)) return 'length';
  if (HIDDEN.test(text) || MARKUP.test(text) || text !== text.trim() || /\s{2}/u.test(text))
    return 'characters';
  if (/[!?,;:]{2}|\.{2}/u.test(text)) return 'characters';
  if (LINK.test(text)) return 'link';
  if (platform === 'google' && googleFault(text, part, said)) return 'characters';
  if (instructsMachine(text)) return 'instruction';
  if (figureFault(text, said)) return 'numeral';
  const promised = promisesIn(said);
  for (const kind of promisesIn(text)) if (!promised.has(kind)) return 'claim';
  if (claimAgainst(text, facts)) return 'forbidden';
  const folded = foldedWords(text);
  if (folded === '') return 'characters';
  return existing.some((other) => foldedWords(other) === folded) ? 'repeated' : null;
}
