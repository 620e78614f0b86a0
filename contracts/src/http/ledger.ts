import { z } from 'zod';
import { dateSchema, entityRefSchema, idSchema, instantSchema, pageOf, pageQuerySchema } from '../common.js';
import { defineEndpoint } from '../endpoint.js';
import { evidenceSchema } from '../judge/proposal.js';

const byId = z.object({ id: idSchema });

export const ledgerEntrySchema = z.object({
  seq: z.number().int(),
  kind: z.string(),
  actionId: idSchema.nullable(),
  actorUserId: idSchema.nullable(),
  at: instantSchema,
  payload: z.record(z.string(), z.unknown()),
  prevHash: z.string(),
  hash: z.string(),
});
export type LedgerEntry = z.infer<typeof ledgerEntrySchema>;
export const listLedger = defineEndpoint({
  method: 'GET',
  path: '/ledger',
  access: 'viewer',
  tag: 'ledger',
  summary: 'Who changed what, newest first',
  query: pageQuerySchema.extend({ actionId: idSchema.optional() }),
  response: pageOf(ledgerEntrySchema),
});
export const verifyLedger = defineEndpoint({
  method: 'GET',
  path: '/ledger/verify',
  access: 'viewer',
  tag: 'ledger',
  summary: 'Walk the hash chain',
  response: z.object({
    ok: z.boolean(),
    entries: z.number().int(),
    headHash: z.string().nullable(),
    brokenAt: z.number().int().nullable(),
  }),
});
export const exportLedger = defineEndpoint({
  method: 'GET',
  path: '/ledger/export',
  access: 'viewer',
  tag: 'ledger',
  stream: 'download',
  summary: 'The whole ledger as JSON lines, verifiable offline',
});

export const alertSchema = z.object({
  id: idSchema,
  kind: z.string(),
  severity: z.number().int(),
  title: z.string(),
  detail: z.string(),
  adAccountId: idSchema,
  adAccountName: z.string(),
  entity: entityRefSchema,
  state: z.enum(['open', 'acknowledged', 'resolved']),
  evidence: z.array(evidenceSchema),
  firstSeenOn: dateSchema,
  lastSeenOn: dateSchema,
  createdAt: instantSchema,
});
export type Alert = z.infer<typeof alertSchema>;
export const listAlerts = defineEndpoint({
  method: 'GET',
  path: '/alerts',
  access: 'viewer',
  tag: 'alerts',
  summary: 'Alerts, gravest first',
  query: pageQuerySchema.extend({
    state: z.enum(['open', 'acknowledged', 'resolved']).optional(),
    adAccountId: idSchema.optional(),
  }),
  response: pageOf(alertSchema),
});
export const acknowledgeAlert = defineEndpoint({
  method: 'POST',
  path: '/alerts/:id/acknowledge',
  access: 'analyst',
  tag: 'alerts',
  status: 200,
  summary: 'I have seen it',
  params: byId,
  response: alertSchema,
});
