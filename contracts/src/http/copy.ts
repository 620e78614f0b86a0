import { z } from 'zod';
import { droppedCopySchema } from '../ai/copy.js';
import { insteadSchema } from '../ai/metering.js';
import { languageSchema } from '../ai/speech.js';
import { adPlatformSchema, dateSchema, idSchema } from '../common.js';
import { copyPartSchema } from '../draft/copy-check.js';
import { defineEndpoint } from '../endpoint.js';
import { problemSchema } from '../errors.js';

const counted = {
  /** Over the window of the answer; null where the platform does not tell. */
  impressions: z.number().nullable(),
  clicks: z.number().nullable(),
  conversions: z.number().nullable(),
};

/** Where an idea comes from. */
export const ideaSourceSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('ad'),
    adId: idSchema,
    name: z.string(),
    /**
     * `won`: better than the other ads of the comparison beyond chance; `leading`: the best so far, which may be chance;
     * `running`: nothing can be said yet.
     */
    standing: z.enum(['won', 'leading', 'running']),
    ...counted,
  }),
  z.object({
    kind: z.literal('passage'),
    documentId: idSchema,
    documentTitle: z.string(),
    chunkId: z.string(),
    /** Place in the document, from 0. */
    ordinal: z.number().int(),
    text: z.string(),
  }),
  z.object({ kind: z.literal('fact'), factId: idSchema, text: z.string() }),
  z.object({ kind: z.literal('search_term'), text: z.string(), ...counted }),
  z.object({ kind: z.literal('keyword'), text: z.string() }),
  z.object({ kind: z.literal('said'), text: z.string() }),
]);
export type IdeaSource = z.infer<typeof ideaSourceSchema>;

export const copyIdeasSchema = z.object({
  platform: adPlatformSchema,
  language: languageSchema,
  ideas: z.array(
    z.object({
      part: copyPartSchema,
      text: z.string(),
      /** In code points, as platforms count, and the most that a phone shows. */
      length: z.number().int(),
      limit: z.number().int(),
      sources: z.array(ideaSourceSchema).min(1),
    }),
  ),
  /** Texts that were thrown away, by what was wrong with them. */
  dropped: droppedCopySchema,
  /** What was read: ads with texts, of them with enough data to compare, passages of documents, search terms. */
  read: z.object({
    ads: z.number().int(),
    compared: z.number().int(),
    passages: z.number().int(),
    searchTerms: z.number().int(),
  }),
  /** What ads are compared by; null when none has enough data. */
  comparedBy: z.enum(['conversions', 'clicks']).nullable(),
  /** Account-local days of the figures; null without an account. */
  window: z.object({ from: dateSchema, to: dateSchema }).nullable(),
  /** Facts that forbid to say something; no idea does. */
  forbidding: z.array(z.object({ id: idSchema, text: z.string() })),
  engine: z.string(),
  prompt: z.string().nullable(),
  instead: insteadSchema.nullable(),
});
export type CopyIdeas = z.infer<typeof copyIdeasSchema>;

export const copyStepSchema = z.enum(['ads', 'documents', 'writing']);
export type CopyStep = z.infer<typeof copyStepSchema>;

export const copyEventSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('step'), step: copyStepSchema }),
  z.object({ type: z.literal('ideas'), ideas: copyIdeasSchema }),
  z.object({ type: z.literal('failed'), problem: problemSchema }),
]);
export type CopyEvent = z.infer<typeof copyEventSchema>;

export const writeCopyIdeas = defineEndpoint({
  method: 'POST',
  path: '/copy-ideas',
  access: 'analyst',
  tag: 'drafts',
  status: 200,
  stream: 'sse',
  summary:
    'Ideas for the texts of a draft or a campaign, with what each is made of; hanging up stops the work, nothing is stored',
  body: z
    .object({
      draftId: idSchema.optional(),
      campaignId: idSchema.optional(),
      /** Narrows a campaign to one of its ad groups. */
      adGroupId: idSchema.optional(),
      /** For a draft over both platforms, and for an imported campaign. */
      platform: adPlatformSchema.optional(),
      language: languageSchema.default('en'),
    })
    .refine(({ draftId, campaignId }) => (draftId === undefined) !== (campaignId === undefined), {
      path: ['draftId'],
      message: 'exactly one of draftId and campaignId',
    })
    .refine(({ adGroupId, campaignId }) => adGroupId === undefined || campaignId !== undefined, {
      path: ['adGroupId'],
      message: 'only together with campaignId',
    }),
});
