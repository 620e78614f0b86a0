import { z } from 'zod';
import { budgetPeriodSchema, entityStatusSchema, matchTypeSchema } from '../change.js';
import {
  csvList,
  currencySchema,
  dateSchema,
  idSchema,
  instantSchema,
  levelSchema,
  pageOf,
  pageQuerySchema,
  platformSchema,
} from '../common.js';
import { defineEndpoint } from '../endpoint.js';
import { microsSchema, moneySchema } from '../money.js';

const byId = z.object({ id: idSchema });

/** Sums over a window. `null` means nothing was reported, which is not zero. */
export const metricTotalsSchema = z.object({
  impressions: z.number().int().nullable(),
  clicks: z.number().int().nullable(),
  costMicros: microsSchema.nullable(),
  conversions: z.number().nullable(),
  conversionValueMicros: microsSchema.nullable(),
});
export type MetricTotals = z.infer<typeof metricTotalsSchema>;

export const campaignSchema = z.object({
  id: idSchema,
  adAccountId: idSchema,
  adAccountName: z.string(),
  clientId: idSchema,
  platform: platformSchema,
  externalId: z.string(),
  name: z.string(),
  status: entityStatusSchema.nullable(),
  channel: z.string().nullable(),
  /** Reasons for limited delivery as the platform gives them. */
  statusReasons: z.array(z.string()),
  budget: z
    .object({
      amount: moneySchema,
      period: budgetPeriodSchema,
      sharedWith: z.number().int(),
      /** Where the budget lives: the campaign itself or its ad groups. */
      owner: z.enum(['campaign', 'ad_group']),
    })
    .nullable(),
  currency: currencySchema,
  startDate: dateSchema.nullable(),
  endDate: dateSchema.nullable(),
  totals: metricTotalsSchema,
  openSuggestions: z.number().int(),
  syncedAt: instantSchema.nullable(),
});
export type Campaign = z.infer<typeof campaignSchema>;

const windowQuery = { from: dateSchema.optional(), to: dateSchema.optional() };

export const listCampaigns = defineEndpoint({
  method: 'GET',
  path: '/campaigns',
  access: 'viewer',
  tag: 'campaigns',
  summary:
    'Campaigns with their totals over a window (default: the last 30 complete days), largest cost first',
  query: pageQuerySchema.extend({
    adAccountId: idSchema.optional(),
    clientId: idSchema.optional(),
    status: entityStatusSchema.optional(),
    search: z.string().max(200).optional(),
    ...windowQuery,
  }),
  response: pageOf(campaignSchema).extend({ window: z.object({ from: dateSchema, to: dateSchema }) }),
});

export const adGroupSchema = z.object({
  id: idSchema,
  campaignId: idSchema,
  externalId: z.string(),
  name: z.string(),
  status: entityStatusSchema.nullable(),
  bid: moneySchema.nullable(),
  budget: moneySchema.nullable(),
  totals: metricTotalsSchema,
});
export type AdGroup = z.infer<typeof adGroupSchema>;
export const adSchema = z.object({
  id: idSchema,
  adGroupId: idSchema,
  externalId: z.string(),
  name: z.string(),
  type: z.string().nullable(),
  status: entityStatusSchema.nullable(),
  reviewStatus: z.string().nullable(),
  headlines: z.array(z.string()),
  descriptions: z.array(z.string()),
  finalUrls: z.array(z.string()),
  totals: metricTotalsSchema,
});
export type Ad = z.infer<typeof adSchema>;
export const keywordSchema = z.object({
  id: idSchema,
  adGroupId: idSchema.nullable(),
  campaignId: idSchema,
  externalId: z.string(),
  text: z.string(),
  matchType: matchTypeSchema,
  negative: z.boolean(),
  status: entityStatusSchema.nullable(),
  bid: moneySchema.nullable(),
  qualityScore: z.number().int().nullable(),
  totals: metricTotalsSchema,
});
export type Keyword = z.infer<typeof keywordSchema>;

