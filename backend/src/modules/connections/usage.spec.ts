import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PlatformRegistry } from '../../platforms/registry.js';
import { AccessService } from './access.service.js';
import { AdAccountsService } from './ad-accounts.service.js';
import { ConnectionsService } from './connections.service.js';
import { DoctorService } from './doctor.service.js';
import { connectedAccount } from './testing/connected.js';
import { type ConnectionsApp, startConnectionsApp } from './testing/connections-app.js';
import { UsageService } from './usage.service.js';

let test: ConnectionsApp;
let usage: UsageService;
beforeAll(async () => {
  test = await startConnectionsApp();
  usage = test.app.get(UsageService, { strict: false });
});
afterAll(() => test.close());

const service = <T>(type: new (...parts: never[]) => T): T => test.app.get<T>(type, { strict: false });

/** A Meta connection with its first account taken in. */
async function metaAccount(person: Awaited<ReturnType<ConnectionsApp['person']>>) {
  const connection = await service(ConnectionsService).connectSandbox(person.scope, 'meta');
  const accounts = service(AdAccountsService);
  const [first] = (await accounts.available(person.scope, connection.id)).items;
  const added = await accounts.add(person.scope, connection.id, { externalIds: [first?.externalId ?? ''] });
  const [account] = added.items;
  if (!account) throw new Error('no account was added');
  return { connection, account };
}

describe('usage of a connection', () => {
  it("shows Meta's signals by name with their age, and a limit with the time to regain access", async () => {
    const person = await test.person();
    const { connection, account } = await metaAccount(person);
    const reached = await service(AccessService).accountAccess(person.scope, account.id);
    const meta = service(PlatformRegistry).get('meta');
    await meta.structure?.today(reached);
    const free = await usage.of(person.scope, connection.id);
    expect(free).toMatchObject({ state: 'free', slowAtPercent: 75, stopAtPercent: 95, pauseMs: 0 });
    expect(free.calls.thisHour).toBeGreaterThan(0);
    expect(free.operations).toMatchObject({ allowance: null, percent: null });
    expect(free.signals.map(({ name }) => name)).toContain('X-App-Usage');
    const [mine] = free.accounts;
    expect(mine).toMatchObject({ adAccountId: account.id, state: 'free' });
    expect(mine?.signals.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['X-Business-Use-Case-Usage: ads_management', 'X-Ad-Account-Usage']),
    );
    expect(Date.now() - Date.parse(mine?.signals[0]?.at ?? '')).toBeLessThan(60_000);

    await test.control('POST', '/faults', {
      account: account.externalId,
      kind: 'meta_80004',
      retryAfterSeconds: 600,
    });
    await expect(meta.structure?.today(reached)).rejects.toMatchObject({ kind: 'rate_limited' });
    const stopped = await usage.of(person.scope, connection.id);
    expect(stopped.accounts[0]?.state).toBe('stopped');
    const minutes = (Date.parse(stopped.accounts[0]?.until ?? '') - Date.now()) / 60_000;
    expect(minutes).toBeGreaterThan(9);
    expect(minutes).toBeLessThan(10.1);
    // The next read does not reach the platform any more.
    await test.control('DELETE', '/requests');
    await expect(meta.structure?.today(reached)).rejects.toMatchObject({
      detail: { vendorCode: 'adwright.call_budget' },
    });
    expect((await test.control<{ requests: unknown[] }>('GET', '/requests')).requests).toEqual([]);
    const checks = await service(DoctorService).run(person.scope);
    expect(checks.find(({ id }) => id === `connection.${connection.id}.allowance`)).toMatchObject({
      state: 'warning',
      detail: expect.stringContaining('from 95 % reads stop'),
    });
  });

  it("counts Google's operations against the daily allowance; further pages cost none", async () => {
    const person = await test.person();
    const { connection, account } = await connectedAccount(test, person);
    const reached = await service(AccessService).accountAccess(person.scope, account.id);
    const before = await usage.of(person.scope, connection.id);
    await service(PlatformRegistry).get('google').structure?.today(reached);
    const after = await usage.of(person.scope, connection.id);
    expect(after.operations.allowance).toBe(15_000);
    expect(after.operations.last24Hours).toBe(before.operations.last24Hours + 1);
    expect(after.operations.percent).toBeCloseTo((100 * after.operations.last24Hours) / 15_000);
  });

  it('is hidden from another workspace', async () => {
    const person = await test.person();
    const { connection } = await connectedAccount(test, person);
    const stranger = await test.person();
    await expect(usage.of(stranger.scope, connection.id)).rejects.toMatchObject({ code: 'not_found' });
  });
});
