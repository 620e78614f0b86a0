import { z } from 'zod';
import { idSchema, instantSchema, labelSchema, pageOf, pageQuerySchema } from '../common.js';
import { defineEndpoint } from '../endpoint.js';
import { constraintSchema, readingStateSchema, unreadReasonSchema } from '../knowledge/constraint.js';
import { jobErrorSchema } from './sync.js';

const byId = z.object({ id: idSchema });

/** Text a person writes or pastes: anything PostgreSQL can store. */
const storable = (most: number) =>
  z
    .string()
    .max(most)
    .refine((text) => !text.includes('\u0000'), 'no NUL character')
    .refine((text) => !/\p{Surrogate}/u.test(text), 'well-formed Unicode')
    .refine((text) => text.trim() !== '', 'not empty');

/** Characters of a pasted text; a file may hold more. */
export const MOST_PASTED_CHARACTERS = 500_000;

export const documentKindSchema = z.enum(['pdf', 'docx', 'markdown', 'html', 'text']);
export type DocumentKind = z.infer<typeof documentKindSchema>;

/** `queued` waits for a worker, `indexing` is being made searchable; only `done` is complete. */
export const documentStateSchema = z.enum(['queued', 'indexing', 'done', 'failed', 'cancelled']);
export type DocumentState = z.infer<typeof documentStateSchema>;

export const knowledgeDocumentSchema = z.object({
  id: idSchema,
  /** Null when it holds for every client of the workspace. */
  clientId: idSchema.nullable(),
  title: z.string(),
  kind: documentKindSchema,
  fileName: z.string().nullable(),
  /** Bytes of the upload, and characters of the text that was read from it. */
  bytes: z.number().int(),
  characters: z.number().int(),
  state: documentStateSchema,
  /** Passages searchable by now and passages in all; 0 of 0 until the text is cut. */
  progress: z.object({ done: z.number().int(), total: z.number().int() }),
  /** Passages it was cut into. */
  chunks: z.number().int(),
  error: jobErrorSchema.nullable(),
  createdAt: instantSchema,
});
export type KnowledgeDocument = z.infer<typeof knowledgeDocumentSchema>;

/** Multipart with a `file` part, or JSON with `title` and `text`. */
export const createDocument = defineEndpoint({
  method: 'POST',
  path: '/knowledge/documents',
  access: 'analyst',
  tag: 'knowledge',
  status: 202,
  bodyType: 'multipart',
  summary:
    'Add a document: a PDF, DOCX, Markdown, HTML or text file (20 MB), or JSON { title, text }; what is there already is given back',
  body: z.object({
    /** The file's own title or name when absent; needed with `text`. */
    title: labelSchema.optional(),
    text: storable(MOST_PASTED_CHARACTERS).optional(),
    clientId: idSchema.optional(),
  }),
  response: knowledgeDocumentSchema.extend({
    /** True when the same content was there before, under the same client. */
    duplicate: z.boolean(),
  }),
});
export const listDocuments = defineEndpoint({
  method: 'GET',
  path: '/knowledge/documents',
  access: 'viewer',
  tag: 'knowledge',
  summary: 'Documents, newest first; with a client, those of the client and of the whole workspace',
  query: pageQuerySchema.extend({ clientId: idSchema.optional() }),
  response: pageOf(knowledgeDocumentSchema),
});
export const getDocument = defineEndpoint({
  method: 'GET',
  path: '/knowledge/documents/:id',
  access: 'viewer',
  tag: 'knowledge',
  summary: 'One document with its state and progress',
  params: byId,
  response: knowledgeDocumentSchema,
});
export const deleteDocument = defineEndpoint({
  method: 'DELETE',
  path: '/knowledge/documents/:id',
  access: 'analyst',
  tag: 'knowledge',
  status: 204,
  summary: 'Delete it with its passages; answers that cite it no longer show its words',
  params: byId,
});
export const retryDocument = defineEndpoint({
  method: 'POST',
  path: '/knowledge/documents/:id/retry',
  access: 'analyst',
  tag: 'knowledge',
  status: 202,
  summary: 'Index it again after it failed or was cancelled',
  params: byId,
  response: knowledgeDocumentSchema,
});
export const cancelDocument = defineEndpoint({
  method: 'POST',
  path: '/knowledge/documents/:id/cancel',
  access: 'analyst',
  tag: 'knowledge',
  status: 202,
  summary: 'Stop indexing it; its passages are taken out of the search again',
  params: byId,
  response: knowledgeDocumentSchema,
});

