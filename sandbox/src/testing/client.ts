import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type SandboxOptions, startSandbox } from '../server.js';

/** The big demo account. */
export const CUSTOMER = '7318264950';
export const BORN = '2026-11-20T09:00:00Z';

/** JSON as a test reads it. */

export type Loose = ReturnType<typeof JSON.parse>;

export interface Reply {
  status: number;
  headers: Headers;
  body: Loose;
}

export interface TestSandbox {
  url: string;
  dataDir: string;
  call(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Reply>;
  /** Google request with working credentials; `customer` defaults to the big demo account. */
  google(path: string, body: unknown, customer?: string, headers?: Record<string, string>): Promise<Reply>;
  search(query: string, customer?: string): Promise<Loose[]>;
  /** Ends it and keeps its data folder. */
  stop(): Promise<void>;
  close(): Promise<void>;
}

/** First error inside a GoogleAdsFailure reply. */
export const errorIn = (body: Loose): Loose => body.error.details?.at(-1)?.errors?.[0];
export const codeIn = (body: Loose): Loose => errorIn(body)?.errorCode;

/** One entity of the big demo account as it truly stands. */
export async function truth(sandbox: TestSandbox, type: string, id: string): Promise<Loose> {
  const { body } = await sandbox.call('GET', `/_control/state/google/${CUSTOMER}?type=${type}`);
  return body[`${type}s`].find((entity: Loose) => entity.id === id);
}

/** A sandbox on a free port with a data folder of its own. */
export async function testSandbox(options: Partial<SandboxOptions> = {}): Promise<TestSandbox> {
  const dataDir = mkdtempSync(join(tmpdir(), 'sandbox-http-'));
  const { url, close } = await startSandbox({ port: 0, dataDir, now: BORN, ...options });
  async function call(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Reply> {
    const response = await fetch(url + path, {
      method,
      headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      redirect: 'manual',
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const json = response.headers.get('content-type')?.includes('json') && text !== '';
    return { status: response.status, headers: response.headers, body: json ? JSON.parse(text) : text };
  }
  const { body: credentials } = await call('GET', '/_control/credentials');
  const { accessToken, loginCustomerId, customerIds } = credentials.google;
  const auth = { authorization: `Bearer ${accessToken}`, 'login-customer-id': loginCustomerId };
  const google: TestSandbox['google'] = (path, body, customer = customerIds[0], headers = {}) =>
    call('POST', `/google/v25/customers/${customer}/${path}`, body, { ...auth, ...headers });
  return {
    url,
    dataDir,
    call,
    google,
    search: async (query, customer) => {
      const { body, status } = await google('googleAds:search', { query }, customer);
      if (status !== 200) throw new Error(JSON.stringify(body));
      return body.results ?? [];
    },
    stop: close,
    close: async () => {
      await close();
      rmSync(dataDir, { recursive: true });
    },
  };
}
