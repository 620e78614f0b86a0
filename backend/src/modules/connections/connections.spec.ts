import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { memberScope } from '../../database/scope.js';
import { PlatformRegistry } from '../../platforms/registry.js';
import { AccessService } from './access.service.js';
import { AdAccountsService } from './ad-accounts.service.js';
import { ConnectionsService } from './connections.service.js';
import { DoctorService } from './doctor.service.js';
import { OAuthService } from './oauth.service.js';
import { SandboxConsent } from './sandbox-consent.js';
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

const page = { limit: 50 };

async function connected(person: Person) {
  const connection = await connections.connectSandbox(person.scope, 'google');
  const { items } = await accounts.available(person.scope, connection.id);
  const [first] = items;
  if (!first) throw new Error('the sandbox shows no account');
  const added = await accounts.add(person.scope, connection.id, { externalIds: [first.externalId] });
  const [account] = added.items;
  if (!account) throw new Error('no account was added');
  return { connection, account, available: items };
}

describe('connecting over the whole dialogue', () => {
  it('ends with a connection, accounts to pick, a first sync and access that works', async () => {
    const person = await test.person();
    const { connection, account, available } = await connected(person);
    expect(connection).toMatchObject({ state: 'active', environment: 'sandbox', missingScopes: [] });
    expect(available.length).toBeGreaterThan(1);
    expect(test.synced).toContain(account.id);
    expect(account).toMatchObject({ writable: true, clientId: person.clientId, environment: 'sandbox' });
    const reached = await access.accountAccess(person.scope, account.id);
    const today = await test.app
      .get(PlatformRegistry, { strict: false })
      .get('google')
      .structure?.today(reached);
    expect(today).toBe('2026-11-20');
    const [again] = (await accounts.available(person.scope, connection.id)).items;
    expect(again?.adAccountId).toBe(account.id);
  });

  it('keeps the grant where no query can read it', async () => {
    const person = await test.person();
    const { connection } = await connected(person);
    const rows = await test.database.asOwner<{ text: string }>(
      "SELECT encode(ciphertext, 'escape') AS text FROM credentials WHERE connection_id = $1",
      [connection.id],
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]?.text).not.toContain('ya29');
    const pending = await test.database.asOwner('SELECT * FROM oauth_states');
    expect(pending).toEqual([]);
  });

  it('marks accounts read-only when writing was not asked for, and writable once it is', async () => {
    const person = await test.person();
    const start = (write: boolean, connectionId?: string) =>
      oauth.start(person.scope, { platform: 'google', environment: 'sandbox', write, connectionId });
    const first = await oauth.finish({
      platform: 'google',
      ...(await consent.approve((await start(false)).authorizeUrl)),
    });
    const [one] = (await accounts.available(person.scope, first.connectionId)).items;
    const added = await accounts.add(person.scope, first.connectionId, {
      externalIds: [one?.externalId ?? ''],
    });
    expect(added.items[0]).toMatchObject({ writable: false });
    expect(added.items[0]?.capabilities).not.toContain('budget.campaign');
    const renewed = await start(true, first.connectionId);
    const second = await oauth.finish({
      platform: 'google',
      ...(await consent.approve(renewed.authorizeUrl)),
    });
    expect(second.connectionId).toBe(first.connectionId);
    expect(await accounts.get(person.scope, added.items[0]?.id ?? '')).toMatchObject({ writable: true });
  });

  it('adds none when one of the accounts is not reached', async () => {
    const person = await test.person();
    const connection = await connections.connectSandbox(person.scope, 'google');
    const adding = accounts.add(person.scope, connection.id, { externalIds: ['1111111111', '7318264950'] });
    await expect(adding).rejects.toMatchObject({ code: 'invalid_input' });
    expect((await accounts.list(person.scope, page)).items).toEqual([]);
  });
});

