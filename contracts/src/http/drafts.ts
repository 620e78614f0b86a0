import { z } from 'zod';
import { campaignBlueprintSchema } from '../change.js';
import { adPlatformSchema, idSchema, instantSchema, pageOf, pageQuerySchema } from '../common.js';
import {
  criticalSlotSchema,
  draftAccountSchema,
  draftSlotsSchema,
  draftValuesSchema,
  slotNameSchema,
} from '../draft/body.js';
import { draftLimitationSchema } from '../draft/campaigns.js';
import { draftFaultSchema } from '../draft/faults.js';
import { defineEndpoint } from '../endpoint.js';
import { microsSchema } from '../money.js';
import { actionStateSchema } from './actions.js';

const byId = z.object({ id: idSchema });

export const draftStateSchema = z.enum(['editing', 'published', 'discarded']);
export type DraftState = z.infer<typeof draftStateSchema>;

const draftSummarySchema = z.object({
  id: idSchema,
  state: draftStateSchema,
  /** What the draft is called so far; null before there is anything to call it by. */
  name: z.string().nullable(),
  platforms: z.array(adPlatformSchema),
  clientId: idSchema.nullable(),
  conversationId: idSchema.nullable(),
  /** Counts up with every change; an edit names the one it was made on. */
  version: z.number().int(),
  createdBy: z.object({ userId: idSchema, name: z.string() }),
  createdAt: instantSchema,
  updatedAt: instantSchema,
});
export type CampaignDraftSummary = z.infer<typeof draftSummarySchema>;

export const campaignDraftSchema = draftSummarySchema.extend({
  slots: draftSlotsSchema,
  /** What stands in the way of publishing, beside the confirmations. */
  faults: z.array(draftFaultSchema),
  unconfirmed: z.array(criticalSlotSchema),
  limitations: z.array(draftLimitationSchema),
  /** What would be created, one campaign a platform; empty while too much is missing. */
  campaigns: z.array(
    z.object({
      platform: adPlatformSchema,
      adAccountId: idSchema,
      accountName: z.string(),
      currency: z.string(),
      dailyBudgetMicros: microsSchema,
      blueprint: campaignBlueprintSchema,
    }),
  ),
  /** The daily budget over all platforms that follows from the budget; null while it cannot be told. */
  daily: z.object({ micros: microsSchema, dividedBy: z.number(), rounded: z.boolean() }).nullable(),
  actions: z.array(z.object({ id: idSchema, state: actionStateSchema, title: z.string() })),
  accounts: z.array(draftAccountSchema),
});
export type CampaignDraft = z.infer<typeof campaignDraftSchema>;

export const createDraft = defineEndpoint({
  method: 'POST',
  path: '/drafts',
  access: 'analyst',
  tag: 'drafts',
  status: 201,
  summary: 'Begin a campaign draft, blank or in a conversation, which then builds it',
  body: z.object({ conversationId: idSchema.optional(), adAccountId: idSchema.optional() }).default({}),
  response: campaignDraftSchema,
});
export const listDrafts = defineEndpoint({
  method: 'GET',
  path: '/drafts',
  access: 'viewer',
  tag: 'drafts',
  summary: 'Campaign drafts, the last changed first',
  query: pageQuerySchema.extend({ state: draftStateSchema.optional(), conversationId: idSchema.optional() }),
  response: pageOf(draftSummarySchema),
});
export const getDraft = defineEndpoint({
  method: 'GET',
  path: '/drafts/:id',
  access: 'viewer',
  tag: 'drafts',
  summary: 'One draft with its values, faults, limitations and what it would create',
  params: byId,
  response: campaignDraftSchema,
});
export const editDraft = defineEndpoint({
  method: 'PATCH',
  path: '/drafts/:id',
  access: 'analyst',
  tag: 'drafts',
  summary: 'Edit values by hand, confirm critical ones; refused when the draft changed meanwhile',
  params: byId,
  body: z.object({
    version: z.number().int().min(1),
    /** New values by slot. A changed critical value is unconfirmed unless it is named in `confirm`. */
    set: draftValuesSchema.partial().strict().default({}),
    /** Slots to empty. */
    clear: z.array(slotNameSchema).max(20).default([]),
    confirm: z.array(criticalSlotSchema).max(5).default([]),
  }),
  response: campaignDraftSchema,
});
export const discardDraft = defineEndpoint({
  method: 'POST',
  path: '/drafts/:id/discard',
  access: 'analyst',
  tag: 'drafts',
  status: 200,
  summary: 'Put a draft away; its waiting actions are withdrawn',
  params: byId,
  response: campaignDraftSchema,
});
export const publishDraft = defineEndpoint({
  method: 'POST',
  path: '/drafts/:id/publish',
  access: 'analyst',
  tag: 'drafts',
  status: 201,
  summary: 'Turn a draft into one action a platform, each waiting for its approval; nothing is sent',
  params: byId,
  body: z.object({ version: z.number().int().min(1) }),
  response: campaignDraftSchema,
});
export const reopenDraft = defineEndpoint({
  method: 'POST',
  path: '/drafts/:id/reopen',
  access: 'analyst',
  tag: 'drafts',
  status: 200,
  summary: 'Go on editing a published draft while none of its actions was approved; they are withdrawn',
  params: byId,
  response: campaignDraftSchema,
});
