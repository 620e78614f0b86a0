import { pino } from 'pino';
import { startTestSandbox } from '../../../../../ops/testing/sandbox.js';
import type { AccountAccess, ConnectionAccess } from '../../../platforms/access.js';
import type { PlatformAdapter } from '../../../platforms/adapter.js';
import type { CallBudget, CallSignal } from '../../../platforms/call-gate.js';
import { startLosingProxy } from '../../../platforms/testing/losing-proxy.js';
import { API_VERSION } from '../constants.js';
import { makeMetaAdapter } from '../meta.adapter.js';

interface Credentials {
  meta: { accessToken: string; adAccountIds: string[] };
}

export interface MetaSubject {
  readonly adapter: PlatformAdapter;
  /** The US shop: USD, Los Angeles. */
  readonly access: AccountAccess;
  /** The Japanese account: a currency without hundredths. */
  readonly yen: AccountAccess;
  readonly expired: string[];
  /** What the adapter reported of its allowances. */
  readonly usage: { budget: CallBudget; usage: CallSignal }[];
  readonly sandboxUrl: string;
  control<T>(method: string, path: string, body?: unknown): Promise<T>;
  /** A POST that did not come from the adapter. @throws Error when it is refused. */
  graph(path: string, params: Record<string, string>): Promise<void>;
  /** The reply to the n-th POST from now on is lost after it was served. */
  loseReplyToPost(n: number): void;
  /** Lets the feed's lag pass. */
  settle(): Promise<void>;
  close(): Promise<void>;
}

/** The adapter against the sandbox over HTTP. Report runs are asked after quickly, so that tests need no patience. */
export async function startMetaSubject(writeTimeoutMs?: number): Promise<MetaSubject> {
  const sandbox = await startTestSandbox({ now: '2026-11-20T09:00:00Z' });
  const proxy = await startLosingProxy(sandbox.url);
  const control = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const response = await fetch(`${sandbox.url}/_control${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return (response.status === 204 ? null : await response.json()) as T;
  };
  const { meta } = await control<Credentials>('GET', '/credentials');
  const expired: string[] = [];
  const usage: { budget: CallBudget; usage: CallSignal }[] = [];
  const gate = {
    enter: async () => undefined,
    count: async () => undefined,
    report: async (budget: CallBudget, signals: readonly CallSignal[]) => {
      for (const one of signals) usage.push({ budget, usage: one });
    },
  };
  const connection: ConnectionAccess = {
    connectionId: 'connection',
    platform: 'meta',
    environment: 'sandbox',
    grant: {
      accessToken: meta.accessToken,
      refreshToken: null,
      expiresAt: null,
      scopes: [],
      externalUserId: null,
    },
    onRefreshed: async () => undefined,
    onExpired: async (reason) => {
      expired.push(reason);
    },
  };
  const account = (index: number, currency: string, timeZone: string): AccountAccess => ({
    connection,
    externalId: meta.adAccountIds[index]?.replace('act_', '') ?? '',
    managerExternalId: null,
    currency,
    timeZone,
  });
  return {
    adapter: makeMetaAdapter(
      { sandboxUrl: proxy.url, meta: null, ...(writeTimeoutMs ? { writeTimeoutMs } : {}) },
      gate,
      pino({ level: 'silent' }),
      { firstMs: 5, longestMs: 50, stuckMs: 400 },
    ),
    access: account(0, 'USD', 'America/Los_Angeles'),
    yen: account(1, 'JPY', 'Asia/Tokyo'),
    sandboxUrl: proxy.url,
    expired,
    usage,
    control,
    graph: async (path, params) => {
      const body = new URLSearchParams({ ...params, access_token: meta.accessToken });
      const reply = await fetch(`${sandbox.url}/meta/${API_VERSION}/${path}`, { method: 'POST', body });
      if (!reply.ok) throw new Error(await reply.text());
    },
    settle: () => control('POST', '/advance', { hours: 0.2 }),
    loseReplyToPost: proxy.loseReplyToPost,
    close: async () => {
      await proxy.close();
      await sandbox.close();
    },
  };
}
