import { z } from 'zod';
import { problemSchema } from '../errors.js';
import { microsSchema } from '../money.js';

/** What a language model was asked for. */
export const aiPurposeSchema = z.enum([
  'chat',
  'summary',
  'voice',
  'copy',
  'builder',
  'constraints',
  'proposals',
  'embedding',
  'check',
]);
export type AiPurpose = z.infer<typeof aiPurposeSchema>;

/** What a provider counted for one or more replies, and what that costs in micros of a US dollar (providers bill in it). */
export const tokenUsageSchema = z.object({
  inputTokens: z.number().int().nonnegative(),
  outputTokens: z.number().int().nonnegative(),
  /** Null where the model's price is not known. */
  costMicros: microsSchema.nullable().default(null),
});
export type TokenUsage = z.infer<typeof tokenUsageSchema>;

/**
 * What may still be spent on language models this month. Every endpoint of the AI service that may ask a provider takes it
 * in its body: without it no model can be opened.
 */
export const spendingSchema = z.object({
  capped: z.boolean(),
  /** Micros of a US dollar; null without a cap. */
  remainingMicros: microsSchema.nullable(),
});
export type Spending = z.infer<typeof spendingSchema>;
export const NO_CAP: Spending = { capped: false, remainingMicros: null };

/** Why the offline engine speaks although a model is configured. */
export const insteadSchema = z.enum(['cap_reached', 'price_unknown']);
export type Instead = z.infer<typeof insteadSchema>;

/**
 * What one reply of a provider used. An estimate comes before the reply begins, so that a reply that is broken off, by
 * whomever, is counted as well; the provider's own count replaces it.
 */
export const usageEventSchema = z.object({
  type: z.literal('usage'),
  /** Which reply of the request: its estimate and its count carry the same. */
  reply: z.number().int().positive(),
  purpose: aiPurposeSchema,
  /** Adapter and model. */
  engine: z.string(),
  /** Name and version of the prompt; null where there is none. */
  prompt: z.string().nullable(),
  usage: tokenUsageSchema,
  estimated: z.boolean(),
});
export type UsageEvent = z.infer<typeof usageEventSchema>;

/**
 * How an endpoint that asked a provider answers, as server-sent events: what was used as it is used, then the answer of its
 * contract or a problem. Where no provider was asked it answers plainly.
 */
export const meteredEventSchema = z.discriminatedUnion('type', [
  usageEventSchema,
  z.object({ type: z.literal('result'), body: z.unknown() }),
  z.object({ type: z.literal('problem'), problem: problemSchema }),
]);
export type MeteredEvent = z.infer<typeof meteredEventSchema>;
