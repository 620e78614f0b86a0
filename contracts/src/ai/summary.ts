import { z } from 'zod';
import { defineEndpoint } from '../endpoint.js';
import { firstNumeral } from '../knowledge/numeral-words.js';
import { insteadSchema, spendingSchema } from './metering.js';
import { type SpeechRequest, saidBeforeSchema } from './speech.js';

/** What a conversation was about, in lines without any numeral: figures are read anew, never remembered. */
export const conversationSummarySchema = saidBeforeSchema.refine(
  ({ questions, notes }) => [...questions, ...notes].every((line) => firstNumeral(line) === null),
  'no numeral',
);
export type ConversationSummary = SpeechRequest['before'];

export const summarise = defineEndpoint({
  method: 'POST',
  path: '/chat/summary',
  access: 'service',
  tag: 'chat',
  status: 200,
  summary: 'What a conversation was about, out of what it was about before and the messages since',
  body: z.object({
    former: conversationSummarySchema,
    /** Oldest first. */
    messages: z.array(z.object({ role: z.enum(['user', 'assistant']), text: z.string().max(8000) })).max(60),
    spending: spendingSchema,
  }),
  response: z.object({
    summary: conversationSummarySchema,
    engine: z.string(),
    /** Name and version of the prompt a model wrote under; null without one. */
    prompt: z.string().nullable(),
    instead: insteadSchema.nullable().default(null),
  }),
});
