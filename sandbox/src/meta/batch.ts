import qs from 'node:querystring';
import type { Call, Reply } from './call.js';
import { parameter } from './errors.js';
import { Params } from './params.js';

export const MAX_BATCH = 50;

interface Part {
  method: string;
  relative_url: string;
  body?: string;
}

function partOf(item: unknown, index: number): Part {
  const { method, relative_url, body } = (item ?? {}) as Record<string, unknown>;
  if (typeof method !== 'string' || typeof relative_url !== 'string') {
    throw parameter(`batch[${index}] must have a method and a relative_url`);
  }
  return { method: method.toUpperCase(), relative_url, ...(typeof body === 'string' ? { body } : {}) };
}

function callOf(outer: Call, part: Part): Call {
  const url = new URL(part.relative_url.replace(/^\//, ''), 'http://graph/');
  const [version, ...rest] = url.pathname.slice(1).split('/');
  const versioned = /^v\d+\.\d+$/.test(version ?? '');
  const path = (versioned ? rest : [version ?? '', ...rest]).map(decodeURIComponent);
  const query = Object.fromEntries(url.searchParams);
  const token = outer.params.text('access_token');
  const proof = outer.params.text('appsecret_proof');
  const inherited = {
    ...(token === undefined ? {} : { access_token: token }),
    ...(proof === undefined ? {} : { appsecret_proof: proof }),
  };
  return {
    ...outer,
    method: part.method === 'POST' ? 'POST' : part.method === 'DELETE' ? 'DELETE' : 'GET',
    path,
    query,
    version: versioned ? (version ?? outer.version) : outer.version,
    params: new Params({ ...inherited, ...query, ...qs.parse(part.body ?? '') }),
    files: [],
  };
}

/** `POST /` with `batch`: up to 50 calls in order, each with its own code and body text. Throws code 100. */
export async function runBatch(outer: Call, run: (call: Call) => Promise<Reply>): Promise<unknown[]> {
  const parts = outer.params.list('batch');
  if (!parts) throw parameter('The parameter batch is required.');
  if (parts.length > MAX_BATCH)
    throw parameter(`Too many requests in batch message. Maximum batch size is ${MAX_BATCH}`);
  const replies: unknown[] = [];
  for (const [index, item] of parts.entries()) {
    const reply = await run(callOf(outer, partOf(item, index)));
    replies.push(
      reply.unanswered
        ? null
        : {
            code: reply.status,
            headers: Object.entries(reply.headers).map(([name, value]) => ({ name, value })),
            body: JSON.stringify(reply.body),
          },
    );
  }
  return replies;
}
