import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { memberScope } from '../../database/scope.js';
import { PlatformRegistry } from '../../platforms/registry.js';
import { AccessService } from './access.service.js';
import { AdAccountsService } from './ad-accounts.service.js';
import { ConnectionsService } from './connections.service.js';
import { OAuthService } from './oauth.service.js';
import { readForm, SandboxConsent } from './sandbox-consent.js';
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

const page = { limit: 50 };

const connected = (person: Person) => connectedAccount(test, person);

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

  it('stays read-only, and says why, when the person grants less than was asked for', async () => {
    const person = await test.person();
    const { authorizeUrl } = await oauth.start(person.scope, {
      platform: 'meta',
      environment: 'sandbox',
      write: true,
    });
    const page = await (await fetch(authorizeUrl)).text();
    const { action, fields } = readForm(page, authorizeUrl);
    const body = new URLSearchParams({
      ...fields,
      scope: 'ads_read,business_management',
      decision: 'approve',
    });
    const answer = await fetch(action, { method: 'POST', body, redirect: 'manual' });
    const back = new URL(answer.headers.get('location') ?? '').searchParams;
    const { connectionId } = await oauth.finish({
      platform: 'meta',
      state: back.get('state') ?? '',
      code: back.get('code') ?? '',
    });
    const connection = await connections.get(person.scope, connectionId);
    expect(connection.problem).toContain('ads_management');
    expect(connection).toMatchObject({ state: 'active', missingScopes: [] });
    const [one] = (await accounts.available(person.scope, connectionId)).items;
    const added = await accounts.add(person.scope, connectionId, { externalIds: [one?.externalId ?? ''] });
    expect(added.items[0]).toMatchObject({ writable: false, capabilities: [] });
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
    expect(await access.accountAccess(ours.scope, account.id)).toMatchObject({ currency: account.currency });
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
