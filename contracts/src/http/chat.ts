import { z } from 'zod';
import { answerSegmentSchema } from '../ai/builder.js';
import { citationSchema, factRowsSchema, factSchema, mentionSchema } from '../ai/facts.js';
import { insteadSchema, tokenUsageSchema } from '../ai/metering.js';
import { languageSchema } from '../ai/speech.js';
import { idSchema, instantSchema, labelSchema, pageOf, pageQuerySchema } from '../common.js';
import { defineEndpoint } from '../endpoint.js';

const byId = z.object({ id: idSchema });

/** What a person writes: any text PostgreSQL can store. */
const questionText = z
  .string()
  .trim()
  .min(1)
  .max(4000)
  .refine((text) => !text.includes('\u0000'), 'no NUL character')
  .refine((text) => !/\p{Surrogate}/u.test(text), 'well-formed Unicode');

export const messageStateSchema = z.enum(['streaming', 'done', 'stopped', 'failed']);

/** What an answer is made of so far; a reader renders `segments` and looks the references up beside them. */
export const answerPartsSchema = z.object({
  segments: z.array(answerSegmentSchema),
  facts: z.array(factSchema),
  mentions: z.array(mentionSchema),
  citations: z.array(citationSchema),
});
export type AnswerParts = z.infer<typeof answerPartsSchema>;

export const conversationMessageSchema = answerPartsSchema.extend({
  id: idSchema,
  ordinal: z.number().int(),
  role: z.enum(['user', 'assistant']),
  state: messageStateSchema,
  /** The person's own words; null for an answer. */
  text: z.string().nullable(),
  /** Which engine spoke: `offline`, or the provider's adapter and model. */
  engine: z.string().nullable(),
  /** Why the offline engine spoke although a model is configured. */
  instead: insteadSchema.nullable(),
  /** Sentences left out, since they held a number that is no fact or something that is not shown. */
  refused: z.number().int(),
  usage: tokenUsageSchema.nullable(),
  error: z.object({ code: z.string(), detail: z.string() }).nullable(),
  createdAt: instantSchema,
});
export type ConversationMessage = z.infer<typeof conversationMessageSchema>;

export const conversationSchema = z.object({
  id: idSchema,
  title: z.string(),
  clientId: idSchema.nullable(),
  createdAt: instantSchema,
  updatedAt: instantSchema,
});
export type Conversation = z.infer<typeof conversationSchema>;

/** The events of an answer. `id` counts up from 1 within the answer, so that a reader can go on where it stopped. */
export const chatEventSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('started'),
    question: conversationMessageSchema,
    answer: conversationMessageSchema,
  }),
  z.object({
    type: z.literal('engine'),
    engine: z.string(),
    instead: insteadSchema.nullable().default(null),
  }),
  z.object({ type: z.literal('tool'), tool: z.string() }),
  answerPartsSchema.extend({ type: z.literal('parts') }),
  z.object({ type: z.literal('refused') }),
  /** The draft of the conversation changed: read it anew. */
  z.object({ type: z.literal('draft'), draftId: idSchema, version: z.number().int() }),
  z.object({
    type: z.literal('ended'),
    state: messageStateSchema,
    error: conversationMessageSchema.shape.error,
  }),
]);
export type ChatEvent = z.infer<typeof chatEventSchema>;

export const createConversation = defineEndpoint({
  method: 'POST',
  path: '/conversations',
  access: 'viewer',
  tag: 'chat',
  status: 201,
  summary: 'Starts a conversation; it is the person’s own and nobody else sees it',
  body: z.object({ title: labelSchema.optional(), clientId: idSchema.optional() }).default({}),
  response: conversationSchema,
});
export const listConversations = defineEndpoint({
  method: 'GET',
  path: '/conversations',
  access: 'viewer',
  tag: 'chat',
  summary: 'One’s own conversations, the last used first',
  query: pageQuerySchema,
  response: pageOf(conversationSchema),
});
export const getConversation = defineEndpoint({
  method: 'GET',
  path: '/conversations/:id',
  access: 'viewer',
  tag: 'chat',
  summary: 'A conversation with its last messages, oldest first',
  params: byId,
  response: conversationSchema.extend({ messages: z.array(conversationMessageSchema) }),
});
export const renameConversation = defineEndpoint({
  method: 'PATCH',
  path: '/conversations/:id',
  access: 'viewer',
  tag: 'chat',
  summary: 'Give it another title',
  params: byId,
  body: z.object({ title: labelSchema }),
  response: conversationSchema,
});
export const deleteConversation = defineEndpoint({
  method: 'DELETE',
  path: '/conversations/:id',
  access: 'viewer',
  tag: 'chat',
  status: 204,
  summary: 'Delete it with all its messages; an answer that still streams is stopped',
  params: byId,
});

const askBody = {
  language: languageSchema.default('en'),
  /** What the person looks at while they ask. */
  context: z.object({ adAccountId: idSchema.optional(), campaignId: idSchema.optional() }).default({}),
};
export const sendMessage = defineEndpoint({
  method: 'POST',
  path: '/conversations/:id/messages',
  access: 'viewer',
  tag: 'chat',
  status: 200,
  stream: 'sse',
  summary: 'Ask; the answer streams as events and goes on when the reader leaves',
  params: byId,
  body: z.object({ text: questionText, ...askBody }),
});
export const regenerateAnswer = defineEndpoint({
  method: 'POST',
  path: '/conversations/:id/regenerate',
  access: 'viewer',
  tag: 'chat',
  status: 200,
  stream: 'sse',
  summary: 'Answer the last question anew; the former answer is replaced',
  params: byId,
  body: z.object(askBody).default({ language: 'en', context: {} }),
});
export const resumeAnswer = defineEndpoint({
  method: 'GET',
  path: '/conversations/:id/stream',
  access: 'viewer',
  tag: 'chat',
  stream: 'sse',
  summary: 'Go on reading an answer that streams: all its events after `after` or Last-Event-ID',
  params: byId,
  query: z.object({
    after: z.coerce.number().int().min(0).max(1_000_000).default(0),
    workspaceId: idSchema.optional(),
  }),
});
export const stopAnswer = defineEndpoint({
  method: 'POST',
  path: '/conversations/:id/stop',
  access: 'viewer',
  tag: 'chat',
  status: 202,
  summary: 'Stop the answer that streams; what was said stays',
  params: byId,
  response: z.object({ stopped: z.boolean() }),
});
export const getFact = defineEndpoint({
  method: 'GET',
  path: '/conversations/:id/messages/:messageId/facts/:factId',
  access: 'viewer',
  tag: 'chat',
  summary: 'Where a figure is from: its query, the rows as they were, the time they were read',
  params: z.object({ id: idSchema, messageId: idSchema, factId: z.string().max(20) }),
  response: z.object({ fact: factSchema, rows: factRowsSchema }),
});
