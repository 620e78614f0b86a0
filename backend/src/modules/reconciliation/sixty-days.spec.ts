import type { ReconciledLevel, SyncMode } from '@adwright/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AccountAccess } from '../../platforms/access.js';
import type { PlatformAdapter } from '../../platforms/adapter.js';
import { startGoogleSubject } from '../google/testing/google-subject.js';
import { startMetaSubject } from '../meta/testing/meta-subject.js';
import { makeTenant, type Tenant } from '../metrics/testing/tenants.js';
import { openSyncKit, type SyncKit } from '../sync/testing/sync-kit.js';
import { reconciliationKit } from './testing/reconciliation-kit.js';

const DAYS = 60;
/** Days between two runs. 1 is the whole schedule: it ends the same and takes three times as long. */
const STEP = 3;

let kit: SyncKit;
beforeAll(async () => {
  kit = await openSyncKit();
});
afterAll(() => kit.close());

interface Subject {
  readonly adapter: PlatformAdapter;
  readonly access: AccountAccess;
  control<T>(method: string, path: string, body?: unknown): Promise<T>;
}

/** Every level asked for in one comparison, as a person would. */
async function compare({ adapter, access }: Subject, tenant: Tenant, levels?: ReconciledLevel[]) {
  const { service, worker } = reconciliationKit(kit, 'one', adapter);
  const { id } = await service.request(tenant.owner, { adAccountId: tenant.account.id, days: DAYS, levels });
  await worker(adapter, access).run(tenant.workspaceId, id);
  const done = await service.get(tenant.owner, id);
  expect(done).toMatchObject({ state: 'done', error: null });
  return new Map(done.results.map((result) => [result.level, result]));
}

/** A small account of its own, sixty days of the schedule over it: day's runs in the morning, hour's in the evening. */
async function liveThrough(subject: Subject, tenant: Tenant): Promise<void> {
  const worker = kit.worker(subject.adapter, subject.access);
  const sync = async (mode: SyncMode) => {
    const run = await kit.sync.request(tenant.owner, {
      adAccountId: tenant.account.id,
      mode,
      trigger: 'manual',
    });
    await worker.run(tenant.workspaceId, run.id);
    expect(await kit.sync.get(tenant.owner, run.id)).toMatchObject({ state: 'done', error: null });
  };
  await sync('full');
  for (let day = STEP; day <= DAYS; day += STEP) {
    await subject.control('POST', '/advance', { hours: 24 * STEP - 12 });
    // The hour's runs read the same two days again and again; one of a few is as good as all.
    if (day % (5 * STEP) === 0) await sync('hourly');
    await subject.control('POST', '/advance', { hours: 12 });
    await sync(day % (7 * STEP) === 0 ? 'weekly' : 'daily');
  }
}

async function tenantOn(subject: Subject): Promise<Tenant> {
  const tenant = await makeTenant(kit.server, subject.access.currency);
  await kit.server.asOwner('UPDATE ad_accounts SET platform = $1, external_id = $2 WHERE id = $3', [
    subject.adapter.platform,
    subject.access.externalId,
    tenant.account.id,
  ]);
  return tenant;
}

async function smallAccount(subject: Subject, id: string): Promise<Subject> {
  await subject.control('POST', '/accounts', {
    id,
    platform: subject.adapter.platform,
    campaigns: 2,
    adGroupsPerCampaign: 2,
    adsPerAdGroup: 2,
    keywordsPerAdGroup: 2,
    days: 120,
  });
  return {
    ...subject,
    access: { ...subject.access, externalId: id, currency: 'EUR', timeZone: 'Europe/Berlin' },
  };
}

async function verify(subject: Subject): Promise<void> {
  const tenant = await tenantOn(subject);
  await liveThrough(subject, tenant);
  const [restated] = await kit.server.asOwner<{ n: number }>(
    'SELECT count(*)::int AS n FROM metric_revisions WHERE ad_account_id = $1',
    [tenant.account.id],
  );
  // Otherwise the sixty days prove nothing.
  expect(restated?.n).toBeGreaterThan(50);
  const results = await compare(subject, tenant);
  // Levels that a platform does not have are not compared: Meta has no keywords.
  expect([...results.keys()]).toEqual(subject.adapter.reporting?.levels);
  for (const [level, result] of results) {
    expect(result.unexplainedDays, level).toBe(0);
    // Just synced: whatever is read daily is equal; only days between the look-backs may wait for the weekly run.
    for (const day of result.days.filter(({ gap }) => gap !== null))
      expect(day.gap, `${level} ${day.date}`).toMatchObject({ reason: 'restated', reread: 'weekly' });
    expect(result.equalDays).toBeGreaterThan(30);
    expect(result.days.some(({ platform }) => platform.impressions > 0)).toBe(true);
  }
  const campaigns = async () => {
    const result = (await compare(subject, tenant, ['campaign'])).get('campaign');
    if (!result) throw new Error('no campaigns were compared');
    return result;
  };
  await subject.control('POST', '/advance', { days: 5 });
  const later = await campaigns();
  expect(later.unexplainedDays).toBe(0);
  expect(later.days.slice(0, 5).map(({ gap }) => gap?.reason)).toEqual(Array(5).fill('never_read'));
  expect(later.days.some(({ gap }) => gap?.reason === 'restated')).toBe(true);
  // A stored figure that no restatement can account for is shown as such.
  const settled = later.days[50]?.date;
  await kit.server.asOwner(
    "UPDATE metric_daily SET impressions = impressions + 1 WHERE ad_account_id = $1 AND level = 'campaign' AND date = $2::date",
    [tenant.account.id, settled],
  );
  const wrong = await campaigns();
  expect(wrong.days.find(({ date }) => date === settled)?.gap).toMatchObject({ reason: 'unexplained' });
}

describe(`${DAYS} days with restatements, synced by the schedule`, () => {
  it('end equal to Google per day and level, or every gap explained', async () => {
    const subject = await startGoogleSubject();
    await verify(await smallAccount(subject, '7770001111')).finally(() => subject.close());
  }, 600_000);

  it('end equal to Meta per day and level, or every gap explained', async () => {
    const subject = await startMetaSubject();
    await verify(await smallAccount(subject, '77700022223333')).finally(() => subject.close());
  }, 600_000);
});
