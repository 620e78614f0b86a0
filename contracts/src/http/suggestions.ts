import { z } from 'zod';
import { citationSchema, mentionSchema } from '../ai/facts.js';
import { insteadSchema } from '../ai/metering.js';
import { refusalCountSchema } from '../ai/proposals.js';
import { languageSchema } from '../ai/speech.js';
import { spokenVoiceSchema, voiceFactSchema } from '../ai/voice.js';
import { changeSchema } from '../change.js';
import {
  csvList,
  currencySchema,
  dateSchema,
  entityRefSchema,
  idSchema,
  instantSchema,
  levelSchema,
  pageOf,
  pageQuerySchema,
  platformSchema,
} from '../common.js';
import { defineEndpoint } from '../endpoint.js';
import {
  conditionSchema,
  evidenceSchema,
  impactSchema,
  judgementSchema,
  replaySchema,
} from '../judge/proposal.js';
import { microsSchema } from '../money.js';
import { planSchema } from './plan.js';
import { jobErrorSchema } from './sync.js';

const byId = z.object({ id: idSchema });

export const suggestionStatusSchema = z.enum([
  'open',
  'approved',
  'rejected',
  'snoozed',
  'expired',
  'superseded',
  'done',
]);
export type SuggestionStatus = z.infer<typeof suggestionStatusSchema>;

/** A fact of the business, in the words of the member who wrote it, and what it did to a suggestion. */
export const suggestionFactSchema = z.object({ factId: idSchema, text: z.string(), message: z.string() });
export type SuggestionFact = z.infer<typeof suggestionFactSchema>;

export const suggestionSchema = z.object({
  id: idSchema,
  type: z.string(),
  rule: z.string(),
  title: z.string(),
  why: z.string(),
  status: suggestionStatusSchema,
  adAccountId: idSchema,
  adAccountName: z.string(),
  clientId: idSchema,
  platform: platformSchema,
  currency: currencySchema,
  entity: entityRefSchema,
  change: changeSchema.nullable(),
  evidence: z.array(evidenceSchema),
  impact: impactSchema.nullable(),
  risk: z.object({ level: z.enum(['low', 'medium', 'high']), text: z.string() }),
  score: z.number(),
  applicable: z.boolean(),
  asOf: dateSchema,
  actionId: idSchema.nullable(),
  createdAt: instantSchema,
  decidedAt: instantSchema.nullable(),
  snoozedUntil: instantSchema.nullable(),
  silencedUntil: instantSchema.nullable(),
  rejectReason: z.string().nullable(),
  /** The language model that proposed it, adapter and model, and under which prompt; null for the judge's own. */
  proposedBy: z.object({ engine: z.string(), prompt: z.string() }).nullable(),
  /** Facts that hold it back; while there is one it cannot be approved. */
  heldBy: z.array(suggestionFactSchema),
});
export type Suggestion = z.infer<typeof suggestionSchema>;

export const suggestionDetailSchema = suggestionSchema.extend({
  conditions: z.array(conditionSchema),
  replay: replaySchema,
  manualSteps: z.array(z.string()),
  /** Facts that shaped it: an amount that was capped, a break-even that was counted with. */
  shapedBy: z.array(suggestionFactSchema),
  /** The plan as it would be applied now; null when the change is for a person to do by hand. */
  plan: planSchema.nullable(),
});
export type SuggestionDetail = z.infer<typeof suggestionDetailSchema>;

export const listSuggestions = defineEndpoint({
  method: 'GET',
  path: '/suggestions',
  access: 'viewer',
  tag: 'suggestions',
  summary: 'The queue, most valuable first',
  query: pageQuerySchema.extend({
    status: csvList(suggestionStatusSchema).optional(),
    adAccountId: idSchema.optional(),
    clientId: idSchema.optional(),
    campaignId: idSchema.optional(),
    /** Only the judge's own, or only what a language model proposed. */
    origin: z.enum(['judge', 'model']).optional(),
  }),
  response: pageOf(suggestionSchema),
});
export const getSuggestion = defineEndpoint({
  method: 'GET',
  path: '/suggestions/:id',
  access: 'viewer',
  tag: 'suggestions',
  summary: 'One suggestion with evidence, replay, plan and the verdict of the guardrails',
  params: byId,
  response: suggestionDetailSchema,
});

