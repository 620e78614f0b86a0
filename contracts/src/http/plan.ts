import { z } from 'zod';
import { currencySchema, entityRefSchema, idSchema, instantSchema } from '../common.js';

/** One line of the exact diff. Values are what a person reads: money with its currency, statuses in words. */
export const planChangeSchema = z.object({
  entity: entityRefSchema,
  field: z.string(),
  /** Machine values: micros as strings, statuses, keyword JSON. */
  from: z.string().nullable(),
  to: z.string().nullable(),
  unit: z.enum(['micros', 'status', 'text', 'keyword', 'campaign']),
  currency: currencySchema.nullable(),
  /** What else the same change touches, e.g. campaigns on a shared budget. */
  alsoAffects: z.array(z.string()),
});
export type PlanChange = z.infer<typeof planChangeSchema>;

export const guardrailCheckSchema = z.object({
  rule: z.enum([
    'writes_stopped',
    'capability',
    'read_only_source',
    'currency_known',
    'step',
    'cumulative_24h',
    'cumulative_7d',
    'account_ceiling',
    'from_holds',
    'data_fresh',
    'business_fact',
  ]),
  passed: z.boolean(),
  /** A sentence with the figures: "Raises by 25 % (40.00 to 50.00 EUR a day); the limit is 30 %." */
  message: z.string(),
  /** The fact of the business behind a `business_fact` check, in the words of who wrote it. */
  fact: z.object({ id: idSchema, text: z.string() }).optional(),
});
export const verdictSchema = z.object({ allowed: z.boolean(), checks: z.array(guardrailCheckSchema) });
export type Verdict = z.infer<typeof verdictSchema>;

export const planSchema = z.object({
  /** SHA-256 of the canonical plan, hex. */
  hash: z.string(),
  changes: z.array(planChangeSchema),
  verdict: verdictSchema,
  plannedAt: instantSchema,
});
export type Plan = z.infer<typeof planSchema>;
