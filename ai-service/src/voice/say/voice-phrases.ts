import type { VoiceSheet } from '@adwright/contracts';

/**
 * A sentence with its references in brackets: `[cpa]` is the fact of that key, `[it]` the entity, `[passages]` the
 * passages that are quoted. It is said only when the suggestion has everything it refers to. Sentences hold no numeral.
 */
export type Phrase = string;

/** What one rule says: sentences in their order. Of an inner list only the first that can be said is said. */
export interface RulePhrases {
  readonly why: readonly (Phrase | readonly Phrase[])[];
  readonly risk: readonly (Phrase | readonly Phrase[])[];
}

export interface VoicePhrases {
  readonly rules: Readonly<Record<string, RulePhrases>>;
  /** For a rule without phrases of its own. */
  readonly otherwise: Readonly<Record<VoiceSheet['direction'], Phrase>>;
  readonly period: Phrase;
  readonly impact: { readonly save: Phrase; readonly gain: Phrase };
  readonly risk: Readonly<Record<VoiceSheet['risk'], Phrase>>;
  readonly documents: Phrase;
}