/** A suggestion in words: segments, and what their references stand for. */
export const suggestionVoiceSchema = spokenVoiceSchema.omit({ prompt: true }).extend({
  language: languageSchema,
  facts: z.array(voiceFactSchema),
  mentions: z.array(mentionSchema),
  citations: z.array(citationSchema),
  createdAt: instantSchema,
});
export type SuggestionVoice = z.infer<typeof suggestionVoiceSchema>;

export const getSuggestionVoice = defineEndpoint({
  method: 'GET',
  path: '/suggestions/:id/voice',
  access: 'viewer',
  tag: 'voice',
  summary: 'Why, the risk and what the documents say, in words of a language; composed when first asked for',
  params: byId,
  query: z.object({ language: languageSchema.default('en') }),
  response: suggestionVoiceSchema,
});

export const approveSuggestion = defineEndpoint({
  method: 'POST',
  path: '/suggestions/:id/approve',
  access: 'analyst',
  tag: 'suggestions',
  status: 202,
  summary: 'Approve exactly the plan with this hash; approving again answers the same action',
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
export const rejectReasonSchema = z.enum([
  'not_now',
  'wrong_data',
  'against_strategy',
  'too_risky',
  'already_done',
  'other',
]);
export const rejectSuggestion = defineEndpoint({
  method: 'POST',
  path: '/suggestions/:id/reject',
  access: 'analyst',
  tag: 'suggestions',
  status: 200,
  summary: 'Reject with a reason, which is remembered and silences the same advice for a while',
  params: byId,
  body: z.object({ reason: rejectReasonSchema, note: z.string().max(1000).optional() }),
  response: suggestionSchema,
});
export const snoozeSuggestion = defineEndpoint({
  method: 'POST',
  path: '/suggestions/:id/snooze',
  access: 'analyst',
  tag: 'suggestions',
  status: 200,
  summary: 'Put aside for some days',
  params: byId,
  body: z.object({ days: z.number().int().min(1).max(90) }),
  response: suggestionSchema,
});
export const markSuggestionDone = defineEndpoint({
  method: 'POST',
  path: '/suggestions/:id/done',
  access: 'analyst',
  tag: 'suggestions',
  status: 200,
  summary: 'I did it by hand (read-only sources and manual steps)',
  params: byId,
  response: suggestionSchema,
});

/** Entities that the judge did not look at: in a large account those that cost least. */
export const omittedSchema = z.object({
  level: levelSchema.extract(['ad_group', 'ad', 'keyword', 'search_term']),
  count: z.number().int().positive(),
  /** What they cost in the days the judge saw. */
  costMicros: microsSchema,
});
export const judgeRunSchema = z.object({
  id: idSchema,
  adAccountId: idSchema,
  asOf: dateSchema.nullable(),
  state: z.enum(['queued', 'running', 'done', 'failed']),
  engine: z.string().nullable(),
  refusedBecause: z.string().nullable(),
  proposals: z.number().int(),
  omitted: z.array(omittedSchema),
  error: jobErrorSchema.nullable(),
  createdAt: instantSchema,
  finishedAt: instantSchema.nullable(),
});
export type JudgeRun = z.infer<typeof judgeRunSchema>;
/** How a language model was last asked for changes of its own in this account. */
export const modelRunSchema = z.object({
  /** `none`: nobody is configured, or `instead` says why the configured one was not asked. */
  state: z.enum(['running', 'done', 'failed', 'none', 'off']),
  engine: z.string().nullable(),
  instead: insteadSchema.nullable(),
  /** Proposals that became or refreshed suggestions. */
  accepted: z.number().int(),
  refused: z.array(refusalCountSchema),
  at: instantSchema,
});
export type ModelRun = z.infer<typeof modelRunSchema>;
export const listJudgements = defineEndpoint({
  method: 'GET',
  path: '/judgements',
  access: 'viewer',
  tag: 'suggestions',
  summary: 'What the last run judged about each entity and which conditions held: why this, and why not that',
  query: z.object({ adAccountId: idSchema, externalId: z.string().max(200).optional() }),
  response: z.object({
    run: judgeRunSchema.nullable(),
    /** Null when no model was asked about this account yet. */
    model: modelRunSchema.nullable(),
    /** Of each outcome the first 500: what is coarsest, by rule. */
    items: z.array(judgementSchema),
    /** How many there are of each outcome, whether listed or not. */
    counts: z.array(z.object({ outcome: judgementSchema.shape.outcome, count: z.number().int().positive() })),
  }),
});
