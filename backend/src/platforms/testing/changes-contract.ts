import {
  type CampaignBlueprint,
  type Capability,
  type Change,
  capabilityFor,
  capabilitySchema,
} from '@adwright/contracts';
import { describe, expect, it } from 'vitest';
import { PlatformError } from '../platform-error.js';
import { acceptable, type ContractSubject, candidates, collect, readStructure } from './contract-subject.js';

function refusal(error: unknown): string {
  expect(error).toBeInstanceOf(PlatformError);
  return error instanceof PlatformError ? error.kind : '';
}

async function failure(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'no error',
    (error: unknown) => refusal(error),
  );
}

/** The change that undoes another, where the vocabulary has one. */
function back(change: Change): Change | null {
  if (change.kind === 'add_negative_keyword')
    return { kind: 'remove_negative_keyword', target: change.target, from: change.to, to: null };
  if (change.kind === 'create_campaign' || change.kind === 'remove_negative_keyword') return null;
  return { ...change, from: change.to, to: change.from } as Change;
}

const held = (value: Change['from'] | Change['to'], state = 'present') =>
  value === null ? expect.objectContaining({ state: 'absent' }) : expect.objectContaining({ state, value });

const hostileIds = ["1' OR '1'='1", '../../customers/2', '1~2~3', '99999999999', '1/../2', '<script>'];

/** The writing half of the contract: each capability there and back, and nothing else. */
export function changesContract(subjectNow: () => ContractSubject): void {
  const parts = () => {
    const { adapter, access } = subjectNow();
    const { mutations, structure } = adapter;
    return mutations && structure ? { mutations, structure, access, adapter } : null;
  };

  describe('changes', () => {
    const simple = capabilitySchema.options.filter(
      (one): one is Capability => one !== 'search_terms.read' && one !== 'campaign.create',
    );
    it.each(simple)('%s: checks without doing, does, shows it, and goes back', async (capability) => {
      const part = parts();
      if (!part?.adapter.capabilities.includes(capability)) return;
      const { mutations, structure, access } = part;
      const tries = candidates(await readStructure(structure, access))[capability] ?? [];
      // An account need not hold an example of everything.
      if (tries.length === 0) return;
      const change = await acceptable(mutations, access, tries);
      expect(await mutations.readBack(access, change, '')).toEqual(held(change.from));
      await mutations.apply(access, change, 'aw-contract');
      expect(await mutations.readBack(access, change, '')).toEqual(held(change.to));
      const reverse = back(change);
      if (!reverse) return;
      await mutations.apply(access, reverse, 'aw-contract');
      expect(await mutations.readBack(access, reverse, '')).toEqual(held(reverse.to));
    });

    it('creates a campaign paused, once, and finds it by its marker alone', async () => {
      const part = parts();
      if (!part?.adapter.capabilities.includes('campaign.create')) return;
      const { mutations, structure, access } = part;
      const change = campaignChange(access.externalId, subjectNow().blueprint ?? {});
      await mutations.validate(access, change);
      const missing = { state: 'absent' };
      expect(await mutations.readBack(access, change, 'aw-create1')).toEqual(missing);
      const { resourceName } = await mutations.apply(access, change, 'aw-create1');
      expect(resourceName).not.toBeNull();
      expect(await mutations.readBack(access, change, 'aw-create1')).toEqual(held(change.to));
      for (const other of ['', 'aw-create', 'aw-create11', '%', '_', "' OR name LIKE '"])
        expect(await mutations.readBack(access, change, other)).toEqual(missing);
      const made = (await collect(structure.campaigns(access))).filter((one) =>
        one.name.includes('aw-create1'),
      );
      expect(made).toHaveLength(1);
      expect(made[0]?.status).toBe('paused');
    });

    it('refuses what it cannot do, as it says beforehand', async () => {
      const part = parts();
      if (!part) return;
      const { mutations, structure, access, adapter } = part;
      const all = candidates(await readStructure(structure, access));
      for (const [capability, changes] of Object.entries(all)) {
        const [change] = changes;
        if (!change || adapter.capabilities.some((one) => one === capability)) continue;
        expect(capabilityFor(change)).toBe(capability);
        expect(await failure(mutations.validate(access, change))).toBe('rejected');
        expect(await failure(mutations.apply(access, change, 'aw-x'))).toBe('rejected');
      }
    });

    it.each(hostileIds)('treats %j as an id that nothing has', async (externalId) => {
      const part = parts();
      if (!part) return;
      const { mutations, access } = part;
      const target = { level: 'campaign' as const, externalId, name: 'x' };
      const change: Change = { kind: 'set_status', target, from: 'enabled', to: 'paused' };
      expect(['missing', 'not_found']).toContain(
        await mutations.readBack(access, change, '').then(
          (value) => value.state,
          (error: unknown) => refusal(error),
        ),
      );
      expect(await failure(mutations.apply(access, change, 'aw-x'))).toBe('not_found');
    });
  });
}

function campaignChange(accountId: string, blueprint: Partial<CampaignBlueprint>): Change {
  return {
    kind: 'create_campaign',
    target: { level: 'account', externalId: accountId, name: 'account' },
    from: null,
    to: {
      name: "Bob's \\ spring 100 %",
      objective: 'sales',
      dailyBudgetMicros: '30000000',
      startDate: null,
      endDate: null,
      countries: ['DE', 'AT'],
      areas: [],
      gender: 'all',
      languages: [],
      negativeKeywords: [],

      ageMin: null,
      ageMax: null,
      landingPage: 'https://example.test/spring?a=1&b=2',
      adGroupName: "Group 'one'",
      keywords: [{ text: 'spring bikes', matchType: 'phrase' }],
      maxCpcMicros: '1000000',
      headlines: ['Spring bikes', 'New for spring', 'Ride away today'],
      descriptions: ['All bikes serviced and ready.', 'Visit our shop this week.'],
      ...blueprint,
    },
  };
}
