import { z } from 'zod';
import { dateSchema, idSchema, instantSchema } from '../common.js';
import { defineEndpoint } from '../endpoint.js';
import { microsSchema } from '../money.js';

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

export const reconciliationSchema = z.object({
  adAccountId: idSchema,
  level: reconciledLevelSchema,
  from: dateSchema,
  to: dateSchema,
  readAt: instantSchema,
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
export type Reconciliation = z.infer<typeof reconciliationSchema>;

export const reconcileAccount = defineEndpoint({
  method: 'GET',
  path: '/ad-accounts/:id/reconciliation',
  access: 'analyst',
  tag: 'metrics',
  summary:
    'Stored totals against the platform’s, per day of one level, each gap with its reason; reads the platform live, at most a minute',
  params: z.object({ id: idSchema }),
  query: z.object({
    level: reconciledLevelSchema.default('account'),
    days: z.coerce.number().int().min(1).max(90).default(30),
  }),
  response: reconciliationSchema,
});
