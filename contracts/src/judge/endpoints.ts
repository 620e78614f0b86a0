import { z } from 'zod';
import { defineEndpoint } from '../endpoint.js';
import { judgeResultSchema } from './proposal.js';
import { snapshotSchema } from './snapshot.js';

/** Endpoints of the AI service, called by the backend's `ai-proxy` alone with the service token. */
export const judgeAccount = defineEndpoint({
  method: 'POST',
  path: '/judge',
  access: 'service',
  summary: 'Judge one account from a snapshot; pure, so the same snapshot always gives the same answer',
  tag: 'judge',
  body: z.object({ snapshot: snapshotSchema, replayDays: z.number().int().min(0).max(90).default(28) }),
  response: judgeResultSchema,
  status: 200,
});

export const aiHealth = defineEndpoint({
  method: 'GET',
  path: '/health',
  access: 'public',
  summary: 'Answers when the AI service is ready, with the engine that is speaking',
  tag: 'health',
  response: z.object({ status: z.literal('ok'), engine: z.string() }),
});
