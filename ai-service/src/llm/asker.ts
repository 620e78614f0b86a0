import type { Instead } from '@adwright/contracts';
import type { Logger } from 'pino';
import type { z } from 'zod';
import { AppError } from '../common/app-error.js';
import type { ModelMessage } from './language-model.js';
import type { Meter, ModelUse } from './meter.js';
import type { Models } from './models.js';

export interface Question<S extends z.ZodObject> {
  readonly use: ModelUse;
  readonly messages: readonly ModelMessage[];
  readonly schema: S;
  readonly meter: Meter;
  readonly signal: AbortSignal;
}

export interface Asked<T> {
  /** Null when no model may be asked, or none answered: the offline engine then does the work. */
  readonly value: T | null;
  /** The model that was asked; null when none was. */
  readonly engine: string | null;
  readonly instead: Instead | null;
}

/** Asks the configured model for one reply of a shape; a model that fails is no reason to fail. */
export class Asker {
  constructor(
    private readonly models: Models,
    private readonly logger: Logger,
  ) {}

  async ask<S extends z.ZodObject>(question: Question<S>): Promise<Asked<z.output<S>>> {
    const { use, messages, schema, meter, signal } = question;
    const { model, instead } = this.models.open(meter, use);
    if (model === null) return { value: null, engine: null, instead };
    try {
      const { value } = await model.fill(messages, schema, signal);
      return { value, engine: model.name, instead: null };
    } catch (error) {
      if (!(error instanceof AppError) || !['ai_unavailable', 'ai_refused'].includes(error.code)) throw error;
      this.logger.warn({ err: error, prompt: use.prompt }, 'the model did not answer as asked');
      return { value: null, engine: model.name, instead: null };
    }
  }
}
