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
  | { readonly type: 'calls'; readonly calls: readonly ToolCall[] };

export interface Filled<T> {
  readonly value: T;
  /** Of all tries together. */
  readonly usage: TokenUsage;
}

/**
 * A language model that was opened for one request (`Models.open`): what it uses is counted, and personal data is hidden
 * from its provider. Both methods throw AppError `ai_unavailable` or `ai_refused` and never retry half an answer.
 */
export interface LanguageModel {
  /** Adapter and model, as it is shown and recorded. */
  readonly name: string;
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
