import type { Segment, VoiceFallback, VoiceSheet } from '@adwright/contracts';
import { SentenceGate } from '../chat/sentence-gate.js';

export type Gated =
  | { readonly segments: Segment[]; readonly refused: null }
  | { readonly segments: null; readonly refused: VoiceFallback };

/** Puts a whole text through the gate of the chat: one sentence that does not pass refuses all of it. */
export function gated(text: string, known: ReadonlySet<string>): Gated {
  const gate = new SentenceGate((reference) => known.has(reference));
  const segments: Segment[] = [];
  for (const passed of [...gate.push(text.trim()), ...gate.end()]) {
    if (passed.type === 'refused') return { segments: null, refused: passed.reason };
    segments.push(...passed.segments);
  }
  return { segments, refused: null };
}

/** The references that a sheet gives out. */
export function referencesOf({ facts, mentions, citations }: VoiceSheet): ReadonlySet<string> {
  return new Set([...facts, ...mentions, ...citations].map(({ id }) => id));
}
