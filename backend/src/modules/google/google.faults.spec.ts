import type { Change } from '@adwright/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { runInsideTransaction } from '../../common/transaction-context.js';
import { collect } from '../../platforms/testing/contract-subject.js';
import { type GoogleSubject, startGoogleSubject } from './testing/google-subject.js';

let subject: GoogleSubject;
beforeAll(async () => {
  subject = await startGoogleSubject();
});
afterAll(() => subject.close());
beforeEach(async () => {
  await subject.control('DELETE', '/faults');
  await subject.control('DELETE', '/requests');
  subject.refreshed.length = 0;
  subject.expired.length = 0;
});

const fault = (kind: string, more: object = {}) =>
  subject.control('POST', '/faults', { account: subject.access.externalId, kind, ...more });
const campaigns = () => {
  const { structure } = subject.adapter;
  if (!structure) throw new Error('no structure port');
  return collect(structure.campaigns(subject.access));
};
const mutations = () => {
  const port = subject.adapter.mutations;
  if (!port) throw new Error('no mutations port');
  return port;
};
async function budgetChange(): Promise<Change> {
  const one = (await campaigns()).find((campaign) => campaign.budget?.sharedWith === 0);
  if (!one?.budget) throw new Error('no campaign with a budget of its own');
  const from = one.budget.amountMicros;
  return {
    kind: 'set_budget',
    target: { level: 'campaign', externalId: one.externalId, name: one.name },
    period: 'daily',
    from: from.toString(),
    to: (from + 5_000_000n).toString(),
  };
}
const writes = async () =>
  (await subject.control<{ requests: unknown[] }>('GET', '/requests?path=campaignBudgets:mutate')).requests;

describe('a read', () => {
  it('goes on after a hiccup and a short limit', async () => {
    await fault('transient_error', { times: 2 });
    expect((await campaigns()).length).toBeGreaterThan(0);
    await fault('rate_limited', { retryAfterSeconds: 0 });
    expect((await campaigns()).length).toBeGreaterThan(0);
  });

  it('does not sit out a long limit: it says how long and for whom', async () => {
    await fault('rate_limited', { retryAfterSeconds: 900, scope: 'DEVELOPER' });
    await expect(campaigns()).rejects.toMatchObject({
      kind: 'rate_limited',
      detail: { retryAfterMs: 900_000, scope: 'connection' },
    });
  });

  it('renews an expired token once and goes on', async () => {
    await fault('expired_token');
    expect((await campaigns()).length).toBeGreaterThan(0);
    expect(subject.refreshed).toHaveLength(1);
    expect(subject.expired).toEqual([]);
  });

  it('gives up on a token that stays refused, once, and says so', async () => {
    await fault('revoked_token', { times: null });
    await expect(campaigns()).rejects.toMatchObject({ kind: 'auth_expired' });
    expect(subject.refreshed).toHaveLength(1);
    expect(subject.expired).toHaveLength(1);
  });

  it('streams report an error as what it is', async () => {
    await fault('permission_denied', { times: null });
    const { reporting } = subject.adapter;
    const days = { from: '2026-11-01', to: '2026-11-02' };
    await expect(
      collect(reporting?.daily(subject.access, 'campaign', days, 'default') ?? (async function* () {})()),
    ).rejects.toMatchObject({
      kind: 'permission_denied',
      detail: { vendorCode: 'authorizationError.CUSTOMER_NOT_ENABLED' },
    });
  });

  it('stops when it is cancelled', async () => {
    await fault('slow', { delayMs: 5_000 });
    const cancelled = new AbortController();
    const { structure } = subject.adapter;
    const reading = structure?.today({ ...subject.access, signal: cancelled.signal });
    setTimeout(() => cancelled.abort(new Error('cancelled by the person')), 50);
    await expect(reading).rejects.toThrow(/cancel/i);
  });

  it('is refused inside a database transaction', async () => {
    await expect(runInsideTransaction(() => campaigns())).rejects.toThrow(/transaction/);
  });
});

