import { z } from 'zod';
import {
  adPlatformSchema,
  currencySchema,
  dateSchema,
  idSchema,
  instantSchema,
  levelSchema,
  pageOf,
  pageQuerySchema,
  timeZoneSchema,
} from '../common.js';
import { defineEndpoint } from '../endpoint.js';
import { microsSchema } from '../money.js';

const byId = z.object({ id: idSchema });

export const syncModeSchema = z.enum(['hourly', 'daily', 'weekly', 'full']);
export type SyncMode = z.infer<typeof syncModeSchema>;
export const syncStateSchema = z.enum(['queued', 'running', 'done', 'failed', 'cancelled']);
export type SyncState = z.infer<typeof syncStateSchema>;

export const batchStateSchema = z.enum(['waiting', 'running', 'done', 'failed', 'skipped']);
export const syncBatchSchema = z.object({
  name: z.string(),
  state: batchStateSchema,
  rows: z.number().int(),
  startedAt: instantSchema.nullable(),
  finishedAt: instantSchema.nullable(),
});
export const jobErrorSchema = z.object({
  code: z.string(),
  message: z.string(),
  vendorCode: z.string().nullable(),
  traceId: z.string().nullable(),
  remedy: z.string().nullable(),
  retryAt: instantSchema.nullable(),
});
export type JobError = z.infer<typeof jobErrorSchema>;

export const syncRunSchema = z.object({
  id: idSchema,
  adAccountId: idSchema,
  adAccountName: z.string(),
  mode: syncModeSchema,
  trigger: z.enum(['manual', 'schedule', 'first']),
  state: syncStateSchema,
  attempt: z.number().int(),
  from: dateSchema.nullable(),
  to: dateSchema.nullable(),
  batches: z.array(syncBatchSchema),
  rows: z.number().int(),
  error: jobErrorSchema.nullable(),
  createdAt: instantSchema,
  startedAt: instantSchema.nullable(),
  finishedAt: instantSchema.nullable(),
});
export type SyncRun = z.infer<typeof syncRunSchema>;

export const createSyncRun = defineEndpoint({
  method: 'POST',
  path: '/sync-runs',
  access: 'analyst',
  tag: 'sync',
  status: 202,
  summary: 'Ask for a sync; a running one of the same account answers 409 with its id',
  body: z.object({ adAccountId: idSchema, mode: syncModeSchema.default('daily') }),
  response: syncRunSchema,
});
export const listSyncRuns = defineEndpoint({
  method: 'GET',
  path: '/sync-runs',
  access: 'viewer',
  tag: 'sync',
  summary: 'Sync runs, newest first',
  query: pageQuerySchema.extend({ adAccountId: idSchema.optional() }),
  response: pageOf(syncRunSchema),
});
export const getSyncRun = defineEndpoint({
  method: 'GET',
  path: '/sync-runs/:id',
  access: 'viewer',
  tag: 'sync',
  summary: 'One sync run',
  params: byId,
  response: syncRunSchema,
});
export const cancelSyncRun = defineEndpoint({
  method: 'POST',
  path: '/sync-runs/:id/cancel',
  access: 'analyst',
  tag: 'sync',
  status: 202,
  summary: 'Stop after the batch that is running',
  params: byId,
  response: syncRunSchema,
});

export const importColumnSchema = z.object({
  index: z.number().int(),
  header: z.string(),
  role: z.string().nullable(),
  unit: z.string().nullable(),
  note: z.string().nullable(),
  samples: z.array(z.string()),
});
export const importErrorSchema = z.object({
  line: z.number().int(),
  column: z.string().nullable(),
  message: z.string(),
});
export const importTotalsSchema = z.object({
  impressions: z.number().int().nullable(),
  clicks: z.number().int().nullable(),
  costMicros: microsSchema.nullable(),
  conversions: z.number().nullable(),
  conversionValueMicros: microsSchema.nullable(),
});
export const importSchema = z.object({
  /** Null for a dry run, which stores nothing. */
  id: idSchema.nullable(),
  state: z.enum(['preview', 'queued', 'storing', 'done', 'failed', 'cancelled']),
  adAccountId: idSchema.nullable(),
  fileName: z.string(),
  platform: adPlatformSchema,
  level: levelSchema,
  breakdown: z.string(),
  granularity: z.enum(['day', 'period']),
  currency: currencySchema,
  timeZone: timeZoneSchema,
  periodStart: dateSchema.nullable(),
  periodEnd: dateSchema.nullable(),
  exportedAt: instantSchema.nullable(),
  columns: z.array(importColumnSchema),
  rows: z.object({ read: z.number().int(), accepted: z.number().int(), rejected: z.number().int() }),
  /** Rows that the database did not hold in this form before. */
  changed: z.object({
    added: z.number().int(),
    restated: z.number().int(),
    unchanged: z.number().int(),
    older: z.number().int(),
  }),
  errors: z.array(importErrorSchema),
  warnings: z.array(z.string()),
  totals: importTotalsSchema,
  totalsByCurrency: z.array(importTotalsSchema.extend({ currency: currencySchema })),
  /** First rows as they would be stored, for the preview. */
  sample: z.array(z.record(z.string(), z.string().nullable())),
  error: jobErrorSchema.nullable(),
  createdAt: instantSchema,
});
export type Import = z.infer<typeof importSchema>;

/** Multipart form fields are strings; booleans and numbers are read from text. */
export const importOptionsSchema = z.object({
  adAccountId: idSchema.optional(),
  clientId: idSchema.optional(),
  dryRun: z
    .enum(['true', 'false'])
    .default('false')
    .transform((text) => text === 'true'),
  platform: adPlatformSchema.optional(),
  level: levelSchema.optional(),
  currency: currencySchema.optional(),
  timeZone: timeZoneSchema.optional(),
  periodStart: dateSchema.optional(),
  periodEnd: dateSchema.optional(),
  exportedAt: z.iso.datetime({ offset: true }).optional(),
  dateOrder: z.enum(['dmy', 'mdy', 'ymd']).optional(),
  numberFormat: z.enum(['1,234.56', '1.234,56', "1'234.56", '1 234,56']).optional(),
  year: z.coerce.number().int().min(2000).max(2100).optional(),
  /** JSON object: column header or index -> role, or "ignore". */
  mapping: z
    .string()
    .max(20_000)
    .transform((text, context) => {
      try {
        return JSON.parse(text) as unknown;
      } catch {
        context.addIssue({ code: 'custom', message: 'a JSON object of column header to role' });
        return z.NEVER;
      }
    })
    .pipe(z.record(z.string(), z.string()))
    .optional(),
});
export type ImportOptions = z.output<typeof importOptionsSchema>;

export const createImport = defineEndpoint({
  method: 'POST',
  path: '/imports',
  access: 'analyst',
  tag: 'imports',
  status: 201,
  bodyType: 'multipart',
  summary:
    'Import an export of Meta Ads Manager or Google Ads (CSV, TSV, XLSX; 50 MB); what cannot be known is asked',
  body: importOptionsSchema,
  response: importSchema,
});
export const listImports = defineEndpoint({
  method: 'GET',
  path: '/imports',
  access: 'viewer',
  tag: 'imports',
  summary: 'Imports, newest first',
  query: pageQuerySchema,
  response: pageOf(importSchema),
});
export const getImport = defineEndpoint({
  method: 'GET',
  path: '/imports/:id',
  access: 'viewer',
  tag: 'imports',
  summary: 'One import',
  params: byId,
  response: importSchema,
});
