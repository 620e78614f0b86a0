import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { PlatformRegistry } from '../../platforms/registry.js';
import { AccessService } from './access.service.js';
import { AdAccountsService } from './ad-accounts.service.js';
import { ConnectionsService } from './connections.service.js';
import { CredentialStore } from './credential-store.js';
import { OAuthService } from './oauth.service.js';
import { SandboxConsent } from './sandbox-consent.js';
import { connectedAccount } from './testing/connected.js';
import { type ConnectionsApp, type Person, startConnectionsApp } from './testing/connections-app.js';

let test: ConnectionsApp;
let connections: ConnectionsService;
let accounts: AdAccountsService;
let access: AccessService;
let oauth: OAuthService;
let consent: SandboxConsent;

beforeAll(async () => {
  test = await startConnectionsApp();
  connections = test.app.get(ConnectionsService, { strict: false });
  accounts = test.app.get(AdAccountsService, { strict: false });
  access = test.app.get(AccessService, { strict: false });
  oauth = test.app.get(OAuthService, { strict: false });
  consent = test.app.get(SandboxConsent, { strict: false });
});

afterAll(() => test.close());

const connected = (person: Person) => connectedAccount(test, person);

describe('a grant that dies', () => {
  it('is ended at the platform with the connection, and the facts stay', async () => {
    const person = await test.person();
    const { connection, account } = await connected(person);
    const reached = await access.accountAccess(person.scope, account.id);
    await connections.end(person.scope, connection.id);
    await connections.end(person.scope, connection.id);
    expect(await connections.get(person.scope, connection.id)).toMatchObject({
      state: 'revoked',
      problem: null,
    });
    expect(await accounts.get(person.scope, account.id)).toMatchObject({ writable: false });
    await expect(access.accountAccess(person.scope, account.id)).rejects.toMatchObject({
      kind: 'auth_expired',
    });
    const google = test.app.get(PlatformRegistry, { strict: false }).get('google');
    await expect(google.structure?.today(reached)).rejects.toMatchObject({ kind: 'auth_expired' });
    const left = await test.database.asOwner('SELECT 1 FROM credentials WHERE connection_id = $1', [
      connection.id,
    ]);
    expect(left).toEqual([]);
  });

  it('is noticed during use and shown as "reconnect needed"; a new consent repairs it', async () => {
    const person = await test.person();
    const { connection, account } = await connected(person);
    const google = test.app.get(PlatformRegistry, { strict: false }).get('google');
    const reached = await access.accountAccess(person.scope, account.id);
    await google.accounts?.revoke(reached.connection);
    await expect(google.structure?.today(reached)).rejects.toMatchObject({ kind: 'auth_expired' });
    const broken = await connections.get(person.scope, connection.id);
    expect(broken.state).toBe('reconnect_needed');
    expect(broken.problem).toContain('revoked');
    const { authorizeUrl } = await oauth.start(person.scope, {
      platform: 'google',
      environment: 'sandbox',
      write: true,
      connectionId: connection.id,
    });
    await oauth.finish({ platform: 'google', ...(await consent.approve(authorizeUrl)) });
    expect(await connections.get(person.scope, connection.id)).toMatchObject({
      state: 'active',
      problem: null,
    });
    // A run that still holds the old grant must not take the new one down with it.
    await expect(google.structure?.today(reached)).rejects.toMatchObject({ kind: 'auth_expired' });
    expect(await connections.get(person.scope, connection.id)).toMatchObject({ state: 'active' });
    const fresh = await access.accountAccess(person.scope, account.id);
    expect(await google.structure?.today(fresh)).toBe('2026-11-20');
  });

  it('is renewed before it expires, once for many at a time, and stored', async () => {
    const person = await test.person();
    const { connection, account } = await connected(person);
    await expireSoon(person, connection.id);
    await test.control('DELETE', '/requests');
    const reached = await Promise.all([1, 2, 3, 4].map(() => access.accountAccess(person.scope, account.id)));
    expect(new Set(reached.map((one) => one.connection.grant.accessToken)).size).toBe(1);
    const refreshes = async () =>
      (await test.control<{ requests: unknown[] }>('GET', '/requests?path=/token')).requests.length;
    expect(await refreshes()).toBe(1);
    await access.accountAccess(person.scope, account.id);
    expect(await refreshes()).toBe(1);
  });

  it('is not renewed again for one who read it just before another had renewed it', async () => {
    const person = await test.person();
    const { connection, account } = await connected(person);
    await expireSoon(person, connection.id);
    const store = test.app.get(CredentialStore, { strict: false });
    const before = await store.open(person.scope, connection.id);
    const renewed = await access.accountAccess(person.scope, account.id);
    await test.control('DELETE', '/requests');
    const open = vi.spyOn(store, 'open').mockResolvedValueOnce(before);
    const late = await access.accountAccess(person.scope, account.id);
    open.mockRestore();
    expect(late.connection.grant.accessToken).toBe(renewed.connection.grant.accessToken);
    expect(await test.control('GET', '/requests?path=/token')).toMatchObject({ requests: [] });
  });

  it('is not renewed without end when the platform refuses the refresh', async () => {
    const person = await test.person();
    const { connection, account } = await connected(person);
    await expireSoon(person, connection.id);
    await test.control('POST', '/faults', { kind: 'invalid_grant', times: 1 });
    await expect(access.accountAccess(person.scope, account.id)).rejects.toMatchObject({
      kind: 'auth_expired',
    });
    expect(await connections.get(person.scope, connection.id)).toMatchObject({
      state: 'reconnect_needed',
      problem: 'Token has been expired or revoked.',
    });
    await expect(access.accountAccess(person.scope, account.id)).rejects.toMatchObject({
      kind: 'auth_expired',
    });
  });
});

/** Rewrites the stored grant so that its access token has two minutes left. */
async function expireSoon(person: Person, connectionId: string): Promise<void> {
  const { CredentialStore } = await import('./credential-store.js');
  const store = test.app.get(CredentialStore, { strict: false });
  const stored = await store.open(person.scope, connectionId);
  if (!stored) throw new Error('no grant is stored');
  const expiresAt = new Date(Date.now() + 120_000);
  await store.replace(person.scope, connectionId, { ...stored, grant: { ...stored.grant, expiresAt } });
}
