import { z } from 'zod';
import { currencySchema } from '../common.js';
import { defineEndpoint } from '../endpoint.js';
import { constraintSchema, unreadReasonSchema } from '../knowledge/constraint.js';
import { insteadSchema, spendingSchema } from './metering.js';

/** How a fact is understood. `proposed` marks a model's reading, which a person has to accept. */
export const constraintReadingSchema = z.object({
  constraint: constraintSchema.nullable(),
  /** Why nothing was read; null when something was. */
  reason: unreadReasonSchema.nullable(),
  proposed: z.boolean(),
  engine: z.string(),
  prompt: z.string().nullable(),
  instead: insteadSchema.nullable(),
});
export type ConstraintReading = z.infer<typeof constraintReadingSchema>;

export const readConstraint = defineEndpoint({
  method: 'POST',
  path: '/constraints/read',
  access: 'service',
  tag: 'knowledge',
  status: 200,
  summary: 'Read what a fact that a member wrote asks for; our own grammar first, a model only proposes',
  body: z.object({
    text: z.string().min(1).max(500),
    /** The client's currency, when one is set: it settles what a shared sign such as $ means. */
    currency: currencySchema.nullable(),
    spending: spendingSchema,
  }),
  response: constraintReadingSchema,
});
