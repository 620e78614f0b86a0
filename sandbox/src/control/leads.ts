import { Router } from 'express';
import { z } from 'zod';
import type { Context } from '../http/context.js';
import { OutOfReach, receiver } from '../webhooks/reach.js';
import { targetOf } from '../webhooks/registrations.js';
import { formOf } from '../world/leads.js';
import { ControlError, parse } from './parse.js';

const googleWebhook = z.object({
  account: z.string(),
  url: z.url(),
  key: z.string().min(1).max(50),
});
const lead = z.object({
  account: z.string(),
  /** Absent = the first ad with a form. */
  ad: z.string().optional(),
  /** Google: test data of the person who set the form up; it is no lead. */
  test: z.boolean().default(false),
});

/** Leads on demand, where a Google lead form sends to, and what was sent. */
export function leadsRouter(context: Context): Router {
  const { runtime, webhooks } = context;
  const router = Router();

  router.get('/webhooks', (_req, res) => {
    const { app, pages, google } = runtime.registrations;
    res.json({
      reach: webhooks.options.reach,
      app: app && { callbackUrl: app.callbackUrl, fields: app.fields },
      pages,
      google: Object.fromEntries(Object.entries(google).map(([id, { url }]) => [id, { url }])),
      open: webhooks.open,
      deliveries: webhooks.deliveries,
    });
  });

  router.post('/google-lead-webhook', (req, res) => {
    const { account, url, key } = parse(googleWebhook, req.body);
    const state = runtime.world.find(account);
    if (state?.account.platform !== 'google') throw new ControlError(`no Google account ${account}`);
    try {
      receiver(url, webhooks.options.reach);
    } catch (error) {
      if (error instanceof OutOfReach) throw new ControlError(`url: ${error.message}`);
      throw error;
    }
    webhooks.register(({ google }) => ({ google: { ...google, [account]: { url, key } } }));
    res.status(201).json({ account, url });
  });
  router.delete('/google-lead-webhook', (req, res) => {
    const gone = String(req.query.account);
    webhooks.register(({ google }) => ({
      google: Object.fromEntries(Object.entries(google).filter(([id]) => id !== gone)),
    }));
    res.status(204).end();
  });

  router.post('/leads', (req, res) => {
    const wanted = parse(lead, req.body);
    const state = runtime.world.find(wanted.account.replace(/^act_/, ''));
    if (!state) throw new ControlError(`no account ${wanted.account}`);
    if (wanted.test && state.account.platform !== 'google')
      throw new ControlError('test: only Google sends test data');
    const shows = state
      .all('ad')
      .filter((ad) => wanted.ad === undefined || ad.id === wanted.ad)
      .map((ad) => ({ ad, form: formOf(state, ad) }));
    const found = shows.find(({ form }) => form !== undefined);
    if (!found?.form)
      throw new ControlError(`${wanted.ad ? `ad ${wanted.ad}` : 'the account'} shows no lead form`);
    const made = runtime.leads.make(state, found.ad, found.form, runtime.now());
    if (wanted.test) webhooks.test(made);
    else {
      runtime.addLead(made);
      webhooks.wake();
    }
    const listened = targetOf(runtime.registrations, state.account) !== null;
    res.status(201).json({ ...made, at: new Date(made.at).toISOString(), listened });
  });
  return router;
}
