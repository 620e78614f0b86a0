import { pino } from 'pino';
import { startTestSandbox } from '../../../../../ops/testing/sandbox.js';
import type { AccountAccess, ConnectionAccess, Grant } from '../../../platforms/access.js';
import type { PlatformAdapter } from '../../../platforms/adapter.js';
import { openGate } from '../../../platforms/call-gate.js';
import { makeGoogleAdapter } from '../google.adapter.js';

interface Credentials {
  google: { accessToken: string; refreshToken: string; loginCustomerId: string; customerIds: string[] };
}

export interface GoogleSubject {
  readonly adapter: PlatformAdapter;
  readonly access: AccountAccess;
  readonly sandboxUrl: string;
  /** Grants that were refreshed, and reasons for which the connection was given up. */
  readonly refreshed: Grant[];
  readonly expired: string[];
  control<T>(method: string, path: string, body?: unknown): Promise<T>;
  /** Lets the feed's lag pass. */
  settle(): Promise<void>;
  close(): Promise<void>;
}

/** The adapter against the sandbox over HTTP, in the demo's German shop account below a manager. */
export async function startGoogleSubject(writeTimeoutMs?: number): Promise<GoogleSubject> {
  const sandbox = await startTestSandbox({ now: '2026-11-20T09:00:00Z' });
  const control = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const response = await fetch(`${sandbox.url}/_control${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return (response.status === 204 ? null : await response.json()) as T;
  };
  const { google } = await control<Credentials>('GET', '/credentials');
  const refreshed: Grant[] = [];
  const expired: string[] = [];
  const connection: ConnectionAccess = {
    connectionId: 'connection',
    platform: 'google',
    environment: 'sandbox',
    grant: {
      accessToken: google.accessToken,
      refreshToken: google.refreshToken,
      expiresAt: null,
      scopes: [],
      externalUserId: null,
    },
    onRefreshed: async (grant) => {
      refreshed.push(grant);
    },
    onExpired: async (reason) => {
      expired.push(reason);
    },
  };
  return {
    adapter: makeGoogleAdapter(
      { sandboxUrl: sandbox.url, google: null, ...(writeTimeoutMs ? { writeTimeoutMs } : {}) },
      openGate,
      pino({ level: 'silent' }),
    ),
    access: {
      connection,
      externalId: google.customerIds[0] ?? '',
      managerExternalId: google.loginCustomerId,
      currency: 'EUR',
      timeZone: 'Europe/Berlin',
    },
    sandboxUrl: sandbox.url,
    refreshed,
    expired,
    control,
    settle: () => control('POST', '/advance', { hours: 0.2 }),
    close: () => sandbox.close(),
  };
}
