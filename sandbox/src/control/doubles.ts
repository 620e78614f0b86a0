import { Router } from 'express';
import { z } from 'zod';
import type { Context } from '../http/context.js';
import { scriptRequest } from '../openai/script.js';
import { parse } from './parse.js';

const limits = z.object({
  tier: z.enum(['development_access', 'standard_access']).default('standard_access'),
  adsManagement: z.number().int().min(1).nullable().default(null),
  insights: z.number().int().min(1).nullable().default(null),
});

/** Controls of single protocols: Meta's hourly quotas and what the language model's double says. */
export function doublesRouter({ usage, openai }: Context): Router {
  const router = Router();

  router.get('/meta-limits', (_req, res) => {
    res.json(usage.limits);
  });
  router.post('/meta-limits', (req, res) => {
    usage.limits = parse(limits, req.body);
    res.json(usage.limits);
  });
  router.delete('/meta-limits', (_req, res) => {
    usage.limits = limits.parse({});
    usage.reset();
    res.json(usage.limits);
  });

  router.get('/openai', (_req, res) => {
    res.json({ replies: openai.list() });
  });
  router.post('/openai', (req, res) => {
    openai.add(parse(scriptRequest, req.body).replies);
    res.status(201).json({ replies: openai.list() });
  });
  router.delete('/openai', (_req, res) => {
    openai.clear();
    res.status(204).end();
  });
  return router;
}
