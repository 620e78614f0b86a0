import { z } from 'zod';
import { dateSchema } from '../common.js';
import { draftAccountSchema, draftBodySchema, slotNameSchema } from '../draft/body.js';
import { defineEndpoint } from '../endpoint.js';
import { segmentSchema } from './facts.js';
import { insteadSchema, spendingSchema } from './metering.js';
import { languageSchema } from './speech.js';

/**
 * A value of a draft as the builder repeats it. Its words are written by us from the slot, never by a model; only the
 * builder's own door gives them out.
 */
export const slotSegmentSchema = z.object({
  type: z.literal('slot'),
  slot: slotNameSchema,
  text: z.string().min(1).max(600),
});
export const answerSegmentSchema = z.union([segmentSchema, slotSegmentSchema]);
export type AnswerSegment = z.infer<typeof answerSegmentSchema>;

const replySegmentSchema = z.union([
  slotSegmentSchema,
  z.object({
    type: z.literal('text'),
    text: z
      .string()
      .max(4000)
      .refine((text) => !/\p{N}/u.test(text), 'no digit: figures are slots'),
  }),
]);
export type ReplySegment = z.infer<typeof replySegmentSchema>;

export const builderTurnSchema = z.object({
  /** What the person wrote; null to open the conversation about a draft. */
  message: z.string().max(4000).nullable(),
  /** The language to fall back to when the message does not show its own. */
  language: languageSchema,
  body: draftBodySchema,
  accounts: z.array(draftAccountSchema).max(200),
  /** The day to read dates by while no account is chosen. */
  today: dateSchema,
});
export type BuilderTurn = z.infer<typeof builderTurnSchema>;

export const builderReplySchema = z.object({
  body: draftBodySchema,
  /** `other`: the message is about something else; the reply then only leads back to the draft. */
  about: z.enum(['draft', 'other']),
  segments: z.array(replySegmentSchema).min(1),
  engine: z.string(),
  /** Name and version of the prompt a model read along under; null without one. */
  prompt: z.string().nullable(),
  /** Why no model read along although one is configured. */
  instead: insteadSchema.nullable().default(null),
});
export type BuilderReply = z.infer<typeof builderReplySchema>;

export const buildTurn = defineEndpoint({
  method: 'POST',
  path: '/builder/turn',
  access: 'service',
  tag: 'drafts',
  status: 200,
  summary: 'One turn of building a campaign by conversation: the draft after a message, and what to say',
  body: builderTurnSchema.extend({ spending: spendingSchema }),
  response: builderReplySchema,
});
