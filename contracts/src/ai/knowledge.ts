import { z } from 'zod';
import { idSchema } from '../common.js';
import { defineEndpoint } from '../endpoint.js';
import { passageSchema } from '../http/knowledge.js';
import { spendingSchema } from './metering.js';

/** Whose passages a call may touch: the database holds the AI service to it. */
export const knowledgeScopeSchema = z.object({
  workspaceId: idSchema,
  /** `all`, or the clients a narrowed member sees. Passages of the whole workspace are always visible. */
  clients: z.union([z.literal('all'), z.array(idSchema).max(1000)]),
});
export type KnowledgeScope = z.infer<typeof knowledgeScopeSchema>;

/**
 * Makes the next part of a document searchable. The caller repeats it with `from` set to the last `done` until `done` is
 * `total`: so progress is shown, a cancel is heard, and a restart goes on where it stopped. A part that was written
 * before is written anew.
 */
export const ingestPassages = defineEndpoint({
  method: 'POST',
  path: '/knowledge/ingest',
  access: 'service',
  tag: 'knowledge',
  status: 200,
  summary: 'Cut, embed and store the next part of a document',
  body: z.object({
    scope: knowledgeScopeSchema,
    documentId: idSchema,
    clientId: idSchema.nullable(),
    title: z.string().max(200),
    /** Markdown or plain text. */
    text: z.string(),
    from: z.number().int().nonnegative(),
    spending: spendingSchema,
  }),
  response: z.object({
    /** The embedding model the part was written under. */
    model: z.string(),
    done: z.number().int(),
    total: z.number().int(),
  }),
});

export const removePassages = defineEndpoint({
  method: 'POST',
  path: '/knowledge/remove',
  access: 'service',
  tag: 'knowledge',
  status: 200,
  summary: 'Take a document out of the search',
  body: z.object({ scope: knowledgeScopeSchema, documentId: idSchema }),
  response: z.object({ removed: z.number().int() }),
});

export const storedPassageSchema = passageSchema.extend({ documentId: idSchema });
export type StoredPassage = z.infer<typeof storedPassageSchema>;

export const searchPassages = defineEndpoint({
  method: 'POST',
  path: '/knowledge/search',
  access: 'service',
  tag: 'knowledge',
  status: 200,
  summary: 'Hybrid search: vectors and BM25 over postings, fused by reciprocal rank',
  body: z.object({
    scope: knowledgeScopeSchema,
    /** Narrows further, to one client and the whole workspace. */
    clientId: idSchema.optional(),
    query: z.string().min(1).max(1000),
    limit: z.number().int().min(1).max(100),
    spending: spendingSchema,
  }),
  response: z.object({
    /** The embedding model the question was asked under. */
    model: z.string(),
    items: z.array(storedPassageSchema.extend({ score: z.number() })),
  }),
});

export const readPassages = defineEndpoint({
  method: 'POST',
  path: '/knowledge/passages',
  access: 'service',
  tag: 'knowledge',
  status: 200,
  summary: 'Passages of a document in its order',
  body: z.object({
    scope: knowledgeScopeSchema,
    documentId: idSchema,
    /** From this place on. */
    from: z.number().int().nonnegative(),
    limit: z.number().int().min(1).max(201),
  }),
  response: z.object({ items: z.array(passageSchema) }),
});

/** Workspaces with passages that the embedding model in use has not embedded, or that another one's vectors are left of. */
export const listUnembedded = defineEndpoint({
  method: 'POST',
  path: '/knowledge/unembedded',
  access: 'service',
  tag: 'knowledge',
  status: 200,
  summary: 'Workspaces whose passages are to be brought under the embedding model in use',
  body: z.object({}),
  response: z.object({ workspaceIds: z.array(idSchema) }),
});

/**
 * Brings the next passages of a workspace under the embedding model in use, beside live search: the former model's vectors
 * answer until each passage has a new one, then they go. The caller repeats it until `left` is false.
 */
export const embedPassages = defineEndpoint({
  method: 'POST',
  path: '/knowledge/embed',
  access: 'service',
  tag: 'knowledge',
  status: 200,
  summary: 'Embed the next passages of a workspace anew',
  body: z.object({ workspaceId: idSchema, spending: spendingSchema }),
  response: z.object({
    model: z.string(),
    embedded: z.number().int(),
    /** Whether there is more that may be embedded now; false as well when the monthly cap forbids more. */
    left: z.boolean(),
  }),
});