export const passageSchema = z.object({
  chunkId: idSchema,
  /** Place in the document, from 0. */
  ordinal: z.number().int(),
  /** The headings it stands under, outermost first, joined by " › ". */
  heading: z.string().nullable(),
  text: z.string(),
});
export type Passage = z.infer<typeof passageSchema>;

export const listPassages = defineEndpoint({
  method: 'GET',
  path: '/knowledge/documents/:id/passages',
  access: 'viewer',
  tag: 'knowledge',
  summary: 'The passages of a document in its order',
  params: byId,
  query: z.object({
    cursor: z.string().max(500).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  response: pageOf(passageSchema),
});

export const foundPassageSchema = passageSchema.extend({
  documentId: idSchema,
  documentTitle: z.string(),
  clientId: idSchema.nullable(),
  /** Fused reciprocal ranks: it orders one answer and means nothing beside another. */
  score: z.number(),
});
export type FoundPassage = z.infer<typeof foundPassageSchema>;

export const searchKnowledge = defineEndpoint({
  method: 'POST',
  path: '/knowledge/search',
  access: 'viewer',
  tag: 'knowledge',
  status: 200,
  summary: 'The best passages for a question; with a client, those of the client and of the whole workspace',
  body: z.object({
    query: storable(1000),
    limit: z.number().int().min(1).max(50).default(8),
    clientId: idSchema.optional(),
  }),
  response: z.object({ items: z.array(foundPassageSchema) }),
});

/** A short statement of the business that suggestions must respect, such as "never pause the brand campaign". */
export const knowledgeFactSchema = z.object({
  id: idSchema,
  /** Null when it holds for every client of the workspace. */
  clientId: idSchema.nullable(),
  text: z.string(),
  /** What it means as a rule, as far as that is understood; it holds while `active`. */
  constraint: constraintSchema.nullable(),
  /** False when a person switched the rule off, or has not accepted a model's reading of it yet. */
  active: z.boolean(),
  reading: z.object({
    state: readingStateSchema,
    /** `offline`, the model's name, or `person`; null while nobody has read it. */
    by: z.string().nullable(),
    /** Name and version of the prompt a model read it under. */
    prompt: z.string().nullable(),
    /** Why it is no rule; null when it is one. */
    reason: unreadReasonSchema.nullable(),
  }),
  /** What the rule names, as the last sync knows it: null for a rule that names nothing in particular. */
  named: z.object({ count: z.number().int(), examples: z.array(z.string()).max(5) }).nullable(),
  createdAt: instantSchema,
  updatedAt: instantSchema,
});
export type KnowledgeFact = z.infer<typeof knowledgeFactSchema>;

export const MOST_FACT_CHARACTERS = 500;
const factText = storable(MOST_FACT_CHARACTERS).transform((text) => text.trim());

export const listKnowledgeFacts = defineEndpoint({
  method: 'GET',
  path: '/knowledge/facts',
  access: 'viewer',
  tag: 'knowledge',
  summary: 'Facts, newest first; with a client, those of the client and of the whole workspace',
  query: pageQuerySchema.extend({ clientId: idSchema.optional() }),
  response: pageOf(knowledgeFactSchema),
});
export const createKnowledgeFact = defineEndpoint({
  method: 'POST',
  path: '/knowledge/facts',
  access: 'analyst',
  tag: 'knowledge',
  status: 201,
  summary: 'Note a fact about the business',
  body: z.object({ text: factText, clientId: idSchema.optional() }),
  response: knowledgeFactSchema,
});
export const updateKnowledgeFact = defineEndpoint({
  method: 'PATCH',
  path: '/knowledge/facts/:id',
  access: 'analyst',
  tag: 'knowledge',
  summary: 'Say it in other words; its reading as a constraint is made anew',
  params: byId,
  body: z.object({ text: factText }),
  response: knowledgeFactSchema,
});
export const interpretKnowledgeFact = defineEndpoint({
  method: 'PUT',
  path: '/knowledge/facts/:id/constraint',
  access: 'analyst',
  tag: 'knowledge',
  summary: 'Correct what a fact was understood as, accept a reading, or switch the rule off and on',
  params: byId,
  body: z
    .object({ constraint: constraintSchema.nullable().optional(), active: z.boolean().optional() })
    .refine(({ constraint, active }) => constraint !== undefined || active !== undefined, {
      path: ['active'],
      message: 'true or false, or a constraint',
    }),
  response: knowledgeFactSchema,
});
export const deleteKnowledgeFact = defineEndpoint({
  method: 'DELETE',
  path: '/knowledge/facts/:id',
  access: 'analyst',
  tag: 'knowledge',
  status: 204,
  summary: 'Forget a fact',
  params: byId,
});
