import { randomInt } from 'node:crypto';
import type { Context } from '../../http/context.js';
import { CLIENTS } from '../../oauth/tokens.js';
import { OutOfReach } from '../../webhooks/reach.js';
import { send } from '../../webhooks/send.js';
import { APP_NAME, APP_TOKEN } from '../access.js';
import type { Call } from '../call.js';
import { GraphError, parameter, unknownObject } from '../errors.js';
import { CURRENT } from '../versions.js';

/** Things of a page that can be listened to; only `leadgen` ever happens here. */
const PAGE_FIELDS = [
  'feed',
  'leadgen',
  'leadgen_update',
  'mention',
  'messages',
  'name',
  'picture',
  'ratings',
];

/** The fields a subscription names. Throws code 100 when there are none, or unknown ones. */
export function pageFields(call: Call, name: string): string[] {
  const fields = call.params.words(name, PAGE_FIELDS) ?? [];
  if (fields.length === 0) throw parameter(`The parameter ${name} is required.`);
  return [...new Set(fields)];
}

function unverified(reason: string): GraphError {
  return new GraphError(2200, `(#2200) Callback verification failed with the following errors: ${reason}`);
}

/** Asks the receiver to echo a number. Throws code 2200 unless it answers 200 with just that. */
async function verify(context: Context, callback: string, token: string): Promise<void> {
  const challenge = String(randomInt(100_000_000, 2_000_000_000));
  let answer: { status: number; text: string };
  try {
    const { reach, timeoutMs } = context.webhooks.options;
    const url = new URL(callback);
    url.searchParams.set('hub.mode', 'subscribe');
    url.searchParams.set('hub.challenge', challenge);
    url.searchParams.set('hub.verify_token', token);
    answer = await send({ method: 'GET', url: url.toString() }, reach, timeoutMs);
  } catch (error) {
    const reason = error instanceof OutOfReach ? error.message : "The URL couldn't be reached.";
    throw unverified(reason);
  }
  if (answer.status !== 200) throw unverified(`HTTP Status Code = ${answer.status}`);
  if (answer.text !== challenge) throw unverified('The response did not match the challenge.');
}

/** `/{app id}/subscriptions`: what the app is told, and where. Only the app's own token may ask. */
export async function appSubscriptions(context: Context, call: Call): Promise<Record<string, unknown>> {
  const [id = '', edge] = call.path;
  if (edge !== 'subscriptions') throw unknownObject(id, call.method);
  if ((call.params.text('access_token') ?? call.bearer) !== APP_TOKEN) {
    throw new GraphError(15, '(#15) This method must be called with an app access_token.');
  }
  const { app } = context.runtime.registrations;
  if (call.method === 'GET') {
    const fields = app?.fields.map((name) => ({ name, version: CURRENT }));
    return { data: app ? [{ object: 'page', callback_url: app.callbackUrl, active: true, fields }] : [] };
  }
  if (call.method === 'DELETE') {
    call.params.word('object', ['page']);
    const gone = call.params.words('fields', PAGE_FIELDS);
    const left = gone ? app?.fields.filter((field) => !gone.includes(field)) : [];
    context.webhooks.register(() => ({ app: app && left?.length ? { ...app, fields: left } : null }));
    return { success: true };
  }
  if (!call.params.word('object', ['page'])) throw parameter('The parameter object is required.');
  const fields = pageFields(call, 'fields');
  const callbackUrl = call.params.text('callback_url') ?? '';
  const verifyToken = call.params.text('verify_token') ?? '';
  if (!URL.canParse(callbackUrl)) throw parameter('callback_url must be an absolute URL');
  if (verifyToken === '') throw parameter('The parameter verify_token is required.');
  await verify(context, callbackUrl, verifyToken);
  context.webhooks.register(() => ({ app: { callbackUrl, verifyToken, fields } }));
  return { success: true };
}

/** `/{page id}/subscribed_apps`: which fields of a page the app is told of. */
export function subscribedApps(context: Context, call: Call, page: string): Record<string, unknown> {
  const { pages } = context.runtime.registrations;
  if (call.method === 'GET') {
    const fields = pages[page];
    const app = { id: CLIENTS.meta.id, name: APP_NAME, category: 'Business', subscribed_fields: fields };
    return { data: fields ? [app] : [] };
  }
  const others = Object.fromEntries(Object.entries(pages).filter(([id]) => id !== page));
  const next =
    call.method === 'DELETE' ? others : { ...others, [page]: pageFields(call, 'subscribed_fields') };
  context.webhooks.register(() => ({ pages: next }));
  return { success: true };
}
