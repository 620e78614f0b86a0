import type { TokenUsage } from '@adwright/contracts';
import type { BaseChatModel } from '@langchain/core/language_models/chat_models';
import {
  AIMessage,
  type AIMessageChunk,
  type BaseMessage,
  type UsageMetadata,
} from '@langchain/core/messages';
import { z } from 'zod';
import { AppError } from '../../common/app-error.js';
import type { Filled, ModelEvent, ModelMessage, ModelTool } from '../language-model.js';
import type { Expect } from '../meter.js';
import { estimatedTokens, type Price, sumOfUsage, withCost } from '../prices.js';
import { Idle } from './idle.js';
import { callsOf, messageOf, toolOf } from './messages.js';
import type { ProviderModel } from './provider-model.js';

export interface ModelSettings {
  /** `provider:model`. */
  readonly name: string;
  /** Longest wait for the first byte of a reply, and between two pieces of it. */
  readonly timeoutMs: number;
  /** Null when it is not known. */
  readonly price: Price | null;
}

type Bound = ReturnType<NonNullable<BaseChatModel['bindTools']>>;

/** Tries before the first byte; a reply that has begun is never asked for again. */
export const RETRIES = 2;
/** No answer of ours is longer. */
export const MOST_TOKENS = 2_000;
/** What providers call a reply that was cut at its limit: its last sentence or call is not whole. */
const LIMITS: ReadonlySet<string> = new Set(['length', 'max_tokens']);
/** A reply of the wrong shape is sent back once. */
const FILL_TRIES = 2;

/** What is the same for every provider behind LangChain: streaming, silence, cut streams, counting, typed replies. */
export class LangChainModel implements ProviderModel {
  readonly name: string;
  readonly priced: boolean;
  /** Writing the tools' shapes down takes milliseconds, and a speaker offers the same list again and again. */
  private readonly bound = new WeakMap<readonly ModelTool[], Bound>();

  constructor(
    private readonly chat: BaseChatModel,
    private readonly settings: ModelSettings,
  ) {
    this.name = settings.name;
    this.priced = settings.price !== null;
  }

  async *stream(
    messages: readonly ModelMessage[],
    tools: readonly ModelTool[],
    signal: AbortSignal,
    expect: Expect,
  ): AsyncGenerator<ModelEvent> {
    const counted = expect(this.estimate(messages));
    let whole: AIMessageChunk | null = null;
    const idle = new Idle(this.settings.timeoutMs, signal);
    try {
      const bound = tools.length === 0 ? this.chat : this.withTools(tools);
      const stream = await bound.stream(messages.map(messageOf), { signal: idle.signal });
      for await (const chunk of stream) {
        idle.touch();
        whole = whole === null ? chunk : whole.concat(chunk);
        if (chunk.text !== '') yield { type: 'text', text: chunk.text };
      }
    } catch (error) {
      if (signal.aborted) return;
      throw this.unavailable(error);
    } finally {
      idle.end();
    }
    if (signal.aborted) return;
    if (whole === null || !finished(whole)) throw this.unavailable(new Error('the stream was cut'));
    if (whole.usage_metadata) counted(this.usageOf(whole.usage_metadata));
    const calls = callsOf(whole);
    // A streamed refusal may come without a word of its own: nothing was said and nothing asked for.
    if (refused(whole) || (whole.text === '' && calls.length === 0)) throw refusal(this.name);
    if (LIMITS.has(reasonOf(whole) ?? '')) throw this.unavailable(new Error('the reply reached its limit'));
    if (calls.length > 0) yield { type: 'calls', calls };
  }

