import type { Change } from '@adwright/contracts';
import { describe, expect, it } from 'vitest';
import type { StructureDelta } from '../structure.port.js';
import { acceptable, type ContractSubject, candidates, collect, readStructure } from './contract-subject.js';

type Entity = { readonly externalId: string; readonly status: string };

/** What a stored list becomes by a delta. */
function merged<T extends Entity>(
  stored: readonly T[],
  read: readonly T[],
  level: 'ad_group' | 'ad' | 'keyword',
  { removed }: StructureDelta,
): Map<string, T> {
  const result = new Map(stored.map((one) => [one.externalId, one]));
  for (const one of read) result.set(one.externalId, one);
  const met = new Set(read.map((one) => one.externalId));
  for (const gone of removed)
    if (gone.level === level && !met.has(gone.externalId)) result.delete(gone.externalId);
  return result;
}

const keyed = <T extends Entity>(list: readonly T[]) => new Map(list.map((one) => [one.externalId, one]));

const AD_GROUP_CHANGES = ['status.ad_group', 'bid.ad_group', 'rename.ad_group'] as const;

/** Reading only what changed: what a stored structure becomes by it is what a whole read says. */
export function incrementalContract(subjectNow: () => ContractSubject): void {
  const parts = () => {
    const { adapter, access, settle } = subjectNow();
    const { mutations, structure } = adapter;
    return structure ? { adapter, mutations, structure, access, settle: settle ?? (async () => {}) } : null;
  };

  describe('what changed since', () => {
    it('is nothing new right after it was asked, and everything has to be read for times long past', async () => {
      const part = parts();
      if (!part) return;
      const { structure, access, settle } = part;
      await settle();
      const first = await structure.changesSince(access, null);
      expect(first.delta).toBeNull();
      await settle();
      const next = await structure.changesSince(access, first.through);
      expect(next.through.getTime()).toBeGreaterThanOrEqual(first.through.getTime());
      for (const event of next.events) {
        expect(event.at.getTime()).toBeGreaterThanOrEqual(first.through.getTime() - 1_000);
        expect(event.externalId).not.toBe('');
      }
      const longAgo = new Date(first.through.getTime() - 200 * 86_400_000);
      expect((await structure.changesSince(access, longAgo)).delta).toBeNull();
    });

    it.each(AD_GROUP_CHANGES)('names %s with values, and reads little but enough', async (capability) => {
      const part = parts();
      if (!part?.mutations || !part.adapter.capabilities.includes(capability)) return;
      const { structure, mutations, access, settle } = part;
      await settle();
      const { through } = await structure.changesSince(access, null);
      const before = await readStructure(structure, access);
      const tries = candidates(before)[capability] ?? [];
      if (tries.length === 0) return;
      const change: Change = await acceptable(mutations, access, tries);
      await mutations.apply(access, change, 'aw-incremental');
      await settle();

      const { events, delta } = await structure.changesSince(access, through);
      const field = { 'status.ad_group': 'status', 'bid.ad_group': 'bid', 'rename.ad_group': 'name' }[
        capability
      ];
      const { externalId, level } = change.target;
      expect(events).toContainEqual(
        expect.objectContaining({
          level,
          externalId,
          operation: 'changed',
          maybeOurs: true,
          changes: [{ field, from: change.from, to: change.to }],
        }),
      );
      if (!delta) throw new Error('a single change is not too much to tell');
      const adGroups = await collect(delta.adGroups());
      const ads = await collect(delta.ads());
      const keywords = await collect(delta.keywords());
      expect(adGroups.map((one) => one.externalId)).toContain(externalId);
      // The smallest accounts have little besides what this suite changed.
      if (before.adGroups.length > 4) expect(adGroups.length).toBeLessThan(before.adGroups.length);
      const after = await readStructure(structure, access);
      expect(merged(before.adGroups, adGroups, 'ad_group', delta)).toEqual(keyed(after.adGroups));
      expect(merged(before.ads, ads, 'ad', delta)).toEqual(keyed(after.ads));
      expect(merged(before.keywords, keywords, 'keyword', delta)).toEqual(keyed(after.keywords));
      // The next answer begins where this one ended.
      await settle();
      const again = await structure.changesSince(
        access,
        (await structure.changesSince(access, through)).through,
      );
      expect(again.events.filter((event) => event.at < through)).toEqual([]);
    });

    it('follows what is created and removed', async () => {
      const part = parts();
      if (!part?.mutations || !part.adapter.capabilities.includes('keyword.negative')) return;
      const { structure, mutations, access, settle } = part;
      await settle();
      const { through } = await structure.changesSince(access, null);
      const before = await readStructure(structure, access);
      const [add] = candidates(before)['keyword.negative'] ?? [];
      if (add?.kind !== 'add_negative_keyword') return;
      const change: Change = { ...add, to: { text: 'incremental', matchType: 'exact' } };
      await mutations.apply(access, change, 'aw-incremental');
      await settle();
      const made = await structure.changesSince(access, through);
      if (!made.delta) throw new Error('a single change is not too much to tell');
      const added = await collect(made.delta.keywords());
      const after = await readStructure(structure, access);
      expect(merged(before.keywords, added, 'keyword', made.delta)).toEqual(keyed(after.keywords));
      expect(made.events.map((event) => [event.operation, event.level])).toContainEqual([
        'created',
        'keyword',
      ]);

      await mutations.apply(
        access,
        { kind: 'remove_negative_keyword', target: change.target, from: change.to, to: null },
        'aw-incremental',
      );
      await settle();
      const gone = await structure.changesSince(access, made.through);
      if (!gone.delta) throw new Error('a single change is not too much to tell');
      const left = merged(after.keywords, await collect(gone.delta.keywords()), 'keyword', gone.delta);
      const running = (list: Iterable<Entity>) =>
        [...list]
          .filter((one) => one.status !== 'removed')
          .map((one) => one.externalId)
          .sort();
      expect(running(left.values())).toEqual(running((await readStructure(structure, access)).keywords));
      expect(gone.events.map((event) => [event.operation, event.level])).toContainEqual([
        'removed',
        'keyword',
      ]);
    });
  });
}
