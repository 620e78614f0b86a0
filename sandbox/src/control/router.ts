import { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import type { Context } from '../http/context.js';
import { FAULT_KINDS } from '../http/faults.js';
import { issueSystemUserToken } from '../meta/tokens.js';
import { dateOf } from '../world/calendar.js';
import type { AccountState } from '../world/state.js';
import type { EntityType, Json } from '../world/types.js';
import { credentials, META_SCOPES } from './credentials.js';
import { doublesRouter } from './doubles.js';
import { trueEffect } from './effect.js';
import { leadsRouter } from './leads.js';
import { ControlError, parse } from './parse.js';
import { trueState } from './state.js';

const DAY_MS = 86_400_000;
const advance = z.object({
  days: z.number().min(0).max(3660).default(0),
  hours: z.number().min(0).max(10_000).default(0),
});
const fault = z.object({
  account: z.string().default('*'),
  kind: z.enum(FAULT_KINDS),
  /** Absent = once; null = until it is switched off. */
  times: z.number().int().min(1).nullable().default(1),
  on: z.enum(['read', 'write']).optional(),
  scope: z.enum(['ACCOUNT', 'DEVELOPER']).optional(),
  retryAfterSeconds: z.number().int().min(0).optional(),
  delayMs: z.number().int().min(0).max(600_000).optional(),
});
const account = z.object({
  id: z.string().regex(/^\d{10,17}$/),
  platform: z.enum(['google', 'meta']).default('google'),
  campaigns: z.number().int().min(1).max(2_000).default(10),
  adGroupsPerCampaign: z.number().int().min(1).max(1_000).default(10),
  adsPerAdGroup: z.number().int().min(1).max(50).default(4),
  keywordsPerAdGroup: z.number().int().min(1).max(50).default(4),
  days: z.number().int().min(1).max(1_100).default(400),
  currency: z.string().length(3).default('EUR'),
  timeZone: z.string().default('Europe/Berlin'),
  managerId: z.string().nullable().optional(),
  name: z.string().max(120).optional(),
  manager: z.boolean().optional(),
  status: z.enum(['ENABLED', 'SUSPENDED', 'CANCELED']).optional(),
  hidden: z.boolean().optional(),
});
const outside = z.object({
  account: z.string(),
  type: z.enum(['campaign', 'budget', 'adGroup', 'ad', 'keyword', 'negative']),
  id: z.string(),
  fields: z.record(z.string(), z.json()),
  email: z.string().default('someone@outside.example.com'),
});

const systemUserToken = z.object({
  scopes: z.array(z.string()).default(META_SCOPES),
  /** Days until it ends; null = never. */
  days: z.number().min(0).max(3650).nullable().default(null),
  /** Another app's id, to try a token that is not ours. */
  app: z.string().optional(),
});

function found(context: Context, id: unknown): AccountState {
  const state = context.runtime.world.find(String(id).replace(/^act_/, ''));
  if (!state) throw Object.assign(new Error(`no account ${String(id)}`), { status: 404 });
  return state;
}

function clock(context: Context): Record<string, unknown> {
  const now = context.runtime.now();
  const today = context.runtime.world
    .states()
    .map((state) => [state.account.id, dateOf(state.calendar.dayOf(now))] as const);
  return { now: new Date(now).toISOString(), today: Object.fromEntries(today) };
}

/** Test and demo controls. Not part of any vendor's protocol; nothing the product does may depend on them. */
export function controlRouter(context: Context): Router {
  const { runtime, faults, requests } = context;
  const router = Router();

  router.use(doublesRouter(context));
  router.use(leadsRouter(context));
  router.get('/health', (_req, res) => {
    res.json({ status: 'ok', accounts: runtime.world.states().length });
  });
  router.get('/now', (_req, res) => {
    res.json(clock(context));
  });
  router.post('/advance', (req, res) => {
    const { days, hours } = parse(advance, req.body);
    runtime.advance(Math.round(days * DAY_MS + hours * 3_600_000));
    context.webhooks.wake();
    res.json(clock(context));
  });

  router.get('/faults', (_req, res) => {
    res.json({ faults: faults.list() });
  });
  router.post('/faults', (req, res) => {
    const wanted = parse(fault, req.body);
    faults.add({ ...wanted, account: wanted.account.replace(/^act_/, '') });
    res.status(201).json({ faults: faults.list() });
  });
  router.delete('/faults', (req, res) => {
    const { account: id, kind } = req.query;
    faults.clear(
      typeof id === 'string' ? id.replace(/^act_/, '') : undefined,
      typeof kind === 'string' ? kind : undefined,
    );
    res.json({ faults: faults.list() });
  });

  router.get('/requests', (req, res) => {
    const { path, method, since } = req.query;
    const list = requests
      .list()
      .filter(
        (entry) =>
          (typeof path !== 'string' || entry.path.includes(path)) &&
          (typeof method !== 'string' || entry.method === method) &&
          (typeof since !== 'string' || entry.id > Number(since)),
      );
    res.json({ requests: list });
  });
  router.delete('/requests', (_req, res) => {
    requests.clear();
    res.status(204).end();
  });

  router.get('/credentials', (_req, res) => {
    res.json(credentials(context));
  });
  router.post('/meta/system-user-token', (req, res) => {
    const wanted = parse(systemUserToken, req.body);
    res.status(201).json({ accessToken: issueSystemUserToken(context, wanted) });
  });
  router.get(
    '/state/:platform/:account',
    (req: Request<{ platform: string; account: string }>, res: Response) => {
      const state = found(context, req.params.account);
      const now = runtime.now();
      res.json(trueState(state, now, typeof req.query.type === 'string' ? req.query.type : undefined));
    },
  );
  router.get('/effect', (req, res) => {
    const state = found(context, req.query.account);
    const seqs = new Set(
      String(req.query.seq ?? '')
        .split(',')
        .filter(Boolean)
        .map(Number),
    );
    const effect = trueEffect(runtime, {
      accountId: state.account.id,
      seqs,
      days: Number(req.query.days ?? 14),
      ...(typeof req.query.campaignId === 'string' ? { campaignId: req.query.campaignId } : {}),
    });
    if (!effect) throw Object.assign(new Error('no such write in this account'), { status: 404 });
    res.json(effect);
  });

  router.post('/accounts', (req, res) => {
    const { managerId, ...spec } = parse(account, req.body);
    if (runtime.world.find(spec.id)) throw new ControlError(`account ${spec.id} exists already`);
    const manager =
      runtime.world.states('google').find((state) => state.account.isManager)?.account.id ?? null;
    const owner = spec.platform === 'google' ? (managerId === undefined ? manager : managerId) : null;
    const state = runtime.addAccount({ ...spec, managerId: owner });
    const count = (type: EntityType) => state.all(type).length;
    res.status(201).json({
      id: state.account.id,
      managerId: owner,
      campaigns: count('campaign'),
      adGroups: count('adGroup'),
      ads: count('ad'),
      keywords: count('keyword'),
    });
  });
  router.post('/outside-change', (req, res) => {
    const change = parse(outside, req.body);
    const state = found(context, change.account);
    if (!state.get(change.type, change.id)) throw new ControlError(`no ${change.type} ${change.id}`);
    const fields = change.fields as { [field: string]: Json };
    const write = runtime.write(state.account.id, { email: change.email, client: 'WEB' }, [
      { op: 'update', type: change.type, id: change.id, fields },
    ]);
    res.status(201).json({ seq: write.seq, at: new Date(write.at).toISOString() });
  });
  return router;
}
