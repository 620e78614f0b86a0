import type { TokenUsage } from '@adwright/contracts';
import type { z } from 'zod';

export interface ToolCall {
  readonly id: string;
  readonly name: string;
  /** As the model wrote them: a stranger's input. */
  readonly args: unknown;
}

export type ModelMessage =
  | { readonly role: 'system' | 'user'; readonly text: string }
  | { readonly role: 'assistant'; readonly text: string; readonly calls?: readonly ToolCall[] }
  | { readonly role: 'tool'; readonly callId: string; readonly text: string };

export interface ModelTool {
  readonly name: string;
  readonly description: string;
  readonly schema: z.ZodObject;
}

export type ModelEvent =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'calls'; readonly calls: readonly ToolCall[] }
  /** `estimated` before the reply, the provider's own count at its end. */
  | { readonly type: 'usage'; readonly usage: TokenUsage; readonly estimated: boolean };

export interface Filled<T> {
  readonly value: T;
  /** Of all tries together. */
  readonly usage: TokenUsage;
}

/** A language model behind any provider. Both methods throw AppError `ai_unavailable` and never retry half an answer. */
export interface LanguageModel {
  /** Adapter and model, as it is shown and recorded. */
  readonly name: string;
  /** Whether what it costs is known; under a monthly cap only such a model may speak. */
  readonly priced: boolean;
  /** Streams one reply; at most one `calls` event, at its end. */
  stream(
    messages: readonly ModelMessage[],
    tools: readonly ModelTool[],
    signal: AbortSignal,
  ): AsyncIterable<ModelEvent>;
  /** One reply of exactly this shape; a reply of another shape is sent back once, with what was wrong with it. */
  fill<S extends z.ZodObject>(
    messages: readonly ModelMessage[],
    schema: S,
    signal: AbortSignal,
  ): Promise<Filled<z.output<S>>>;
}
