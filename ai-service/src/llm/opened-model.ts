import type { z } from 'zod';
import type {
  Filled,
  LanguageModel,
  ModelEvent,
  ModelMessage,
  ModelTool,
  ToolCall,
} from './language-model.js';
import type { Expect } from './meter.js';
import type { Redactor } from './privacy/redactor.js';
import type { ProviderModel } from './providers/provider-model.js';

/**
 * A provider's model for one request: every message passes the redactor on its way out. Marks are put back where the
 * answer stays with us (typed fields, arguments of our own tools); in free text they stay, neutral.
 */
export class OpenedModel implements LanguageModel {
  constructor(
    private readonly provider: ProviderModel,
    private readonly redactor: Redactor,
    private readonly expect: Expect,
  ) {}

  get name(): string {
    return this.provider.name;
  }

  async *stream(
    messages: readonly ModelMessage[],
    tools: readonly ModelTool[],
    signal: AbortSignal,
  ): AsyncGenerator<ModelEvent> {
    for await (const event of this.provider.stream(this.hidden(messages), tools, signal, this.expect)) {
      if (event.type === 'text') yield event;
      else yield { type: 'calls', calls: event.calls.map((call) => this.restored(call)) };
    }
  }

  async fill<S extends z.ZodObject>(
    messages: readonly ModelMessage[],
    schema: S,
    signal: AbortSignal,
  ): Promise<Filled<z.output<S>>> {
    const filled = await this.provider.fill(this.hidden(messages), schema, signal, this.expect);
    // What a mark stands for can be longer than a field may be: then the mark stays.
    const read = schema.safeParse(this.redactor.restore(filled.value));
    return read.success ? { ...filled, value: read.data } : filled;
  }

  private hidden(messages: readonly ModelMessage[]): ModelMessage[] {
    return messages.map((message) => ({
      ...message,
      text: this.redactor.hide(message.text),
      // Arguments were restored for our tools; the model is shown its own words again.
      ...(message.role === 'assistant' && message.calls
        ? { calls: message.calls.map((call) => ({ ...call, args: this.redactor.hideIn(call.args) })) }
        : {}),
    }));
  }

  private restored(call: ToolCall): ToolCall {
    return { ...call, args: this.redactor.restore(call.args) };
  }
}