describe('a consent', () => {
  const begin = (person: Person) =>
    oauth.start(person.scope, { platform: 'google', environment: 'sandbox', write: true });

  it('is answered once', async () => {
    const person = await test.person();
    const answer = await consent.approve((await begin(person)).authorizeUrl);
    await oauth.finish({ platform: 'google', ...answer });
    await expect(oauth.finish({ platform: 'google', ...answer })).rejects.toMatchObject({
      code: 'wrong_state',
    });
    expect((await connections.list(person.scope, page)).items).toHaveLength(1);
  });

  it('is not answered with a state that was made up, from another platform, or too late', async () => {
    const person = await test.person();
    const invented = oauth.finish({ platform: 'google', state: 'made-up', code: 'x' });
    await expect(invented).rejects.toMatchObject({ code: 'wrong_state' });
    const answer = await consent.approve((await begin(person)).authorizeUrl);
    await expect(oauth.finish({ platform: 'meta', ...answer })).rejects.toMatchObject({
      code: 'wrong_state',
    });
    const late = await consent.approve((await begin(person)).authorizeUrl);
    await test.database.asOwner("UPDATE oauth_states SET expires_at = now() - interval '1 second'");
    await expect(oauth.finish({ platform: 'google', ...late })).rejects.toMatchObject({
      code: 'wrong_state',
    });
    expect((await connections.list(person.scope, page)).items).toEqual([]);
  });

  it("needs the code that its own verifier fits: another person's code is refused", async () => {
    const [alice, mallory] = [await test.person(), await test.person()];
    const hers = await consent.approve((await begin(alice)).authorizeUrl);
    const his = await begin(mallory);
    const state = new URL(his.authorizeUrl).searchParams.get('state') ?? '';
    const injected = oauth.finish({ platform: 'google', state, code: hers.code });
    await expect(injected).rejects.toMatchObject({ code: 'platform_auth_expired' });
    expect((await connections.list(mallory.scope, page)).items).toEqual([]);
  });

  it('stores nothing when the person says no or has lost the right meanwhile', async () => {
    const person = await test.person();
    const { authorizeUrl } = await begin(person);
    const state = new URL(authorizeUrl).searchParams.get('state') ?? '';
    const denied = oauth.finish({ platform: 'google', state, error: 'access_denied' });
    await expect(denied).rejects.toMatchObject({ code: 'forbidden' });
    const answer = await consent.approve((await begin(person)).authorizeUrl);
    await test.database.asOwner("UPDATE members SET role = 'analyst' WHERE user_id = $1", [person.userId]);
    await expect(oauth.finish({ platform: 'google', ...answer })).rejects.toMatchObject({
      code: 'forbidden',
    });
    expect((await connections.list(person.scope, page)).items).toEqual([]);
  });

  it('for a live account is refused while a demo login exists', async () => {
    const person = await test.person();
    await test.database.asOwner('UPDATE users SET is_demo = true WHERE id = $1', [person.userId]);
    const live = oauth.start(person.scope, { platform: 'google', environment: 'live', write: false });
    await expect(live).rejects.toMatchObject({ code: 'demo_login_exists' });
    await test.database.asOwner('UPDATE users SET is_demo = false WHERE id = $1', [person.userId]);
    const unset = oauth.start(person.scope, { platform: 'google', environment: 'live', write: false });
    await expect(unset).rejects.toMatchObject({
      code: 'not_configured',
      userMessage: expect.stringContaining('GOOGLE_ADS_CLIENT_ID'),
    });
  });
});

