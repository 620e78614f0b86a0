import type { ReplySegment, SlotName } from '@adwright/contracts';

type SlotPart = Extract<ReplySegment, { type: 'slot' }>;
/** A sentence in the making. Whatever is put into it is a value of the draft: only our own words are plain text. */
export type Sentence = readonly (string | SlotPart)[];

/** A value as it is repeated to the person. */
export function value(slot: SlotName, text: string): SlotPart {
  return { type: 'slot', slot, text: text.slice(0, 600) };
}

/** A sentence with values in it: `` say`Noted: ${value(...)}.` `` */
export function say(words: TemplateStringsArray, ...values: readonly (SlotPart | Sentence)[]): Sentence {
  return words.flatMap((text, index) => {
    const put = values[index];
    const inside: Sentence = put === undefined ? [] : isPart(put) ? [put] : put;
    return text === '' ? [...inside] : [text, ...inside];
  });
}

function isPart(put: SlotPart | Sentence): put is SlotPart {
  return !Array.isArray(put);
}

/** Sentences put together: "a, b and c". */
export function listed(items: readonly Sentence[], and: string): Sentence {
  return items.flatMap((item, index) => {
    if (index === 0) return item;
    return [index === items.length - 1 ? and : ', ', ...item];
  });
}

/** The segments of a reply, one sentence after the other. */
export function segmentsOf(sentences: readonly Sentence[]): ReplySegment[] {
  const parts = sentences.flatMap((sentence, index) => (index === 0 ? sentence : [' ', ...sentence]));
  const merged: ReplySegment[] = [];
  for (const part of parts) {
    const last = merged.at(-1);
    if (typeof part !== 'string') merged.push(part);
    else if (last?.type === 'text') merged[merged.length - 1] = { type: 'text', text: last.text + part };
    else merged.push({ type: 'text', text: part });
  }
  return merged;
}