export const getCampaign = defineEndpoint({
  method: 'GET',
  path: '/campaigns/:id',
  access: 'viewer',
  tag: 'campaigns',
  summary: 'One campaign with its ad groups',
  params: byId,
  query: z.object(windowQuery),
  response: campaignSchema.extend({
    window: z.object({ from: dateSchema, to: dateSchema }),
    adGroups: z.array(adGroupSchema),
  }),
});
const childQuery = pageQuerySchema.extend({
  campaignId: idSchema,
  adGroupId: idSchema.optional(),
  ...windowQuery,
});
export const listAds = defineEndpoint({
  method: 'GET',
  path: '/ads',
  access: 'viewer',
  tag: 'campaigns',
  summary: 'Ads of a campaign',
  query: childQuery,
  response: pageOf(adSchema),
});
export const listKeywords = defineEndpoint({
  method: 'GET',
  path: '/keywords',
  access: 'viewer',
  tag: 'campaigns',
  summary: 'Keywords and negatives of a campaign',
  query: childQuery,
  response: pageOf(keywordSchema),
});
export const searchTermSchema = z.object({
  term: z.string(),
  keyword: z.string().nullable(),
  adGroupName: z.string().nullable(),
  totals: metricTotalsSchema,
});
export const listSearchTerms = defineEndpoint({
  method: 'GET',
  path: '/search-terms',
  access: 'viewer',
  tag: 'campaigns',
  summary: 'What people searched, dearest first',
  query: childQuery,
  response: pageOf(searchTermSchema),
});

export const dailyMetricSchema = z.object({
  date: dateSchema,
  adAccountId: idSchema,
  level: levelSchema,
  entityKey: z.string(),
  entityName: z.string(),
  breakdown: z.string(),
  currency: currencySchema,
  impressions: z.number().int().nullable(),
  clicks: z.number().int().nullable(),
  costMicros: microsSchema.nullable(),
  conversions: z.number().nullable(),
  conversionValueMicros: microsSchema.nullable(),
  leads: z.number().nullable(),
  reach: z.number().int().nullable(),
  frequency: z.number().nullable(),
  source: z.enum(['api', 'file']),
  seenAt: instantSchema,
  /** How often the day was restated after it was first stored. */
  revisions: z.number().int(),
});
export type DailyMetric = z.infer<typeof dailyMetricSchema>;

export const listDailyMetrics = defineEndpoint({
  method: 'GET',
  path: '/metrics/daily',
  access: 'viewer',
  tag: 'metrics',
  summary: 'Stored facts by day; at most 400 days',
  query: pageQuerySchema.extend({
    adAccountId: idSchema,
    level: levelSchema.default('account'),
    campaignId: idSchema.optional(),
    entityKey: z.string().max(1000).optional(),
    breakdown: z.string().max(200).default(''),
    from: dateSchema.optional(),
    to: dateSchema.optional(),
    limit: z.coerce.number().int().min(1).max(1000).default(400),
  }),
  response: pageOf(dailyMetricSchema),
});

export const periodMetricSchema = dailyMetricSchema
  .omit({ date: true, revisions: true })
  .extend({ periodStart: dateSchema, periodEnd: dateSchema });
export const listPeriodMetrics = defineEndpoint({
  method: 'GET',
  path: '/metrics/periods',
  access: 'viewer',
  tag: 'metrics',
  summary: 'Facts that cover a period and are never spread over days',
  query: pageQuerySchema.extend({ adAccountId: idSchema, level: levelSchema.optional() }),
  response: pageOf(periodMetricSchema),
});

/** One currency's figures for Today; amounts of different currencies are never added. */
export const todaySchema = z.object({
  /** Sums per currency over the last seven complete days and the seven before, of accounts with figures of the last 14. */
  spend: z.array(
    z.object({
      currency: currencySchema,
      today: microsSchema.nullable(),
      last7Days: microsSchema,
      previous7Days: microsSchema,
      conversionsLast7Days: z.number().nullable(),
      conversionsPrevious7Days: z.number().nullable(),
    }),
  ),
  /** Budget per day of running campaigns, per currency: the money at stake. */
  dailyBudget: z.array(moneySchema),
  accounts: z.array(
    z.object({
      adAccountId: idSchema,
      name: z.string(),
      platform: platformSchema,
      currency: currencySchema,
      timeZone: z.string(),
      dataThrough: dateSchema.nullable(),
      lastSyncedAt: instantSchema.nullable(),
      stale: z.boolean(),
      series: z.array(
        z.object({
          date: dateSchema,
          costMicros: microsSchema.nullable(),
          conversions: z.number().nullable(),
        }),
      ),
    }),
  ),
  openSuggestions: z.number().int(),
  openAlerts: z.number().int(),
  writesStopped: z.boolean(),
});
export type Today = z.infer<typeof todaySchema>;
export const getToday = defineEndpoint({
  method: 'GET',
  path: '/today',
  access: 'viewer',
  tag: 'metrics',
  summary: 'Money at stake today, freshness, what waits',
  query: z.object({ clientId: idSchema.optional(), adAccountIds: csvList(idSchema).optional() }),
  response: todaySchema,
});
