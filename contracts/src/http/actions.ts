import { z } from 'zod';
import { idSchema, instantSchema, pageOf, pageQuerySchema, platformSchema } from '../common.js';
import { defineEndpoint } from '../endpoint.js';
import { microsSchema } from '../money.js';
import { planSchema } from './plan.js';
import { jobErrorSchema } from './sync.js';

const byId = z.object({ id: idSchema });

export const actionStateSchema = z.enum([
  'awaiting_approval',
  'queued',
  'applying',
  'verifying',
  'applied',
  'refused',
  'failed',
  'unknown',
  'undone',
]);
export type ActionState = z.infer<typeof actionStateSchema>;
export const actionStepSchema = z.object({
  name: z.enum(['approved', 'queued', 'checked', 'intent_recorded', 'sent', 'read_back', 'outcome_recorded']),
  state: z.enum(['done', 'running', 'waiting', 'failed', 'skipped']),
  detail: z.string().nullable(),
  at: instantSchema.nullable(),
});
export const undoSchema = z.object({
  possible: z.boolean(),
  reason: z.string().nullable(),
  blockedBy: idSchema.nullable(),
  /** Spend of the changed entities since the change was applied. */
  spentSinceMicros: microsSchema.nullable(),
});
export const actionSchema = z.object({
  id: idSchema,
  state: actionStateSchema,
  adAccountId: idSchema,
  adAccountName: z.string(),
  platform: platformSchema,
  origin: z.enum(['suggestion', 'undo', 'draft']),
  suggestionId: idSchema.nullable(),
  undoOfActionId: idSchema.nullable(),
  undoneByActionId: idSchema.nullable(),
  title: z.string(),
  plan: planSchema,
  steps: z.array(actionStepSchema),
  undo: undoSchema,
  error: jobErrorSchema.nullable(),
  approvedBy: z.object({ userId: idSchema, name: z.string() }).nullable(),
  createdAt: instantSchema,
  finishedAt: instantSchema.nullable(),
});
export type Action = z.infer<typeof actionSchema>;

export const listActions = defineEndpoint({
  method: 'GET',
  path: '/actions',
  access: 'viewer',
  tag: 'actions',
  summary: 'Actions, newest first',
  query: pageQuerySchema.extend({ adAccountId: idSchema.optional(), state: actionStateSchema.optional() }),
  response: pageOf(actionSchema),
});
export const getAction = defineEndpoint({
  method: 'GET',
  path: '/actions/:id',
  access: 'viewer',
  tag: 'actions',
  summary: 'One action with its steps',
  params: byId,
  response: actionSchema,
});
export const approveAction = defineEndpoint({
  method: 'POST',
  path: '/actions/:id/approve',
  access: 'analyst',
  tag: 'actions',
  status: 202,
  summary: 'Approve a drafted action',
  params: byId,
  body: z
    .object({
      planHash: z
        .string()
        .regex(/^[0-9a-f]{64}$/)
        .optional(),
    })
    .default({}),
  response: z.object({ actionId: idSchema }),
});
export const undoAction = defineEndpoint({
  method: 'POST',
  path: '/actions/:id/undo',
  access: 'analyst',
  tag: 'actions',
  status: 202,
  summary: 'Put back the recorded values; answers the undoing action',
  params: byId,
  response: z.object({ actionId: idSchema }),
});
export const resolveAction = defineEndpoint({
  method: 'POST',
  path: '/actions/:id/resolve',
  access: 'admin',
  tag: 'actions',
  status: 200,
  summary: 'Settle an action whose outcome is unknown after looking at the platform',
  params: byId,
  body: z.object({ outcome: z.enum(['applied', 'not_applied']), note: z.string().min(1).max(1000) }),
  response: actionSchema,
});
