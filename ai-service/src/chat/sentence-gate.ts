import { firstNumeral, type Segment, type SpeechEvent } from '@adwright/contracts';

export type Refusal = Extract<SpeechEvent, { type: 'refused' }>['reason'];
export type Passed =
  | { readonly type: 'segments'; readonly segments: Segment[] }
  | { readonly type: 'refused'; readonly reason: Refusal };

/** How an engine writes a reference: `{{c1.f2}}`. */
const MARKER = /\{\{\s*(c\d{1,3}\.[fem]\d{1,4})\s*\}\}/;
/** A sentence ends at its mark before a space, or at a line's end. */
const SENTENCE_END = /[.!?…。！？](?=\s)|\n/gu;
const LINK =
  /https?:|www\.|\bdata:|\bjavascript:|mailto:|!?\[[^\]]*\]\s*[([]|\b[a-z0-9-]+\.[a-z]{2,}(?:\/|\b)/i;
const MARKUP = /<\/?[a-z!][^>]*>?|\{\{|\}\}/i;
/** True for what is shown to nobody: links, addresses, markup, marks of references. */
export function showsLinkOrMarkup(text: string): boolean {
  return MARKUP.test(text) || LINK.test(text);
}
/** Emphasis and headings that models write; shown as plain text they are noise. */
const EMPHASIS = /[*_`#]+/g;
/** A sentence this long is no sentence. */
const LONGEST = 2000;

/**
 * Lets an answer through sentence by sentence. A sentence is held until it is whole, since a number at its end makes
 * all of it untrue; it passes when its text holds no numeral, no link and no markup, and refers only to what the
 * tools of this turn gave out.
 */
export class SentenceGate {
  private held = '';

  /** @param known True for a reference that a tool of this turn gave out. */
  constructor(private readonly known: (reference: string) => boolean) {}

  push(text: string): Passed[] {
    this.held += text;
    const passed: Passed[] = [];
    let from = 0;
    for (const end of this.held.matchAll(SENTENCE_END)) {
      passed.push(...this.judge(this.held.slice(from, end.index + 1)));
      from = end.index + 1;
    }
    this.held = this.held.slice(from);
    if (this.held.length <= LONGEST) return passed;
    this.held = '';
    return [...passed, { type: 'refused', reason: 'markup' }];
  }

  /** The rest, when the engine has ended in good order. A cut stream's half sentence is not told: call nothing. */
  end(): Passed[] {
    const rest = this.held;
    this.held = '';
    return this.judge(rest);
  }

  private judge(sentence: string): Passed[] {
    if (sentence === '') return [];
    const parts = sentence.split(new RegExp(MARKER, 'g'));
    const texts = parts.filter((_, index) => index % 2 === 0).map((text) => text.replaceAll(EMPHASIS, ''));
    const references = parts.filter((_, index) => index % 2 === 1);
    const reason = this.refusal(texts, references);
    if (reason) return [{ type: 'refused', reason }];
    const segments = texts.flatMap((text, index): Segment[] => [
      ...(text === '' ? [] : [{ type: 'text' as const, text }]),
      ...referenceAt(references[index]),
    ]);
    return segments.length === 0 ? [] : [{ type: 'segments', segments }];
  }

  private refusal(texts: readonly string[], references: readonly string[]): Refusal | null {
    const whole = texts.join(' ');
    if (MARKUP.test(whole)) return 'markup';
    if (LINK.test(whole)) return 'link';
    // A reference stands apart from the text around it, so "{{c1.f1}}0" is a numeral as well.
    if (texts.some((text) => firstNumeral(text) !== null)) return 'numeral';
    return references.every(this.known) ? null : 'reference';
  }
}

function referenceAt(id: string | undefined): Segment[] {
  if (id === undefined) return [];
  const kind = /\.([fem])/.exec(id)?.[1];
  return [{ type: kind === 'f' ? 'fact' : kind === 'm' ? 'entity' : 'citation', id }];
}
