import type { Change, Snapshot } from '@adwright/contracts';
import { describe, expect, it } from 'vitest';
import { settle } from './settle.js';
import { searchGroup } from './testing/accounts.js';
import { buildSnapshot } from './testing/build-snapshot.js';

const account = () =>
  buildSnapshot({
    seed: 1,
    days: 8,
    campaigns: [{ name: 'One', budget: 40, adGroups: [searchGroup('A', 5)] }],
  });

function campaignOf(snapshot: Snapshot) {
  const campaign = snapshot.entities.find((e) => e.level === 'campaign');
  if (!campaign) throw new Error('no campaign');
  return campaign;
}

function raise(snapshot: Snapshot, extra: Partial<Extract<Change, { kind: 'set_budget' }>> = {}): Change {
  const { level, externalId, name } = campaignOf(snapshot);
  const target = { level, externalId, name };
  return { kind: 'set_budget', target, period: 'daily', from: '40000000', to: '48000000', ...extra };
}

describe('settle', () => {
  it('lets a change stand that the account allows and that still fits', () => {
    const snapshot = account();
    expect(settle(snapshot, raise(snapshot))).toEqual(raise(snapshot));
    expect(settle(snapshot, null)).toBeNull();
  });

  it.each([
    ['the account cannot be written', (s: Snapshot) => Object.assign(s, { writable: false })],
    ['the capability is missing', (s: Snapshot) => Object.assign(s, { capabilities: ['status.campaign'] })],
    [
      'the budget is another by now',
      (s: Snapshot) => Object.assign(campaignOf(s).budget ?? {}, { amountMicros: '41000000' }),
    ],
    [
      'the budget is for the whole run',
      (s: Snapshot) => Object.assign(campaignOf(s).budget ?? {}, { period: 'lifetime' }),
    ],
    ['the entity has no budget', (s: Snapshot) => Object.assign(campaignOf(s), { budget: null })],
    ['the target is not there', (s: Snapshot) => Object.assign(campaignOf(s), { externalId: 'elsewhere' })],
  ])('drops it when %s', (_, spoil) => {
    const snapshot = account();
    const change = raise(snapshot);
    spoil(snapshot);
    expect(settle(snapshot, change)).toBeNull();
  });

  it('drops a pause of what is not known to run', () => {
    const snapshot = account();
    const { level, externalId, name } = campaignOf(snapshot);
    const pause: Change = {
      kind: 'set_status',
      target: { level, externalId, name },
      from: 'enabled',
      to: 'paused',
    };
    expect(settle(snapshot, pause)).toEqual(pause);
    campaignOf(snapshot).status = null;
    expect(settle(snapshot, pause)).toBeNull();
  });

  it('drops what no platform could do, and ids no platform has', () => {
    const snapshot = account();
    const target = { level: 'search_term' as const, externalId: 'x', name: 'x' };
    expect(settle(snapshot, raise(snapshot, { target }))).toBeNull();
    campaignOf(snapshot).externalId = 'y'.repeat(201);
    expect(settle(snapshot, raise(snapshot))).toBeNull();
  });
});
