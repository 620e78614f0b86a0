import { z } from 'zod';
import { defineEndpoint } from '../endpoint.js';
import { insteadSchema, spendingSchema } from './metering.js';

/** Why a provider's answer to a small question was none. The provider's own words stay in the AI service's log. */
export const languageFaultSchema = z.enum([
  'key_refused',
  'model_unknown',
  'limited',
  'no_answer',
  'wrong_answer',
]);
export type LanguageFault = z.infer<typeof languageFaultSchema>;

/** What is configured for language, and what one small live question came to. No key is ever part of it. */
export const languageCheckSchema = z.object({
  /** Provider and model; null = none is configured and the built-in engine speaks. */
  engine: z.string().nullable(),
  /** Whether the model's price is known: a monthly cap holds only what has one. */
  priced: z.boolean(),
  /** The provider's model of passages; null = passages are embedded locally. */
  embedding: z.string().nullable(),
  personalDataSent: z.boolean(),
  /** Why the provider was not asked although one is configured. */
  instead: insteadSchema.nullable(),
  /** Null when nobody was asked. */
  call: z
    .object({ fault: languageFaultSchema.nullable(), milliseconds: z.number().int().nonnegative() })
    .nullable(),
});
export type LanguageCheck = z.infer<typeof languageCheckSchema>;

export const checkLanguage = defineEndpoint({
  method: 'POST',
  path: '/language/check',
  access: 'service',
  tag: 'chat',
  status: 200,
  summary: 'Which language model is configured, and whether it answers one small question',
  body: z.object({ spending: spendingSchema }),
  response: languageCheckSchema,
});
