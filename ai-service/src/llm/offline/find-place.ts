import type { Mention } from '@adwright/contracts';
import { plainText } from './language.js';

/** Words that stand in many names and single none out. */
const COMMON = new Set(
  `campaign campaigns kampagne kampagnen campagne campana search suche sales leads brand shop google meta account konto
   compte cuenta display video test prospecting retargeting generic neue nouveau last week budget cost conversion
   conversions clicks suggestions alerts`.split(/\s+/),
);
const SHORTEST_WORD = 4;

export type FoundPlace =
  | { readonly kind: 'none' }
  | { readonly kind: 'found'; readonly mention: Mention }
  | { readonly kind: 'several'; readonly mentions: readonly Mention[] };

function scoreOf(name: string, question: string, asked: ReadonlySet<string>): number {
  const plain = plainText(name);
  if (plain.trim().length >= SHORTEST_WORD && question.includes(plain)) return 1000 + plain.length;
  const words = plain.trim().split(' ');
  return words.filter((word) => word.length >= SHORTEST_WORD && !COMMON.has(word) && asked.has(word)).length;
}

/**
 * The account or campaign a question names: the whole name, else by the words that single it out. Names are compared
 * as data; nothing in them is acted upon.
 */
export function findPlace(question: string, mentions: readonly Mention[]): FoundPlace {
  const plain = plainText(question);
  const asked = new Set(plain.trim().split(' '));
  const scored = mentions
    .map((mention) => ({ mention, score: scoreOf(mention.name, plain, asked) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score);
  const [first] = scored;
  if (!first) return { kind: 'none' };
  const leaders = scored.filter(({ score }) => score === first.score).map(({ mention }) => mention);
  return leaders.length === 1
    ? { kind: 'found', mention: first.mention }
    : { kind: 'several', mentions: leaders.slice(0, 5) };
}
