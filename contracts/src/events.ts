import { z } from 'zod';
import { idSchema } from './common.js';

/**
 * Live events, published on Redis and streamed at `GET /api/events`. They carry ids and states only: the reader
 * fetches the rest through the API, where its own rights are checked. `clientId` narrows who may receive it.
 */
export const liveEventSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('sync_run.changed'),
    id: idSchema,
    adAccountId: idSchema,
    state: z.string(),
    batchesDone: z.number().int(),
    batchesTotal: z.number().int(),
  }),
  z.object({
    type: z.literal('reconciliation.changed'),
    id: idSchema,
    adAccountId: idSchema,
    state: z.string(),
  }),
  z.object({ type: z.literal('import.changed'), id: idSchema, state: z.string() }),
  z.object({ type: z.literal('outside_changes.seen'), adAccountId: idSchema, count: z.number().int() }),
  z.object({ type: z.literal('judge.changed'), adAccountId: idSchema, state: z.string() }),
  z.object({ type: z.literal('suggestion.changed'), id: idSchema, status: z.string() }),
  z.object({
    type: z.literal('action.changed'),
    id: idSchema,
    state: z.string(),
    suggestionId: idSchema.nullable(),
  }),
  z.object({ type: z.literal('guardrails.changed') }),
  z.object({
    type: z.literal('knowledge.changed'),
    id: idSchema,
    state: z.string(),
    done: z.number().int(),
    total: z.number().int(),
  }),
]);
export type LiveEvent = z.infer<typeof liveEventSchema>;

export const eventEnvelopeSchema = z.object({
  workspaceId: idSchema,
  clientId: idSchema.nullable(),
  event: liveEventSchema,
});
export type EventEnvelope = z.infer<typeof eventEnvelopeSchema>;

export const EVENTS_CHANNEL = 'adwright:events';
