import { Redis } from 'ioredis';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { TestDatabase } from '../../../../ops/testing/database.js';
import type { Database } from '../../database/database.js';
import { LiveEvents } from '../../events/live-events.js';
import type { RemoteChangeEvent } from '../../platforms/structure.port.js';
import { AlertRepository } from '../alerts/alert.repository.js';
import { AlertService } from '../alerts/alert.service.js';
import { makeTenant, openTestDatabase, type Tenant } from '../metrics/testing/tenants.js';
import { DriftRecorder } from './drift-recorder.js';
import { OutsideChangesRepository } from './outside-changes.repository.js';
import { PlatformChangesRepository } from './platform-changes.repository.js';
import { UnexplainedRepository } from './unexplained.repository.js';

let server: TestDatabase;
let database: Database;
let close: () => Promise<void>;
let tenant: Tenant;
let recorder: DriftRecorder;
// Nobody listens: an event that cannot be published costs a refresh and no more.
const redis = new Redis({ lazyConnect: true, enableOfflineQueue: false, retryStrategy: () => null });
redis.on('error', () => undefined);

beforeAll(async () => {
  ({ server, database, close } = await openTestDatabase());
  recorder = new DriftRecorder(
    new PlatformChangesRepository(database),
    new UnexplainedRepository(database),
    new AlertService(new AlertRepository(database)),
    new LiveEvents(redis, pino({ level: 'silent' })),
  );
});
afterAll(async () => {
  redis.disconnect();
  await close();
});
beforeEach(async () => {
  tenant = await makeTenant(server);
});

const now = new Date('2026-11-20T12:00:00Z');
const minutesAgo = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
const record = (events: readonly RemoteChangeEvent[] = [], at = now) =>
  recorder.record(tenant.system, {
    account: { ...tenant.account, externalId: '9', currency: 'EUR', timeZone: 'Europe/Berlin' },
    events,
    platformNow: at,
    now: at,
  });
const listed = () =>
  new OutsideChangesRepository(database).page(tenant.owner, {
    adAccountId: tenant.account.id,
    after: null,
    take: 50,
  });
async function state(
  from: Date,
  to: Date | null,
  status: string,
  budget: string,
  source: string,
  level = 'campaign',
) {
  await server.asOwner(
    `INSERT INTO entity_states (workspace_id, client_id, ad_account_id, level, external_id, status, budget_micros, bid_micros,
                                valid_from, valid_to, source)
     VALUES ($1, $2, $3, $8, '1', $4, $5, $5, $6, $7, $9)`,
    [tenant.workspaceId, tenant.clientId, tenant.account.id, status, budget, from, to, level, source],
  );
}
const event = (over: Partial<RemoteChangeEvent> = {}): RemoteChangeEvent => ({
  id: 'e1',
  at: minutesAgo(40),
  level: 'campaign',
  externalId: '1',
  campaignExternalId: '1',
  name: 'Brand',
  operation: 'changed',
  changes: [{ field: 'budget', from: '50000000', to: '60000000' }],
  author: 'someone@example.test',
  client: 'Ads Manager',
  maybeOurs: false,
  ...over,
});

describe('recording what the log says', () => {
  it('keeps each entry once, however often it is read', async () => {
    expect(await record([event()])).toBe(1);
    expect(await record([event(), event({ id: 'e2' })])).toBe(1);
    expect(await record([event(), event({ id: 'e2' })])).toBe(0);
    expect((await listed()).map((one) => one.author)).toEqual([
      'someone@example.test',
      'someone@example.test',
    ]);
  });

  it('keeps no alert longer than a week, and opens none for what is older', async () => {
    const alerts = async (open: string) =>
      (await new AlertRepository(database).list(tenant.owner, { limit: 50, state: open })).items.length;
    await record([event({ at: minutesAgo(60 * 24 * 9) })]);
    expect(await alerts('open')).toBe(0);
    await record([event({ id: 'e2' })]);
    expect(await alerts('open')).toBe(1);
    await record([], new Date(now.getTime() + 9 * 86_400_000));
    expect([await alerts('open'), await alerts('resolved')]).toEqual([0, 1]);
  });

  it('survives hostile names and values', async () => {
    const name = "'; DROP TABLE platform_changes; -- \u202e <script>";
    await record([event({ name, author: name, changes: [{ field: name, from: name, to: name }] })]);
    expect(await listed()).toMatchObject([{ entityName: name, author: name, changes: [{ field: name }] }]);
  });
});

describe('settings found different', () => {
  beforeEach(async () => {
    await state(minutesAgo(120), minutesAgo(30), 'enabled', '50000000', 'sync');
  });

  it('are drift without an author when no log explains them, once', async () => {
    await state(minutesAgo(30), null, 'paused', '60000000', 'outside');
    expect(await record()).toBe(1);
    expect(await record()).toBe(0);
    const [noticed] = await listed();
    expect(noticed).toMatchObject({ author: null, operation: 'changed', at: minutesAgo(30) });
    expect(noticed?.changes).toContainEqual({ field: 'status', from: 'enabled', to: 'paused' });
    expect(noticed?.changes).toContainEqual({ field: 'budget', from: '50000000', to: '60000000' });
  });

  it('wait while the log may still tell, and are its entry when it does', async () => {
    await state(minutesAgo(5), null, 'enabled', '60000000', 'outside');
    expect(await record()).toBe(0);
    const later = new Date(now.getTime() + 30 * 60_000);
    // The bid of a campaign is none of Google's or Meta's; here both columns moved together.
    const told = event({
      changes: [
        { field: 'budget', from: '50000000', to: '60000000' },
        { field: 'bid', from: '50000000', to: '60000000' },
      ],
    });
    expect(await record([told], later)).toBe(1);
    expect((await listed()).map((one) => one.author)).toEqual(['someone@example.test']);
  });

  it('are none when our own action set them, or when a keyword follows its ad group’s bid', async () => {
    await state(minutesAgo(30), null, 'paused', '60000000', 'action');
    await state(minutesAgo(120), minutesAgo(31), 'enabled', '1', 'sync', 'keyword');
    await server.asOwner(
      `INSERT INTO entity_states (workspace_id, client_id, ad_account_id, level, external_id, status, bid_micros, valid_from, source)
       VALUES ($1, $2, $3, 'keyword', '1', 'enabled', 2, $4, 'outside')`,
      [tenant.workspaceId, tenant.clientId, tenant.account.id, minutesAgo(30)],
    );
    await server.asOwner(`UPDATE entity_states SET budget_micros = NULL WHERE level = 'keyword'`);
    expect(await record()).toBe(0);
  });
});
