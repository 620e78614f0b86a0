import {
  AIMessage,
  type AIMessageChunk,
  type BaseMessage,
  HumanMessage,
  SystemMessage,
  ToolMessage,
} from '@langchain/core/messages';
import { ChatOpenAI } from '@langchain/openai';
import { z } from 'zod';
import { AppError } from '../../common/app-error.js';
import type { LanguageModel, ModelEvent, ModelMessage, ModelTool, ToolCall } from '../language-model.js';

export interface OpenAiSettings {
  readonly apiKey: string;
  /** Any endpoint that speaks the same protocol; null is OpenAI itself. */
  readonly baseUrl: string | null;
  readonly model: string;
  /** Longest wait for the first byte of a reply, and between two pieces of it. */
  readonly timeoutMs: number;
}

/** Tries before the first byte; a reply that has begun is never asked for again. */
const RETRIES = 2;
const MOST_TOKENS = 2_000;

/** OpenAI and everything compatible, through LangChain. */
export class OpenAiModel implements LanguageModel {
  readonly name: string;
  private readonly chat: ChatOpenAI;

  constructor(private readonly settings: OpenAiSettings) {
    this.name = `openai:${settings.model}`;
    this.chat = new ChatOpenAI({
      apiKey: settings.apiKey,
      model: settings.model,
      timeout: settings.timeoutMs,
      maxRetries: RETRIES,
      maxTokens: MOST_TOKENS,
      temperature: 0,
      streamUsage: true,
      configuration: { ...(settings.baseUrl === null ? {} : { baseURL: settings.baseUrl }) },
    });
  }

  async *stream(
    messages: readonly ModelMessage[],
    tools: readonly ModelTool[],
    signal: AbortSignal,
  ): AsyncGenerator<ModelEvent> {
    let whole: AIMessageChunk | null = null;
    const idle = new Idle(this.settings.timeoutMs, signal);
    try {
      const bound = tools.length === 0 ? this.chat : this.chat.bindTools(tools.map(toolOf));
      const stream = await bound.stream(messages.map(messageOf), { signal: idle.signal });
      for await (const chunk of stream) {
        idle.touch();
        whole = whole === null ? chunk : whole.concat(chunk);
        if (chunk.text !== '') yield { type: 'text', text: chunk.text };
      }
    } catch (error) {
      if (signal.aborted) return;
      throw unavailable(this.name, error);
    } finally {
      idle.end();
    }
    if (signal.aborted) return;
    if (whole === null || !finished(whole)) throw unavailable(this.name, new Error('the stream was cut'));
    if (whole.usage_metadata) {
      const { input_tokens: inputTokens, output_tokens: outputTokens } = whole.usage_metadata;
      yield { type: 'usage', usage: { inputTokens, outputTokens } };
    }
    const calls = callsOf(whole);
    if (calls.length > 0) yield { type: 'calls', calls };
  }

  async fill<S extends z.ZodObject>(
    messages: readonly ModelMessage[],
    schema: S,
    signal: AbortSignal,
  ): Promise<z.output<S>> {
    try {
      const structured = this.chat.withStructuredOutput(z.toJSONSchema(schema), { name: 'answer' });
      const reply: unknown = await structured.invoke(messages.map(messageOf), {
        signal: AbortSignal.any([signal, AbortSignal.timeout(this.settings.timeoutMs)]),
      });
      return schema.parse(reply);
    } catch (error) {
      throw unavailable(this.name, error);
    }
  }
}

/** Aborts when nothing has come for a while, or when the caller does. */
class Idle {
  private readonly own = new AbortController();
  private timer: NodeJS.Timeout;
  readonly signal: AbortSignal;

  constructor(
    private readonly ms: number,
    caller: AbortSignal,
  ) {
    this.signal = AbortSignal.any([caller, this.own.signal]);
    this.timer = this.start();
  }

  private start(): NodeJS.Timeout {
    return setTimeout(() => this.own.abort(new Error(`nothing came for ${this.ms} ms`)), this.ms);
  }

  touch(): void {
    clearTimeout(this.timer);
    this.timer = this.start();
  }

  end(): void {
    clearTimeout(this.timer);
  }
}

/** A reply that ended in good order says why it ended; a cut stream does not. */
function finished(chunk: AIMessageChunk): boolean {
  return typeof chunk.response_metadata.finish_reason === 'string';
}

/**
 * The calls as they were written: the library mends broken JSON by dropping what it cannot read, and a query without
 * its window is another query. Arguments that are no JSON are handed on as text, which no tool accepts.
 */
function callsOf(chunk: AIMessageChunk): ToolCall[] {
  return (chunk.tool_call_chunks ?? []).map(({ id, name, args }, index) => ({
    id: id ?? `call-${index}`,
    name: name ?? '',
    args: parsed(args ?? ''),
  }));
}

function parsed(text: string): unknown {
  try {
    return text === '' ? {} : JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return text;
    throw error;
  }
}

function toolOf({ name, description, schema }: ModelTool) {
  const { $schema: _dialect, ...parameters } = z.toJSONSchema(schema, { io: 'input' });
  return { type: 'function' as const, function: { name, description, parameters } };
}

function messageOf(message: ModelMessage): BaseMessage {
  switch (message.role) {
    case 'system':
      return new SystemMessage(message.text);
    case 'user':
      return new HumanMessage(message.text);
    case 'tool':
      return new ToolMessage({ content: message.text, tool_call_id: message.callId });
    case 'assistant':
      return new AIMessage({
        content: message.text,
        tool_calls: (message.calls ?? []).map(({ id, name, args }) => ({
          id,
          name,
          args: typeof args === 'object' && args !== null ? (args as Record<string, unknown>) : {},
        })),
      });
  }
}

/** The provider's own words stay in the log: they can quote what was sent. */
function unavailable(name: string, cause: unknown): AppError {
  return new AppError('ai_unavailable', `The language model (${name}) did not answer as it should.`, {
    cause,
  });
}