describe('tenants', () => {
  it("see, use and end nothing of each other's connections", async () => {
    const [ours, theirs] = [await test.person(), await test.person()];
    const { connection, account } = await connected(ours);
    const missing = { code: 'not_found' };
    await expect(connections.get(theirs.scope, connection.id)).rejects.toMatchObject(missing);
    await expect(connections.end(theirs.scope, connection.id)).rejects.toMatchObject(missing);
    await expect(accounts.available(theirs.scope, connection.id)).rejects.toMatchObject(missing);
    await expect(accounts.get(theirs.scope, account.id)).rejects.toMatchObject(missing);
    await expect(accounts.update(theirs.scope, account.id, { name: 'x' })).rejects.toMatchObject(missing);
    await expect(access.accountAccess(theirs.scope, account.id)).rejects.toMatchObject(missing);
    const renewing = oauth.start(theirs.scope, {
      platform: 'google',
      environment: 'sandbox',
      write: true,
      connectionId: connection.id,
    });
    await expect(renewing).rejects.toMatchObject(missing);
    const intoOurs = oauth.start(theirs.scope, {
      platform: 'google',
      environment: 'sandbox',
      write: true,
      clientId: ours.clientId,
    });
    await expect(intoOurs).rejects.toMatchObject(missing);
    expect((await connections.list(theirs.scope, page)).items).toEqual([]);
    expect(await access.accountAccess(ours.scope, account.id)).toMatchObject({ currency: 'EUR' });
  });

  it('narrowed to another client see neither account nor access, and gain both when it moves to theirs', async () => {
    const person = await test.person();
    const { account, connection } = await connected(person);
    const other = await test.client(person);
    const narrow = memberScope({ ...person, role: 'analyst', clients: [other] });
    await expect(accounts.get(narrow, account.id)).rejects.toMatchObject({ code: 'not_found' });
    await expect(access.accountAccess(narrow, account.id)).rejects.toMatchObject({ code: 'not_found' });
    await accounts.update(person.scope, account.id, { clientId: other });
    expect(await accounts.get(narrow, account.id)).toMatchObject({ clientId: other });
    expect((await access.accountAccess(narrow, account.id)).externalId).toBe(account.externalId);
    await expect(connections.get(narrow, connection.id)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('cannot open a credential that was altered, or moved between workspaces or connections', async () => {
    const [ours, theirs] = [await test.person(), await test.person()];
    const mine = await connected(ours);
    const stolen = await connected(theirs);
    const shut = { code: 'platform_auth_expired' };
    const copy = `UPDATE credentials t SET ciphertext = s.ciphertext, nonce = s.nonce, tag = s.tag, key_id = s.key_id
                    FROM credentials s WHERE s.connection_id = $1 AND t.connection_id = $2`;
    await test.database.asOwner(copy, [stolen.connection.id, mine.connection.id]);
    await expect(access.accountAccess(ours.scope, mine.account.id)).rejects.toMatchObject(shut);
    const flip = 'UPDATE credentials SET ciphertext = set_byte(ciphertext, 5, get_byte(ciphertext, 5) # 1)';
    await test.database.asOwner(`${flip} WHERE connection_id = $1`, [stolen.connection.id]);
    await expect(access.accountAccess(theirs.scope, stolen.account.id)).rejects.toMatchObject(shut);
    // What does not open can still be ended.
    await connections.end(ours.scope, mine.connection.id);
    expect(await connections.get(ours.scope, mine.connection.id)).toMatchObject({ state: 'revoked' });
  });
});

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

describe('the setup doctor', () => {
  it('names what is missing, what to paste, and reads through every connection', async () => {
    const person = await test.person();
    const { connection } = await connected(person);
    const doctor = test.app.get(DoctorService, { strict: false });
    const checks = new Map((await doctor.run(person.scope)).map((check) => [check.id, check]));
    expect(checks.get('google.settings')).toMatchObject({ state: 'not_configured' });
    expect(checks.get('google.settings')?.detail).toContain('GOOGLE_ADS_CLIENT_SECRET');
    expect(checks.get('google.redirect')?.copy).toMatch(/\/api\/connections\/oauth\/callback\/google$/);
    expect(checks.get(`connection.${connection.id}.read`)).toMatchObject({ state: 'ok' });
    const google = test.app.get(PlatformRegistry, { strict: false }).get('google');
    const reached = await access.connectionAccess(person.scope, connection.id);
    await google.accounts?.revoke(reached);
    const after = await doctor.run(person.scope);
    expect(after.find((check) => check.id === `connection.${connection.id}.read`)).toMatchObject({
      state: 'failed',
      remedy: 'Connect again.',
    });
  });
});

describe('moving an account', () => {
  it('knows every table whose rows carry both the account and the client', async () => {
    const { ACCOUNT_TABLES, CHILD_TABLES } = await import('./account-move.repository.js');
    const rows = await test.database.asOwner<{ table_name: string }>(
      `SELECT table_name FROM information_schema.columns WHERE table_schema = 'public' AND column_name = 'client_id'
         AND table_name IN (SELECT table_name FROM information_schema.columns
                             WHERE table_schema = 'public' AND column_name = 'ad_account_id')`,
    );
    expect(rows.map((row) => row.table_name).sort()).toEqual([...ACCOUNT_TABLES].sort());
    const children = await test.database.asOwner<{ table_name: string }>(
      `SELECT table_name FROM information_schema.columns WHERE table_schema = 'public'
         AND column_name IN ('sync_run_id', 'judge_run_id', 'action_id')
         AND table_name IN (SELECT table_name FROM information_schema.columns WHERE column_name = 'client_id')
         AND table_name NOT IN (SELECT table_name FROM information_schema.columns WHERE column_name = 'ad_account_id')
         AND table_name <> 'ledger_entries'`,
    );
    expect(children.map((row) => row.table_name).sort()).toEqual(
      CHILD_TABLES.map((child) => child.table).sort(),
    );
  });
});
