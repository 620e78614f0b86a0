import { z } from 'zod';
import { aiPurposeSchema } from '../ai/metering.js';
import { instantSchema } from '../common.js';
import { defineEndpoint } from '../endpoint.js';
import { microsSchema } from '../money.js';

const capSchema = z
  .string()
  .regex(/^\d{1,15}$/, 'micros of a US dollar as a string of digits')
  .nullable();

export const aiUsageSchema = z.object({
  /** The running month in UTC. */
  since: instantSchema,
  /** Micros of a US dollar; null = no cap. */
  monthlyCapMicros: microsSchema.nullable(),
  /** Known costs of the month; replies of unknown cost are counted apart. */
  spentMicros: microsSchema,
  unpricedReplies: z.number().int(),
  /** Whether a language model may propose changes of its own, once a day for each account. */
  modelProposals: z.boolean(),
  items: z.array(
    z.object({
      purpose: aiPurposeSchema,
      engine: z.string(),
      replies: z.number().int(),
      inputTokens: z.number().int(),
      outputTokens: z.number().int(),
      costMicros: microsSchema.nullable(),
      /** Replies that were broken off and whose tokens are an estimate. */
      estimatedReplies: z.number().int(),
    }),
  ),
});
export type AiUsage = z.infer<typeof aiUsageSchema>;

export const getAiUsage = defineEndpoint({
  method: 'GET',
  path: '/ai-usage',
  access: 'analyst',
  tag: 'chat',
  summary: 'What language models were asked this month, and what it cost',
  response: aiUsageSchema,
});
export const putAiCap = defineEndpoint({
  method: 'PUT',
  path: '/ai-usage/cap',
  access: 'owner',
  tag: 'chat',
  summary: 'Set or remove what language models may cost a month',
  body: z.object({ monthlyCapMicros: capSchema }),
  response: aiUsageSchema,
});
export const putModelProposals = defineEndpoint({
  method: 'PUT',
  path: '/ai-usage/model-proposals',
  access: 'owner',
  tag: 'chat',
  summary: 'Let a language model propose changes of its own, or not',
  body: z.object({ enabled: z.boolean() }),
  response: aiUsageSchema,
});
