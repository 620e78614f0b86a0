import { z } from 'zod';
import { changeSchema } from '../change.js';
import { dateSchema, idSchema, levelSchema } from '../common.js';
import { microsSchema } from '../money.js';

/** A figure with its unit, so that the reader and the renderer never guess. `micros` values are in the account's currency. */
export const figureSchema = z.object({
  unit: z.enum(['micros', 'count', 'ratio', 'percent', 'days', 'decimal', 'date', 'text']),
  value: z.string(),
});
export type Figure = z.infer<typeof figureSchema>;

/** One condition of a rule as it was judged: its value, the threshold and whether it held. */
export const conditionSchema = z.object({
  /** Stable name, e.g. `spend_share_of_budget`. */
  name: z.string(),
  /** English label for people. */
  label: z.string(),
  value: figureSchema.nullable(),
  comparison: z.enum(['at_least', 'at_most', 'above', 'below', 'equals', 'is_known']),
  threshold: figureSchema.nullable(),
  held: z.boolean(),
});
export type Condition = z.infer<typeof conditionSchema>;

/** What one rule found about one entity, whether or not it led to a proposal. */
export const judgementSchema = z.object({
  rule: z.string(),
  level: levelSchema,
  externalId: z.string(),
  name: z.string(),
  outcome: z.enum(['proposed', 'not_met', 'too_little_data', 'not_applicable']),
  conditions: z.array(conditionSchema),
});
export type Judgement = z.infer<typeof judgementSchema>;

/** A table of rows a person can check against the platform: account-local days and the figures used. */
export const evidenceSchema = z.object({
  title: z.string(),
  /** The window the figures cover, inclusive. */
  from: dateSchema,
  to: dateSchema,
  columns: z.array(z.object({ key: z.string(), label: z.string(), unit: figureSchema.shape.unit })),
  rows: z.array(z.array(z.string().nullable())),
});
export type Evidence = z.infer<typeof evidenceSchema>;

/** The same rule asked again on past days: when it would have spoken, and what came after. */
export const replayPointSchema = z.object({
  asOf: dateSchema,
  outcome: z.enum(['proposed', 'not_met', 'too_little_data', 'not_applicable']),
  /** Measured in the seven days after `asOf`; null while those days are not complete. */
  afterwards: z
    .object({ costMicros: microsSchema, conversions: z.number(), from: dateSchema, to: dateSchema })
    .nullable(),
});
export const replaySchema = z.object({
  summary: z.string(),
  points: z.array(replayPointSchema),
  timesProposed: z.number().int().nonnegative(),
  timesAsked: z.number().int().nonnegative(),
});
export type Replay = z.infer<typeof replaySchema>;

/** Estimated effect per week, as a range: an estimate never pretends to be a point. */
export const impactSchema = z.object({
  metric: z.enum(['cost', 'conversions']),
  direction: z.enum(['save', 'gain']),
  /** Micros for cost, a decimal count for conversions. */
  low: z.string(),
  high: z.string(),
  basis: z.string(),
});
export type Impact = z.infer<typeof impactSchema>;

/** A change the judge proposes. It is validated like any stranger's input before it becomes a suggestion. */
export const proposalSchema = z.object({
  rule: z.string().min(1).max(80),
  /** Direction of the change for the fingerprint, e.g. `raise` or `pause`. */
  direction: z.enum(['raise', 'lower', 'pause', 'enable', 'exclude', 'refresh', 'review']),
  title: z.string().min(1).max(200),
  why: z.string().min(1).max(2000),
  risk: z.object({ level: z.enum(['low', 'medium', 'high']), text: z.string() }),
  target: z.object({ level: levelSchema, externalId: z.string(), name: z.string() }),
  /** Null when the remedy is outside the change vocabulary, e.g. a new creative: then `manualSteps` say what to do. */
  change: changeSchema.nullable(),
  manualSteps: z.array(z.string()),
  conditions: z.array(conditionSchema),
  evidence: z.array(evidenceSchema).min(1),
  replay: replaySchema,
  impact: impactSchema.nullable(),
  /** Facts of the business that shaped it, each with what it did in a sentence. */
  shapedBy: z.array(z.object({ factId: idSchema, message: z.string().max(500) })).default([]),
  /** 0 to 100; orders the queue. */
  score: z.number().min(0).max(100),
});
export type Proposal = z.infer<typeof proposalSchema>;

/** Something to look at that is not a change: a delivery stop, broken tracking, data too old to judge. */
export const findingSchema = z.object({
  kind: z.string().max(80),
  severity: z.number().int().min(1).max(10),
  title: z.string().max(200),
  detail: z.string().max(2000),
  target: z.object({ level: levelSchema, externalId: z.string(), name: z.string() }),
  date: dateSchema,
  evidence: z.array(evidenceSchema),
});
export type Finding = z.infer<typeof findingSchema>;

export const judgeResultSchema = z.object({
  engine: z.string(),
  asOf: dateSchema,
  /** Set when the data is too old or broken to judge; then there are no proposals. */
  refusedBecause: z.string().nullable(),
  proposals: z.array(proposalSchema),
  judgements: z.array(judgementSchema),
  findings: z.array(findingSchema),
});
export type JudgeResult = z.infer<typeof judgeResultSchema>;
