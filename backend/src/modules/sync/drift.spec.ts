import type { Alert, Change, SyncMode } from '@adwright/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AccountAccess } from '../../platforms/access.js';
import type { PlatformAdapter } from '../../platforms/adapter.js';
import { AlertRepository } from '../alerts/alert.repository.js';
import { OutsideChangesRepository } from '../drift/outside-changes.repository.js';
import { OutsideChangesService } from '../drift/outside-changes.service.js';
import { startGoogleSubject } from '../google/testing/google-subject.js';
import { startMetaSubject } from '../meta/testing/meta-subject.js';
import { makeTenant, narrowedScope, type Tenant } from '../metrics/testing/tenants.js';
import { openSyncKit, type SyncKit } from './testing/sync-kit.js';
import { storedStructure, trueStructure } from './testing/truth.js';

interface World {
  readonly adapter: PlatformAdapter;
  readonly access: AccountAccess;
  control<T>(method: string, path: string, body?: unknown): Promise<T>;
  settle(): Promise<void>;
  close(): Promise<void>;
}

let kit: SyncKit;
beforeAll(async () => {
  kit = await openSyncKit();
});
afterAll(() => kit.close());

describe.each([
  ['google', startGoogleSubject, 'jan.petersen@nordlicht.example.com', 'bid', '1200000', '1900000'],
  ['meta', startMetaSubject, 'sam@lindwurm-bikes.example.com', 'budget', '60000000', '85000000'],
] as const)('changes made outside, on %s', (platform, start, author, field, from, to) => {
  let world: World;
  let tenant: Tenant;
  const changes = () => new OutsideChangesService(new OutsideChangesRepository(kit.database));
  const list = (query: { campaignId?: string; cursor?: string; limit?: number } = {}) =>
    changes().list(tenant.owner, { limit: 50, adAccountId: tenant.account.id, ...query });
  const alerts = async (): Promise<Alert[]> =>
    (await new AlertRepository(kit.database).list(tenant.owner, { limit: 50, state: 'open' })).items;
  const run = async (mode: SyncMode) => {
    const asked = await kit.sync.request(tenant.owner, {
      adAccountId: tenant.account.id,
      mode,
      trigger: 'manual',
    });
    await kit.worker(world.adapter, world.access).run(tenant.workspaceId, asked.id);
    const done = await kit.sync.get(tenant.owner, asked.id);
    expect(done).toMatchObject({ state: 'done', error: null });
    return Object.fromEntries(done.batches.map((batch) => [batch.name, batch.rows]));
  };
  const equal = async () =>
    expect(await storedStructure(kit.server, tenant.account.id)).toEqual(
      await trueStructure(world.adapter, world.access),
    );
  const outside = (type: string, id: string, fields: object) =>
    world.control('POST', '/outside-change', {
      account: world.access.externalId,
      type,
      id,
      fields,
      email: 'eve@elsewhere.example',
    });

  beforeAll(async () => {
    world = await start();
    tenant = await makeTenant(kit.server);
    await kit.server.asOwner('UPDATE ad_accounts SET platform = $2 WHERE id = $1', [
      tenant.account.id,
      platform,
    ]);
  });
  afterAll(() => world.close());

  it('are told at the first sync with author, program, time and values', async () => {
    await run('full');
    await equal();
    const { items } = await list();
    const story = items.find((one) => one.author === author);
    expect(story).toMatchObject({
      operation: 'changed',
      entity: { level: 'ad_group', id: expect.any(String) },
      campaign: { name: expect.any(String) },
      changes: [{ field, from, to }],
      client: expect.stringMatching(/./),
    });
    expect((await alerts()).some((one) => one.detail.includes(author))).toBe(true);
  });

  it('are found by an hourly run that reads little, and stored like a whole read would', async () => {
    const before = (await list()).items.length;
    const whole = await trueStructure(world.adapter, world.access);
    const [group = ''] = Object.keys(whole.adGroups);
    await outside('adGroup', group, { status: 'PAUSED', name: 'Renamed elsewhere' });
    await world.settle();
    const rows = await run('hourly');
    expect(rows.ad_groups).toBeLessThan(Object.keys(whole.adGroups).length);
    expect(rows.ads).toBeLessThan(Object.keys(whole.ads).length);
    await equal();
    const { items } = await list();
    expect(items.length).toBeGreaterThan(before);
    expect(items[0]).toMatchObject({ author: 'eve@elsewhere.example', entity: { externalId: group } });
    const alert = (await alerts()).find((one) => one.entity.externalId === group);
    expect(alert).toMatchObject({
      kind: 'outside_change',
      title: expect.stringContaining('Renamed elsewhere'),
    });
    // The same log is read again with every run; nothing is told twice.
    const known = items.length;
    await run('hourly');
    await run('weekly');
    expect((await list()).items).toHaveLength(known);
  });

  it('are gone when the platform says removed, without a whole read', async () => {
    const { ads } = await trueStructure(world.adapter, world.access);
    const [ad = ''] = Object.entries(ads).find(([, [, status]]) => status === 'enabled') ?? [];
    await outside('ad', ad, { status: 'REMOVED' });
    await world.settle();
    await run('daily');
    const stored = await storedStructure(kit.server, tenant.account.id);
    expect(stored.ads[ad]?.[1]).toBe('removed');
    await equal();
  });

  it('are not what our own actions did', async () => {
    const { campaigns } = await trueStructure(world.adapter, world.access);
    const [id = '', [name] = ['', '', null, null] as const] =
      Object.entries(campaigns).find(([, [, status]]) => status === 'enabled') ?? [];
    const change: Change = {
      kind: 'set_status',
      target: { level: 'campaign', externalId: id, name },
      from: 'enabled',
      to: 'paused',
    };
    await remember(change);
    await world.adapter.mutations?.apply(world.access, change, 'aw-drift');
    await world.settle();
    const before = (await list()).items.length;
    await run('hourly');
    expect((await list()).items).toHaveLength(before);
    // Somebody else undoes it by hand: that is drift.
    await outside('campaign', id, { status: 'ENABLED' });
    await world.settle();
    await run('hourly');
    const { items } = await list();
    expect(items).toHaveLength(before + 1);
    expect(items[0]).toMatchObject({ changes: [{ field: 'status', from: 'paused', to: 'enabled' }] });
  });

  it('come page by page, by campaign, and for nobody else', async () => {
    const all = (await list()).items;
    const paged: string[] = [];
    for (let cursor: string | undefined; ; ) {
      const page = await list({ limit: 1, ...(cursor ? { cursor } : {}) });
      paged.push(...page.items.map((one) => one.id));
      if (page.nextCursor === null) break;
      cursor = page.nextCursor;
    }
    expect(paged).toEqual(all.map((one) => one.id));
    const campaignId = all.find((one) => one.campaign)?.campaign?.id ?? '';
    const ofCampaign = (await list({ campaignId })).items;
    expect(ofCampaign.map((one) => one.id)).toEqual(
      all.filter((one) => one.campaign?.id === campaignId).map((one) => one.id),
    );
    const stranger = await makeTenant(kit.server);
    for (const scope of [stranger.owner, narrowedScope(tenant, [stranger.clientId])])
      expect((await changes().list(scope, { limit: 50 })).items).toEqual([]);
    await expect(list({ cursor: 'bm9uc2Vuc2U' })).rejects.toThrow(/invalid_input/);
  });

  /** As the action that sends the change keeps it. */
  async function remember(change: Change): Promise<void> {
    const [action] = await kit.server.asOwner<{ id: string }>(
      `INSERT INTO actions (workspace_id, client_id, ad_account_id, origin, state, title, changes, plan, plan_hash, correlation_id)
       VALUES ($1, $2, $3, 'draft', 'applied', 'x', '[]', '{}', 'x', 'x') RETURNING id`,
      [tenant.workspaceId, tenant.clientId, tenant.account.id],
    );
    await kit.server.asOwner(
      `INSERT INTO action_changes (action_id, ordinal, workspace_id, client_id, ad_account_id, kind, level, external_id, field,
                                   from_value, to_value, state, sent_at)
       VALUES ($1, 0, $2, $3, $4, $5, $6, $7, 'status', to_jsonb($8::text), to_jsonb($9::text), 'applied', now())`,
      [
        action?.id,
        tenant.workspaceId,
        tenant.clientId,
        tenant.account.id,
        change.kind,
        change.target.level,
        change.target.externalId,
        change.from,
        change.to,
      ],
    );
  }
});
