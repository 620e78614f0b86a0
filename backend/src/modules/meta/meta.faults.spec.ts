import type { Change } from '@adwright/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { runInsideTransaction } from '../../common/transaction-context.js';
import type { RemoteDailyMetric } from '../../platforms/reporting.port.js';
import { collect } from '../../platforms/testing/contract-subject.js';
import { type MetaSubject, startMetaSubject } from './testing/meta-subject.js';

let subject: MetaSubject;
beforeAll(async () => {
  subject = await startMetaSubject();
});
afterAll(() => subject.close());
beforeEach(async () => {
  await subject.control('DELETE', '/faults');
  await subject.control('DELETE', '/requests');
  subject.expired.length = 0;
  subject.usage.length = 0;
});

interface Logged {
  method: string;
  path: string;
  query: Record<string, unknown>;
  headers: Record<string, string>;
  body: Record<string, unknown>;
}
const fault = (kind: string, more: object = {}) =>
  subject.control('POST', '/faults', { account: subject.access.externalId, kind, ...more });
const requests = async (path: string, method = 'GET') =>
  (await subject.control<{ requests: Logged[] }>('GET', `/requests?path=${path}&method=${method}`)).requests;
function ports() {
  const { structure, reporting, mutations, accounts } = subject.adapter;
  if (!structure || !reporting || !mutations || !accounts) throw new Error('an adapter with all ports');
  return { structure, reporting, mutations, accounts };
}
const days = { from: '2026-11-10', to: '2026-11-13' };
const ads = (): Promise<RemoteDailyMetric[]> =>
  collect(ports().reporting.daily(subject.access, 'ad', days, 'default'));
const campaigns = () => collect(ports().structure.campaigns(subject.access));
const sorted = (rows: readonly RemoteDailyMetric[]) =>
  [...rows].sort((a, b) => `${a.entityKey}${a.date}`.localeCompare(`${b.entityKey}${b.date}`));

describe('every call', () => {
  it('carries a proof of the secret, and the token in a header, never in an address', async () => {
    await campaigns();
    const [call] = await requests('campaigns');
    expect(call?.query).toHaveProperty('appsecret_proof');
    expect(call?.query).not.toHaveProperty('access_token');
    expect(call?.headers).toHaveProperty('authorization');
  });

  it('reports the allowance that the reply names', async () => {
    await campaigns();
    const budgets = subject.usage.map((one) => one.budget.account);
    expect(budgets).toContain(subject.access.externalId);
    expect(budgets).toContain(null);
  });

  it('is refused inside a database transaction', async () => {
    await expect(runInsideTransaction(() => campaigns())).rejects.toThrow(/transaction/);
  });
});

describe('a report', () => {
  it('counts what a deleted ad spent', async () => {
    const before = await ads();
    const [dearest] = [...before].sort((a, b) => Number((b.costMicros ?? 0n) - (a.costMicros ?? 0n)));
    await subject.control('POST', '/outside-change', {
      account: subject.access.externalId,
      type: 'ad',
      id: dearest?.entityKey,
      fields: { status: 'REMOVED' },
    });
    const sum = (rows: readonly RemoteDailyMetric[]) =>
      rows.reduce((total, row) => total + (row.costMicros ?? 0n), 0n);
    expect(sum(await ads())).toBe(sum(before));
    const account = collect(ports().reporting.daily(subject.access, 'account', days, 'default'));
    expect(sum(await account)).toBe(sum(before));
  });

  it.each(['meta_too_much_data', 'meta_reduce_data'])(
    'comes whole by a report run after %s',
    async (kind) => {
      const whole = sorted(await ads());
      // "Please reduce" is also Meta's word for a hiccup, so it is believed when it stays.
      await fault(kind, { times: kind === 'meta_reduce_data' ? 4 : 1 });
      expect(sorted(await ads())).toEqual(whole);
      expect(await requests('insights', 'POST')).not.toEqual([]);
    },
  );

  it.each(['meta_async_failed', 'meta_async_stuck'])(
    'comes whole in smaller pieces after %s',
    async (kind) => {
      const whole = sorted(await ads());
      await fault('meta_too_much_data', { times: 3 });
      await fault(kind);
      expect(sorted(await ads())).toEqual(whole);
      const runs = await requests('insights', 'POST');
      expect(runs.length).toBeGreaterThan(1);
    },
  );

  it('comes whole campaign by campaign when not even a day can be made', async () => {
    const day = { from: '2026-11-12', to: '2026-11-12' };
    const read = () => collect(ports().reporting.daily(subject.access, 'ad', day, 'default'));
    const whole = sorted(await read());
    await fault('meta_too_much_data', { times: 1 });
    await fault('meta_async_failed', { times: 1 });
    expect(sorted(await read())).toEqual(whole);
    const asked = (await requests('insights')).map((one) => one.path.split('/').at(-2) ?? '');
    const known = (await campaigns()).map((one) => one.externalId);
    expect(asked.filter((one) => known.includes(one)).length).toBeGreaterThan(1);
  });

  it('names the time to wait when the allowance is used up, in minutes as Meta says it', async () => {
    await fault('meta_80004', { retryAfterSeconds: 600, times: null });
    await expect(ads()).rejects.toMatchObject({
      kind: 'rate_limited',
      detail: { retryAfterMs: 600_000, scope: 'account' },
    });
    const told = subject.usage.filter((one) => one.budget.account === subject.access.externalId);
    expect(told.at(-1)?.usage.regainAfterMs).toBe(600_000);
  });
});

