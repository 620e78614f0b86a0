import type { Constraint, UnreadReason } from '@adwright/contracts';
import { languageOf } from '../../llm/offline/language.js';
import type { ReadContext } from '../../slots/reading.js';
import { type Read, readers } from './rules.js';
import { Sentence, sentencesOf } from './sentence.js';
import { CONDITION } from './words.js';

export type Reading =
  | { readonly constraint: Constraint; readonly reason: null }
  | { readonly constraint: null; readonly reason: UnreadReason };

function readSentence(sentence: Sentence, ctx: ReadContext): Read {
  // A question asks and rules nothing.
  if (/\?\s*$/u.test(sentence.text)) return null;
  for (const reader of readers) {
    // Readers take words away, so each has a sentence of its own.
    const read = reader(new Sentence(sentence.text), ctx);
    if (read !== null) return read;
  }
  return null;
}

/**
 * What a fact asks for. Deterministic, in English, German, French and Spanish; a rule is read only when every word of its
 * sentence is accounted for, since a rule read wrong holds back the wrong thing.
 * @param currency the client's; it settles what a sign such as $ means, and is never assumed for a bare number.
 */
export function readFact(text: string, currency: string | null): Reading {
  const ctx: ReadContext = { language: languageOf(text, 'en'), currency, today: '2000-01-01' };
  const sentences = sentencesOf(text);
  const found = sentences.map((sentence) => readSentence(sentence, ctx));
  const rules = found.flatMap((read) => (read !== null && 'constraint' in read ? [read.constraint] : []));
  const reasons = found.flatMap((read) => (read !== null && 'reason' in read ? [read.reason] : []));
  const [rule] = rules;
  if (rules.length > 1) return { constraint: null, reason: 'several' };
  if (rule === undefined || reasons.length > 0) return { constraint: null, reason: reasons[0] ?? 'no_rule' };
  const others = sentences.filter((_, index) => found[index] === null);
  if (others.some((sentence) => sentence.has(CONDITION))) return { constraint: null, reason: 'condition' };
  return { constraint: rule, reason: null };
}
