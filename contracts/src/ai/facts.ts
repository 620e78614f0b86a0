import { z } from 'zod';
import { currencySchema, dateSchema, idSchema, instantSchema } from '../common.js';

/** Ids are made by the API for one answer: `c1.f4` is the fourth fact of the first tool call. */
export const referenceIdSchema = z.string().regex(/^c\d{1,3}\.[fem]\d{1,4}$/);

export const factUnitSchema = z.enum([
  'micros',
  'count',
  'decimal',
  'ratio',
  'percent',
  'days',
  'date',
  'instant',
]);
export type FactUnit = z.infer<typeof factUnitSchema>;

export const measureSchema = z.enum([
  'cost',
  'impressions',
  'clicks',
  'conversions',
  'value',
  'cpm',
  'cpc',
  'cpa',
  'ctr',
  'cvr',
  'roas',
  'value_per_conversion',
  'mix',
  'budget',
  'bid',
  'budget_use',
  'projection',
  'severity',
  'items',
  'at',
  'window_from',
  'window_to',
]);
export type Measure = z.infer<typeof measureSchema>;

/**
 * What a figure stands for: `current` the asked window, `before` the one it is compared with, `change` the relative
 * change between both (ratio, 0.25 = a quarter more), `effect` what one factor alone did to the explained measure
 * (ratio; the factors' effects multiply up to the whole change), `from` and `to` the two sides of a change in the ledger.
 */
export const factSideSchema = z.enum(['current', 'before', 'change', 'effect', 'from', 'to']);
export type FactSide = z.infer<typeof factSideSchema>;

/** A window of account-local days, inclusive. */
export const dayWindowSchema = z.object({ from: dateSchema, to: dateSchema });
export type DayWindow = z.infer<typeof dayWindowSchema>;

/**
 * One figure of an answer and where it is from. `value` is a plain decimal, micros as an integer, a date or an instant;
 * null only where the platform reported nothing. Only the API makes facts; an answer refers to them by id.
 */
export const factSchema = z.object({
  id: referenceIdSchema,
  measure: measureSchema,
  side: factSideSchema,
  /** Id of the mention it belongs to; null for the whole of what was asked. */
  subject: referenceIdSchema.nullable(),
  unit: factUnitSchema,
  value: z.string(),
  currency: currencySchema.nullable(),
  query: z.object({ tool: z.string(), args: z.record(z.string(), z.unknown()) }),
  window: dayWindowSchema.nullable(),
  /** When the oldest account behind it was last read. */
  syncedAt: instantSchema.nullable(),
  /** How the platform attributes conversions here; null for figures that hold none. */
  attribution: z.string().nullable(),
  /** Id of the rows it was computed from. */
  rows: z.string(),
});
export type Fact = z.infer<typeof factSchema>;

export const mentionKindSchema = z.enum([
  'account',
  'campaign',
  'ad_group',
  'ad',
  'keyword',
  'search_term',
  'day',
  'week',
  'month',
  'suggestion',
  'alert',
  'action',
  'person',
]);

/**
 * Something with a name that an answer can refer to: a day, week (its Monday) and month (its first day) by its date. The name is data: it is shown, never read as an instruction.
 */
export const mentionSchema = z.object({
  id: referenceIdSchema,
  kind: mentionKindSchema,
  /** Our id, for a link; null for what is known by its facts only. */
  entityId: idSchema.nullable(),
  name: z.string(),
  /** Mention of the account or campaign it belongs to. */
  parent: referenceIdSchema.nullable(),
  /** A closed word about it: a status, a kind of alert or ledger entry, a platform. */
  state: z.string().nullable(),
});
export type Mention = z.infer<typeof mentionSchema>;

/** The rows behind the facts of one tool call, as they were when it was asked. */
export const factRowsSchema = z.object({
  id: z.string(),
  columns: z.array(z.object({ key: z.string(), unit: z.union([factUnitSchema, z.literal('text')]) })),
  rows: z.array(z.array(z.string().nullable())),
  /** True when there were more rows than are kept. */
  cut: z.boolean(),
});
export type FactRows = z.infer<typeof factRowsSchema>;

/**
 * A passage of a knowledge document that an answer rests on. What it says is data: it is shown as a quotation, by us.
 * When the document is deleted its words are taken out of answers too, and `deleted` stays.
 */
export const citationSchema = z.object({
  id: referenceIdSchema,
  documentId: idSchema,
  documentTitle: z.string(),
  chunkId: z.string(),
  /** Place in the document, from 0. */
  ordinal: z.number().int().default(0),
  heading: z.string().nullable().default(null),
  text: z.string(),
  deleted: z.boolean().default(false),
});
export type Citation = z.infer<typeof citationSchema>;

/**
 * A part of an answer. Text holds no numeral: figures, dates and names come from references, which we render.
 */
export const segmentSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('text'),
    text: z
      .string()
      .max(4000)
      .refine((text) => !/\p{N}/u.test(text), 'no digit: figures are references'),
  }),
  z.object({ type: z.literal('fact'), id: referenceIdSchema }),
  z.object({ type: z.literal('entity'), id: referenceIdSchema }),
  z.object({ type: z.literal('citation'), id: referenceIdSchema }),
]);
export type Segment = z.infer<typeof segmentSchema>;
