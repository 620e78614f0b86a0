import { z } from 'zod';
import { idSchema } from '../common.js';
import { defineEndpoint } from '../endpoint.js';

export const componentStateSchema = z.object({
  state: z.enum(['up', 'down']),
  detail: z.string().nullable(),
});
export const healthSchema = z.object({
  status: z.enum(['ok', 'degraded', 'down']),
  components: z.object({
    database: componentStateSchema,
    redis: componentStateSchema,
    aiService: componentStateSchema,
    worker: componentStateSchema,
  }),
  queues: z.record(
    z.string(),
    z.object({ waiting: z.number().int(), active: z.number().int(), failed: z.number().int() }),
  ),
  version: z.string(),
});
export type Health = z.infer<typeof healthSchema>;

export const getHealth = defineEndpoint({
  method: 'GET',
  path: '/health',
  access: 'public',
  tag: 'health',
  response: healthSchema,
  summary:
    '200 when database and Redis answer; the body says degraded when the AI service or the worker does not',
});
export const getLiveness = defineEndpoint({
  method: 'GET',
  path: '/health/live',
  access: 'public',
  tag: 'health',
  summary: 'The process is up',
  response: z.object({ status: z.literal('ok') }),
});
export const streamEvents = defineEndpoint({
  method: 'GET',
  path: '/events',
  access: 'viewer',
  tag: 'events',
  stream: 'sse',
  summary: 'Live events of the workspace as server-sent events',
  query: z.object({ workspaceId: idSchema.optional() }),
});