describe('a dead token', () => {
  it.each(['meta_190_463', 'revoked_token'])('is told once and not tried again: %s', async (kind) => {
    await fault(kind, { times: null });
    await expect(campaigns()).rejects.toMatchObject({ kind: 'auth_expired' });
    expect(await requests('campaigns')).toHaveLength(1);
    expect(subject.expired).toHaveLength(1);
  });
});

async function budgetChange(): Promise<Change> {
  const one = (await campaigns()).find((campaign) => campaign.budget && campaign.status === 'enabled');
  if (!one?.budget) throw new Error('no campaign that owns its budget');
  const from = one.budget.amountMicros;
  return {
    kind: 'set_budget',
    target: { level: 'campaign', externalId: one.externalId, name: one.name },
    period: one.budget.period,
    from: from.toString(),
    to: (from + 1_000_000n).toString(),
  };
}

describe('a write', () => {
  it.each(['error_after_write', 'drop_after_write'])(
    'is unknown after %s, was sent once, and reads back',
    async (kind) => {
      const change = await budgetChange();
      await fault(kind);
      await expect(ports().mutations.apply(subject.access, change, 'aw-1')).rejects.toMatchObject({
        kind: 'outcome_unknown',
      });
      expect(await requests(change.target.externalId, 'POST')).toHaveLength(1);
      expect(await ports().mutations.readBack(subject.access, change, 'aw-1')).toMatchObject({
        value: change.to,
      });
    },
  );

  it('beyond four budget changes an hour is refused for an hour, and nothing else has to wait', async () => {
    const change = await budgetChange();
    await fault('meta_613_1487632');
    await expect(ports().mutations.apply(subject.access, change, 'aw-1')).rejects.toMatchObject({
      kind: 'rate_limited',
      detail: { vendorCode: '613/1487632', retryAfterMs: 3_600_000 },
    });
    expect(subject.usage.filter((one) => one.usage.regainAfterMs > 0)).toEqual([]);
  });

  it('of a budget goes to its owner only', async () => {
    const owned = (await campaigns()).find(
      (one) => one.budgetOwner === 'ad_group' && one.status === 'enabled',
    );
    const target = { level: 'campaign' as const, externalId: owned?.externalId ?? '', name: '' };
    const change: Change = { kind: 'set_budget', target, period: 'daily', from: '1', to: '20000000' };
    await expect(ports().mutations.apply(subject.access, change, 'aw-1')).rejects.toMatchObject({
      kind: 'rejected',
      detail: { vendorCode: 'adwright.budget_owner' },
    });
    expect(await requests(target.externalId, 'POST')).toEqual([]);
  });

  it('in a currency that is not known is refused before anything is asked', async () => {
    const change = await budgetChange();
    await subject.control('DELETE', '/requests');
    const strange = { ...subject.access, currency: 'XAU' };
    await expect(ports().mutations.apply(strange, change, 'aw-1')).rejects.toMatchObject({
      kind: 'rejected',
    });
    expect(await requests('', 'POST')).toEqual([]);
  });

  it('cannot reach an object of another account through its id', async () => {
    const [foreign] = await collect(ports().structure.campaigns(subject.yen));
    const target = { level: 'campaign' as const, externalId: foreign?.externalId ?? '', name: '' };
    const change: Change = { kind: 'set_status', target, from: 'enabled', to: 'paused' };
    await expect(ports().mutations.apply(subject.access, change, 'aw-1')).rejects.toMatchObject({
      kind: 'not_found',
    });
  });
});