describe('a write', () => {
  it.each(['error_after_write', 'drop_after_write'])(
    'is unknown after %s, was sent once, and reads back',
    async (kind) => {
      const change = await budgetChange();
      await fault(kind);
      await expect(mutations().apply(subject.access, change, 'aw-1')).rejects.toMatchObject({
        kind: 'outcome_unknown',
      });
      expect(await writes()).toHaveLength(1);
      expect(await mutations().readBack(subject.access, change, 'aw-1')).toMatchObject({ value: change.to });
    },
  );

  it('is sent once when the platform refuses it for the moment, and changes nothing', async () => {
    const change = await budgetChange();
    for (const [kind, expected] of [
      ['concurrent_modification', 'transient'],
      ['rate_limited', 'rate_limited'],
    ] as const) {
      await subject.control('DELETE', '/requests');
      // The read before the write must not take the fault: only writes are met by the first kind.
      if (kind === 'concurrent_modification') {
        await fault(kind);
        await expect(mutations().apply(subject.access, change, 'aw-1')).rejects.toMatchObject({
          kind: expected,
        });
        expect(await writes()).toHaveLength(1);
      } else {
        await fault(kind, { retryAfterSeconds: 600 });
        await expect(mutations().apply(subject.access, change, 'aw-1')).rejects.toMatchObject({
          kind: expected,
        });
      }
    }
    expect(await mutations().readBack(subject.access, change, '')).toMatchObject({ value: change.from });
  });

  it('that is only checked changes nothing', async () => {
    const change = await budgetChange();
    await mutations().validate(subject.access, change);
    expect(await mutations().readBack(subject.access, change, '')).toMatchObject({ value: change.from });
    const tooLow: Change = { ...change, to: '1' } as Change;
    await expect(mutations().validate(subject.access, tooLow)).rejects.toMatchObject({
      kind: 'rejected',
      detail: {
        vendorCode: expect.stringMatching(/^campaignBudgetError\./),
        field: expect.stringContaining('amount'),
      },
    });
  });

  it('to a shared budget says whom else it concerns', async () => {
    const shared = (await campaigns()).filter((one) => (one.budget?.sharedWith ?? 0) > 0);
    expect(shared.length).toBeGreaterThan(1);
    const [first, ...others] = shared;
    if (!first?.budget) throw new Error('no shared budget');
    const same = others.filter((one) => one.budget?.externalId === first.budget?.externalId);
    const change: Change = {
      kind: 'set_budget',
      target: { level: 'campaign', externalId: first.externalId, name: first.name },
      period: 'daily',
      from: first.budget.amountMicros.toString(),
      to: '1000000',
    };
    expect(await mutations().readBack(subject.access, change, '')).toMatchObject({
      state: 'present',
      alsoAffects: same.map((one) => one.name).sort(),
    });
  });

  it('of a bid that the campaign would not use is refused beforehand', async () => {
    const automatic = (await campaigns()).find((one) => one.bidStrategy === 'MAXIMIZE_CONVERSIONS');
    const { structure } = subject.adapter;
    const groups = structure ? await collect(structure.adGroups(subject.access)) : [];
    const group = groups.find((one) => one.campaignExternalId === automatic?.externalId);
    const change: Change = {
      kind: 'set_bid',
      target: { level: 'ad_group', externalId: group?.externalId ?? '', name: '' },
      from: '1000000',
      to: '2000000',
    };
    await expect(mutations().validate(subject.access, change)).rejects.toMatchObject({
      kind: 'rejected',
      detail: { vendorCode: 'adwright.bid_not_used' },
    });
  });
});

describe('a large account', () => {
  it('is read page by page, whole', async () => {
    await subject.control('POST', '/accounts', {
      id: '5550001112',
      campaigns: 20,
      adGroupsPerCampaign: 60,
      adsPerAdGroup: 9,
      keywordsPerAdGroup: 1,
      days: 3,
    });
    const { structure } = subject.adapter;
    if (!structure) throw new Error('no structure port');
    const access = { ...subject.access, externalId: '5550001112' };
    let pages = 0;
    const seen = new Set<string>();
    for await (const page of structure.ads(access)) {
      pages += 1;
      for (const ad of page) seen.add(ad.externalId);
    }
    expect(pages).toBeGreaterThan(1);
    expect(seen.size).toBe(20 * 60 * 9);
  });
});
