import type {
  AnswerParts,
  AnswerSegment,
  Instead,
  ReplySegment,
  Segment,
  SpeechEvent,
} from '@adwright/contracts';
import type { TurnStore } from '../turn-store.js';
import { type AnswerContent, EMPTY_ANSWER } from './message-content.js';

/**
 * Puts an answer together. What a reference stands for comes from what the tools of the turn gave out, never from the
 * AI service; a batch with a reference that nothing stands behind is left out as a whole.
 */
export class AnswerBuilder {
  private content: AnswerContent = structuredClone(EMPTY_ANSWER);

  constructor(
    private readonly turnId: string,
    private readonly turns: TurnStore,
  ) {}

  get result(): AnswerContent {
    return this.content;
  }

  /** @param instead why no model speaks although one is configured. */
  engine(engine: string, prompt: string | null, instead: Instead | null): void {
    this.content = { ...this.content, engine, prompt, instead };
  }

  refuse(): void {
    this.content = { ...this.content, refused: this.content.refused + 1 };
  }

  end(event: Extract<SpeechEvent, { type: 'done' | 'failed' }>): void {
    if (event.type === 'done') this.content = { ...this.content, usage: event.usage };
    else this.content = { ...this.content, error: { code: event.code, detail: event.detail } };
  }

  fail(error: NonNullable<AnswerContent['error']>): void {
    this.content = { ...this.content, error };
  }

  /** Parts out of our own log, whichever of us said them. */
  async restore(segments: readonly AnswerSegment[]): Promise<void> {
    for (const segment of segments) {
      if (segment.type === 'slot') this.reply([segment]);
      else await this.add([segment]);
    }
  }

  /** What the campaign builder says; it refers to nothing, since it speaks of the draft's own values. */
  reply(segments: readonly ReplySegment[]): AnswerParts {
    this.content = { ...this.content, segments: [...this.content.segments, ...segments] };
    return { segments: [...segments], facts: [], mentions: [], citations: [] };
  }

  /** The new parts with what they refer to; null when a reference holds nothing. */
  async add(segments: readonly Segment[]): Promise<AnswerParts | null> {
    const added: AnswerParts = { segments: [...segments], facts: [], mentions: [], citations: [] };
    const rows: AnswerContent['rows'] = [];
    for (const segment of segments) {
      if (segment.type === 'text') continue;
      const call = await this.turns.callOf(this.turnId, segment.id);
      const fact = call?.result.facts.find(({ id }) => id === segment.id);
      const mention = call?.result.mentions.find(({ id }) => id === segment.id);
      const citation = call?.result.citations.find(({ id }) => id === segment.id);
      if (!call || !{ fact, entity: mention, citation }[segment.type]) return null;
      if (fact) added.facts.push(fact);
      if (citation) added.citations.push(citation);
      // A figure's own subject comes along, so that its details can name it.
      const subject = call.result.mentions.find(({ id }) => id === fact?.subject);
      added.mentions.push(...[mention, subject].filter((item) => item !== undefined));
      // Passages have no rows behind them.
      if (!citation) rows.push(call.rows);
    }
    const { content } = this;
    this.content = {
      ...content,
      segments: [...content.segments, ...added.segments],
      facts: united(content.facts, added.facts),
      mentions: united(content.mentions, added.mentions),
      citations: united(content.citations, added.citations),
      rows: united(content.rows, rows),
    };
    return added;
  }
}

function united<T extends { readonly id: string }>(before: readonly T[], more: readonly T[]): T[] {
  return [...new Map([...before, ...more].map((item) => [item.id, item])).values()];
}