  async fill<S extends z.ZodObject>(
    messages: readonly ModelMessage[],
    schema: S,
    signal: AbortSignal,
    expect: Expect,
  ): Promise<Filled<z.output<S>>> {
    let usage: TokenUsage | null = null;
    let asked = [...messages];
    let fault: unknown = null;
    for (let tries = 0; tries < FILL_TRIES; tries++) {
      const estimate = this.estimate(asked);
      const counted = expect(estimate);
      const { raw, parsed } = await this.shaped(asked, schema, signal);
      const { usage_metadata: metadata } = raw as AIMessage;
      const used = metadata ? this.usageOf(metadata) : estimate;
      if (metadata) counted(used);
      usage = sumOfUsage(usage, used);
      if (refused(raw)) throw refusal(this.name);
      const read = schema.safeParse(jsonIn(raw.text) ?? parsed);
      if (read.success) return { value: read.data, usage: usage ?? this.estimate(messages) };
      fault = read.error;
      const wrong = read.error.issues.slice(0, 5).map(({ path, message }) => `${path.join('.')}: ${message}`);
      const text = `Your reply did not have the asked shape (${wrong.join('; ')}). Reply again, in exactly that shape.`;
      asked = [...messages, { role: 'user', text }];
    }
    throw this.unavailable(fault);
  }

  private async shaped(
    messages: readonly ModelMessage[],
    schema: z.ZodObject,
    signal: AbortSignal,
  ): Promise<{ raw: BaseMessage; parsed: unknown }> {
    const { $schema: _dialect, ...shape } = z.toJSONSchema(schema, { io: 'input' });
    try {
      const structured = this.chat.withStructuredOutput(shape, { name: 'answer', includeRaw: true });
      return await structured.invoke(messages.map(messageOf), {
        signal: AbortSignal.any([signal, AbortSignal.timeout(this.settings.timeoutMs)]),
      });
    } catch (error) {
      // The client reads some replies itself: one that is no JSON is a reply of another shape.
      if (error instanceof SyntaxError) return { raw: new AIMessage(''), parsed: null };
      throw this.unavailable(error);
    }
  }

  private withTools(tools: readonly ModelTool[]): Bound {
    if (!this.chat.bindTools) throw new Error(`${this.name} cannot call tools`);
    const bound = this.bound.get(tools) ?? this.chat.bindTools(tools.map(toolOf));
    this.bound.set(tools, bound);
    return bound;
  }

  private estimate(messages: readonly ModelMessage[]): TokenUsage {
    const inputTokens = messages.reduce((sum, { text }) => sum + estimatedTokens(text), 0);
    return withCost({ inputTokens, outputTokens: 0 }, this.settings.price);
  }

  private usageOf({ input_tokens: inputTokens, output_tokens: outputTokens }: UsageMetadata): TokenUsage {
    return withCost({ inputTokens, outputTokens }, this.settings.price);
  }

  /** The provider's own words stay in the log: they can quote what was sent. */
  private unavailable(cause: unknown): AppError {
    return new AppError('ai_unavailable', `The language model (${this.name}) did not answer as it should.`, {
      cause,
    });
  }
}

/**
 * A reply that is JSON as it stands; null for any other. The library looks for fenced code first, so a fence inside a quoted
 * text would hide the reply around it.
 */
function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** Why the reply ended, in either provider's words. */
function reasonOf(message: BaseMessage): string | null {
  const { finish_reason: finish, stop_reason: stop } = message.response_metadata;
  const { stop_reason: extra } = message.additional_kwargs;
  const reason = [finish, stop, extra].find((one) => typeof one === 'string');
  return typeof reason === 'string' ? reason : null;
}

/** A reply that ended in good order says why it ended; a cut stream does not. */
function finished(chunk: AIMessageChunk): boolean {
  return reasonOf(chunk) !== null;
}

function refused(message: BaseMessage): boolean {
  const { refusal: words } = message.additional_kwargs;
  const reason = reasonOf(message);
  return (typeof words === 'string' && words !== '') || reason === 'refusal' || reason === 'content_filter';
}

function refusal(name: string): AppError {
  return new AppError('ai_refused', `The language model (${name}) declined to answer this.`);
}
