import { z } from 'zod';
import { adPlatformSchema, currencySchema } from '../common.js';
import { microsSchema } from '../money.js';

/** What a rule of the business holds for. Names are compared by `namesEntity`, never by id: people write names. */
export const constraintTargetSchema = z.discriminatedUnion('kind', [
  /** Each account as a whole. */
  z.object({ kind: z.literal('account'), platform: adPlatformSchema.nullable() }),
  /** Every campaign for itself. */
  z.object({ kind: z.literal('every_campaign'), platform: adPlatformSchema.nullable() }),
  /** Campaigns whose name says brand, in any of the four languages. */
  z.object({ kind: z.literal('brand') }),
  z.object({
    kind: z.literal('named'),
    level: z.enum(['campaign', 'ad_group', 'ad', 'any']),
    name: z.string().trim().min(2).max(120),
  }),
]);
export type ConstraintTarget = z.infer<typeof constraintTargetSchema>;

/** Claims that are known by many words in four languages; `forbidden_claim` may name one instead of a phrase. */
export const claimTopicSchema = z.enum(['guarantee', 'cheapest', 'best', 'healing', 'free']);
export type ClaimTopic = z.infer<typeof claimTopicSchema>;

/**
 * What a fact means for suggestions, drafts and actions: everything a constraint can ever be. Amounts in micros, weekdays
 * as in ISO 8601 (1 = Monday), the margin in percent of the price.
 */
export const constraintSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('never_pause'), target: constraintTargetSchema }),
  z.object({ kind: z.literal('hands_off'), target: constraintTargetSchema }),
  z.object({
    kind: z.literal('keep_budget'),
    target: constraintTargetSchema,
    direction: z.enum(['any', 'raise', 'lower']),
  }),
  z.object({
    kind: z.literal('max_budget'),
    target: constraintTargetSchema,
    amountMicros: microsSchema.refine((text) => /^\d+$/.test(text) && text !== '0', 'more than nothing'),
    currency: currencySchema,
    period: z.enum(['day', 'week', 'month']),
  }),
  z.object({ kind: z.literal('margin'), percent: z.number().gt(0).lt(100) }),
  z.object({
    kind: z.literal('closed_days'),
    weekdays: z.array(z.number().int().min(1).max(7)).min(1).max(6),
  }),
  z.object({ kind: z.literal('never_exclude'), words: z.string().trim().min(1).max(80) }),
  z.object({
    kind: z.literal('forbidden_claim'),
    phrases: z.array(z.string().trim().min(2).max(80)).max(10),
    topics: z.array(claimTopicSchema).max(5),
  }),
]);
export type Constraint = z.infer<typeof constraintSchema>;
export type ConstraintKind = Constraint['kind'];

/**
 * How far a fact is understood. `waiting`: nobody has read it yet. `understood`: our own reader read it. `proposed`: a
 * model reads it so, and it holds only once a person says so. `corrected`: a person said what it means. `no_rule`: it is
 * kept as knowledge and holds nothing back.
 */
export const readingStateSchema = z.enum(['waiting', 'understood', 'proposed', 'corrected', 'no_rule']);
export type ReadingState = z.infer<typeof readingStateSchema>;

/** Why a fact was not read as a rule, so that the person can say it otherwise. */
export const unreadReasonSchema = z.enum([
  /** It states something and asks for nothing. */
  'no_rule',
  /** It holds under a condition, which no constraint can carry. */
  'condition',
  /** It holds several rules: each needs a fact of its own. */
  'several',
  /** An amount, a percentage or a day in it can be read in two ways, or is missing. */
  'unclear_value',
  /** An amount without a currency. */
  'which_currency',
  /** It does not say what it is about. */
  'unclear_target',
]);
export type UnreadReason = z.infer<typeof unreadReasonSchema>;

/** A rule of the business that holds right now. */
export interface FactInForce {
  readonly id: string;
  /** The person's own words. */
  readonly text: string;
  readonly constraint: Constraint;
}
