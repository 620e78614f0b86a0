import { z } from 'zod';
import { dateSchema, idSchema, instantSchema, pageOf, pageQuerySchema } from '../common.js';
import { defineEndpoint } from '../endpoint.js';
import { microsSchema } from '../money.js';
import { batchStateSchema, jobErrorSchema, syncStateSchema } from './sync.js';

/** Levels whose days a platform adds up. */
export const reconciledLevelSchema = z.enum(['account', 'campaign', 'ad_group', 'ad', 'keyword']);
export type ReconciledLevel = z.infer<typeof reconciledLevelSchema>;

/** Sums of one level's rows of one day. */
export const levelTotalsSchema = z.object({
  /** Entities with a row that day. */
  entities: z.number().int(),
  impressions: z.number().int(),
  clicks: z.number().int(),
  costMicros: microsSchema,
  /** Decimal text. */
  conversions: z.string(),
  conversionValueMicros: microsSchema,
});
export type LevelTotals = z.infer<typeof levelTotalsSchema>;

/**
 * Why stored and platform totals differ. `open_day`: the day was not over when it was last read. `restated`: the
 * platform has changed it since. `never_read`: no sync has covered it. `gone`: entities of it are no longer told.
 * `unexplained`: none of these.
 */
export const gapReasonSchema = z.enum(['open_day', 'restated', 'never_read', 'gone', 'unexplained']);
export type GapReason = z.infer<typeof gapReasonSchema>;
export const rereadSchema = z.enum(['hourly', 'daily', 'weekly']).nullable();

export const reconciledDaySchema = z.object({
  date: dateSchema,
  stored: levelTotalsSchema,
  platform: levelTotalsSchema,
  /** The platform's day on which it was last read; null = never. */
  lastRead: dateSchema.nullable(),
  /** Null when the totals are equal. */
  gap: z
    .object({
      figures: z.array(
        z.enum(['impressions', 'clicks', 'costMicros', 'conversions', 'conversionValueMicros']),
      ),
      reason: gapReasonSchema,
      /** The kind of run that reads the day next, and when; null when none does. */
      reread: rereadSchema,
      rereadAt: instantSchema.nullable(),
    })
    .nullable(),
});
export type ReconciledDay = z.infer<typeof reconciledDaySchema>;

/** One level compared. */
export const reconciledResultSchema = z.object({
  level: reconciledLevelSchema,
  /** When the platform was asked. */
  readAt: instantSchema,
  /** Rows that the platform gave. */
  rows: z.number().int(),
  /** Latest day first. */
  days: z.array(reconciledDaySchema),
  equalDays: z.number().int(),
  explainedDays: z.number().int(),
  unexplainedDays: z.number().int(),
  /**
   * The platform's totals of the level against its own totals of the account over the window, where they differ: a level
   * need not cover everything. Null at account level and where they agree.
   */
  coverage: z
    .object({ level: levelTotalsSchema, account: levelTotalsSchema, costPercent: z.number().nullable() })
    .nullable(),
});
export type ReconciledResult = z.infer<typeof reconciledResultSchema>;

/** A comparison and how far it is. */
export const reconciliationSchema = z.object({
  id: idSchema,
  adAccountId: idSchema,
  adAccountName: z.string(),
  /** Days back from the platform's today, today included. */
  days: z.number().int(),
  state: syncStateSchema,
  attempt: z.number().int(),
  from: dateSchema.nullable(),
  to: dateSchema.nullable(),
  levels: z.array(
    z.object({
      level: reconciledLevelSchema,
      state: batchStateSchema,
      /** Rows of the platform that were read so far. */
      rows: z.number().int(),
      equalDays: z.number().int().nullable(),
      explainedDays: z.number().int().nullable(),
      unexplainedDays: z.number().int().nullable(),
    }),
  ),
  error: jobErrorSchema.nullable(),
  createdAt: instantSchema,
  startedAt: instantSchema.nullable(),
  finishedAt: instantSchema.nullable(),
});
export type Reconciliation = z.infer<typeof reconciliationSchema>;

const byId = z.object({ id: idSchema });
const tag = 'reconciliation';

export const createReconciliation = defineEndpoint({
  method: 'POST',
  path: '/reconciliations',
  access: 'analyst',
  tag,
  status: 202,
  summary:
    'Compare stored totals with the platform’s, per day and level, each gap with its reason; a running one of the same account answers 409',
  body: z.object({
    adAccountId: idSchema,
    /** Absent: every level. */
    levels: z
      .array(reconciledLevelSchema)
      .min(1)
      .transform((levels) => reconciledLevelSchema.options.filter((level) => levels.includes(level)))
      .optional(),
    days: z.number().int().min(1).max(90).default(30),
  }),
  response: reconciliationSchema,
});
export const listReconciliations = defineEndpoint({
  method: 'GET',
  path: '/reconciliations',
  access: 'viewer',
  tag,
  summary: 'Comparisons with the platform, newest first; the last ten of an account are kept',
  query: pageQuerySchema.extend({ adAccountId: idSchema.optional() }),
  response: pageOf(reconciliationSchema),
});
export const getReconciliation = defineEndpoint({
  method: 'GET',
  path: '/reconciliations/:id',
  access: 'viewer',
  tag,
  summary: 'One comparison with the days of its finished levels',
  params: byId,
  response: reconciliationSchema.extend({ results: z.array(reconciledResultSchema) }),
});
export const cancelReconciliation = defineEndpoint({
  method: 'POST',
  path: '/reconciliations/:id/cancel',
  access: 'analyst',
  tag,
  status: 202,
  summary: 'Stop a comparison; levels that are finished stay',
  params: byId,
  response: reconciliationSchema,
});
