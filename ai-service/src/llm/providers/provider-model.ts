import type { z } from 'zod';
import type { Filled, ModelEvent, ModelMessage, ModelTool } from '../language-model.js';
import type { Expect } from '../meter.js';

/**
 * THE PORT to a provider. Nothing but `Models` holds one: everybody else is given a LanguageModel, which is metered and
 * hides personal data.
 */
export interface ProviderModel {
  /** `provider:model`. */
  readonly name: string;
  /** Whether what it costs is known; under a monthly cap only such a model may speak. */
  readonly priced: boolean;
  stream(
    messages: readonly ModelMessage[],
    tools: readonly ModelTool[],
    signal: AbortSignal,
    expect: Expect,
  ): AsyncIterable<ModelEvent>;
  fill<S extends z.ZodObject>(
    messages: readonly ModelMessage[],
    schema: S,
    signal: AbortSignal,
    expect: Expect,
  ): Promise<Filled<z.output<S>>>;
}
