import { z } from 'zod';
import { idSchema } from '../common.js';
import { defineEndpoint } from '../endpoint.js';
import { segmentSchema } from './facts.js';
import { insteadSchema, spendingSchema, tokenUsageSchema, usageEventSchema } from './metering.js';

export const languageSchema = z.enum(['en', 'de', 'fr', 'es']);
export type Language = z.infer<typeof languageSchema>;

const linesOf = (most: number) => z.array(z.string().min(1).max(240)).max(most);

/** What a long conversation was about before its `history`: what was asked, and what a model noted of it. */
export const saidBeforeSchema = z.object({
  /** The person's own words, oldest first, their numerals left out. */
  questions: linesOf(12).default([]),
  notes: linesOf(10).default([]),
});

/** One turn for the AI service to speak in. `history` is oldest first and ends before `question`. */
export const speechRequestSchema = z.object({
  turnId: idSchema,
  question: z.string().min(1).max(4000),
  /** The language to fall back to when the question does not show its own. */
  language: languageSchema,
  history: z.array(z.object({ role: z.enum(['user', 'assistant']), text: z.string().max(8000) })).max(40),
  before: saidBeforeSchema.default({ questions: [], notes: [] }),
  /** What the person looks at, when they ask from a page. */
  context: z.object({ adAccountId: idSchema.optional(), campaignId: idSchema.optional() }),
  spending: spendingSchema,
  /** Where the read-only tools answer, and the short-lived token they take. */
  tools: z.object({ url: z.url({ protocol: /^https?$/ }), token: z.string().max(4096) }),
});
export type SpeechRequest = z.infer<typeof speechRequestSchema>;

/** What comes back, as server-sent events whose data is one of these. */
export const speechEventSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('engine'),
    engine: z.string(),
    prompt: z.string().nullable(),
    instead: insteadSchema.nullable().default(null),
  }),
  usageEventSchema,
  z.object({ type: z.literal('tool'), tool: z.string() }),
  z.object({ type: z.literal('segments'), segments: z.array(segmentSchema).min(1) }),
  /** A sentence was left out: it held a number that is no fact, or something that is not shown (a link, markup). */
  z.object({ type: z.literal('refused'), reason: z.enum(['numeral', 'link', 'markup', 'reference']) }),
  /** The person wants a campaign built: the turn goes on with the builder, nothing else is said. */
  z.object({ type: z.literal('build') }),
  z.object({ type: z.literal('done'), usage: tokenUsageSchema.nullable() }),
  z.object({ type: z.literal('failed'), code: z.string(), detail: z.string() }),
]);
export type SpeechEvent = z.infer<typeof speechEventSchema>;

export const speak = defineEndpoint({
  method: 'POST',
  path: '/chat',
  access: 'service',
  tag: 'chat',
  status: 200,
  stream: 'sse',
  summary: 'Answers one turn of a conversation; the events are `speechEventSchema`',
  body: speechRequestSchema,
});
