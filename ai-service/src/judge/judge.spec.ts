import {
  type Capability,
  type Change,
  capabilityFor,
  capabilitySchema,
  type Snapshot,
} from '@adwright/contracts';
import { describe, expect, it } from 'vitest';
import { SnapshotError } from './account/snapshot-faults.js';
import { judge } from './judge.js';
import { rules } from './rules/index.js';
import type { AccountSpec, CampaignSpec } from './testing/account-spec.js';
import { healthyCampaigns, searchGroup } from './testing/accounts.js';
import { ask, askAbout } from './testing/ask.js';
import { buildSnapshot } from './testing/build-snapshot.js';
import { Random } from './testing/random.js';

/** One of each planted cause in one account. */
const TROUBLED: AccountSpec = {
  seed: 61,
  campaigns: [
    ...healthyCampaigns(),
    {
      name: 'E-Bikes',
      budget: 40,
      lost: 0.4,
      adGroups: [searchGroup('E-Bikes', 38, { cvr: 0.1 })],
    },
    {
      name: 'Workshop',
      budget: 100,
      adGroups: [searchGroup('Repairs', 30), searchGroup('How to repair', 45, { cvr: 0 })],
    },
    {
      name: 'Cargo bikes',
      budget: 45,
      effect: (age) => (age < 11 ? { clicks: 1.85 } : {}),
      adGroups: [searchGroup('Families', 44)],
    },
  ] satisfies CampaignSpec[],
};

/** The same account with entities and rows in another order. */
function shuffled(snapshot: Snapshot, seed: number): Snapshot {
  const random = new Random(seed);
  const order = random.shuffled(snapshot.entities.map((_, i) => i));
  const place = new Map(order.map((old, now) => [old, now]));
  const to = (old: number) => place.get(old) ?? -1;
  const rowOrder = random.shuffled(snapshot.rows.entity.map((_, i) => i));
  const pick = <T>(column: T[]) => rowOrder.map((i) => column[i] as T);
  return {
    ...snapshot,
    entities: order.map((old) => {
      const entity = snapshot.entities[old] as Snapshot['entities'][number];
      return { ...entity, parent: entity.parent === null ? null : to(entity.parent) };
    }),
    rows: {
      entity: pick(snapshot.rows.entity).map(to),
      date: pick(snapshot.rows.date),
      impressions: pick(snapshot.rows.impressions),
      clicks: pick(snapshot.rows.clicks),
      costMicros: pick(snapshot.rows.costMicros),
      conversions: pick(snapshot.rows.conversions),
      conversionValueMicros: pick(snapshot.rows.conversionValueMicros),
      reach: pick(snapshot.rows.reach),
      lostToBudget: pick(snapshot.rows.lostToBudget),
    },
    history: snapshot.history.map((h) => ({ ...h, entity: to(h.entity) })),
  };
}

describe('judge', () => {
  it('finds every planted cause and ranks them by the money at stake', () => {
    const result = askAbout(TROUBLED);
    expect(result.proposals.map((p) => `${p.rule} ${p.target.name}`).sort()).toEqual([
      'budget_limited_winner E-Bikes',
      'overspending_pace Cargo bikes',
      'spend_without_conversions How to repair',
    ]);
    expect(result.proposals.map((p) => p.score)).toEqual(
      result.proposals.map((p) => p.score).sort((a, b) => b - a),
    );
    expect(result.proposals[0]?.target.name).toBe('How to repair');
  });

  it('is pure: the same snapshot gives the same answer and is not touched', () => {
    const snapshot = buildSnapshot(TROUBLED);
    const before = JSON.stringify(snapshot);
    const first = JSON.stringify(ask(snapshot, 14));
    expect(JSON.stringify(ask(snapshot, 14))).toBe(first);
    expect(JSON.stringify(snapshot)).toBe(before);
  });

  it('does not depend on the order of entities and rows', () => {
    const snapshot = buildSnapshot(TROUBLED);
    const expected = JSON.stringify(ask(snapshot, 7));
    for (const seed of [1, 2]) expect(JSON.stringify(ask(shuffled(snapshot, seed), 7))).toBe(expected);
  });

  it('gives each judged item its conditions, and a proposal only where all of them held', () => {
    const result = askAbout(TROUBLED);
    expect(result.judgements.length).toBeGreaterThan(50);
    for (const judgement of result.judgements) {
      expect(judgement.conditions.length).toBeGreaterThan(0);
      expect(judgement.conditions.every((c) => c.held)).toBe(judgement.outcome === 'proposed');
    }
    const proposed = result.judgements.filter((j) => j.outcome === 'proposed');
    expect(proposed.map((j) => `${j.rule} ${j.externalId}`).sort()).toEqual(
      result.proposals.map((p) => `${p.rule} ${p.target.externalId}`).sort(),
    );
  });

  it('never proposes a change outside the capabilities, whatever they are', () => {
    const snapshot = buildSnapshot(TROUBLED);
    const random = new Random(9);
    let changes = 0;
    for (let i = 0; i < 12; i++) {
      const capabilities = capabilitySchema.options.filter(() => random.next() < 0.5) as Capability[];
      for (const { change, manualSteps } of ask({ ...snapshot, capabilities }).proposals) {
        if (change === null) expect(manualSteps.length).toBeGreaterThan(0);
        else {
          changes++;
          expect(capabilities).toContain(capabilityFor(change as Change));
          expect(snapshot.entities.some((e) => e.externalId === change.target.externalId)).toBe(true);
        }
      }
    }
    expect(changes).toBeGreaterThan(5);
  });

  it('proposes nothing to change where nothing can be written', () => {
    const { proposals } = ask({ ...buildSnapshot(TROUBLED), writable: false });
    expect(proposals.length).toBeGreaterThan(0);
    expect(proposals.every((p) => p.change === null && p.manualSteps.length > 0)).toBe(true);
  });

  it('does not change what two entities share an id of', () => {
    const snapshot = buildSnapshot(TROUBLED);
    const twin = snapshot.entities.find((e) => e.name === 'E-Bikes' && e.level === 'campaign');
    const brand = snapshot.entities.find((e) => e.name === 'Brand' && e.level === 'campaign');
    if (!twin || !brand) throw new Error('the account lacks its campaigns');
    brand.externalId = twin.externalId;
    const proposal = ask(snapshot).proposals.find((p) => p.rule === 'budget_limited_winner');
    expect(proposal?.change).toBeNull();
  });

  it('sees nothing after the day it judges', () => {
    const snapshot = buildSnapshot(TROUBLED);
    const earlier = { ...snapshot, asOf: '2026-11-10', takenAt: '2026-11-11T05:00:00Z' };
    const keep = snapshot.rows.date
      .map((date, i) => ({ date, i }))
      .filter(({ date }) => date <= '2026-11-10');
    const pick = <T>(column: T[]) => keep.map(({ i }) => column[i] as T);
    const cut = {
      ...earlier,
      rows: Object.fromEntries(
        Object.entries(snapshot.rows).map(([name, column]) => [name, pick(column as unknown[])]),
      ) as unknown as Snapshot['rows'],
    };
    expect(JSON.stringify(ask(earlier, 5))).toBe(JSON.stringify(ask(cut, 5)));
  });

  it('describes its rules', () => {
    expect(new Set(rules.map((rule) => rule.id)).size).toBe(rules.length);
    for (const rule of rules) {
      expect(rule.summary.length).toBeGreaterThan(40);
      expect(rule.needs.length).toBeGreaterThan(0);
    }
  });
});

describe('judge on data it must not judge', () => {
  const healthy = () => buildSnapshot({ seed: 71, campaigns: healthyCampaigns() });

  it('refuses figures that are too old, but takes an export as it is', () => {
    const old = { ...healthy(), takenAt: '2026-11-26T05:00:00Z' };
    const result = ask(old);
    expect(result.refusedBecause).toContain('20 Nov 2026, 6 days ago');
    expect(result.proposals).toEqual([]);
    expect(ask({ ...old, writable: false, platform: 'files' }).refusedBecause).toBeNull();
  });

  it('refuses an account without figures, with few days, or with holes', () => {
    const empty = buildSnapshot({ seed: 72, days: 0, campaigns: healthyCampaigns() });
    expect(ask(empty).refusedBecause).toBe('There are no figures of this account yet.');
    expect(ask(buildSnapshot({ seed: 72, days: 5, campaigns: healthyCampaigns() })).refusedBecause).toContain(
      '5 days',
    );
    const holes = (age: number) => (age >= 8 && age < 14 ? { clicks: 0 } : {});
    const campaigns = healthyCampaigns().map((c) => ({ ...c, effect: holes }));
    expect(ask(buildSnapshot({ seed: 72, campaigns })).refusedBecause).toContain('6 days between 7 Nov 2026');
  });

  it('takes an account that rests at weekends as it is', () => {
    const rest = (age: number) => (age % 7 === 5 || age % 7 === 6 ? { clicks: 0 } : {});
    const campaigns = healthyCampaigns().map((c) => ({ ...c, effect: rest }));
    expect(ask(buildSnapshot({ seed: 73, campaigns })).refusedBecause).toBeNull();
  });

  it('names every contradiction of a snapshot by field', () => {
    const snapshot = healthy();
    snapshot.rows.clicks.pop();
    expect(() => judge(snapshot, { replayDays: 0 })).toThrow(SnapshotError);
  });

  it.each([
    [
      'a row of an unknown entity',
      (s: Snapshot) => s.rows.entity.splice(0, 1, 9_999),
      'snapshot.rows.entity.0',
    ],
    [
      'two rows of one day',
      (s: Snapshot) => s.rows.date.splice(1, 1, s.rows.date[0] ?? ''),
      'snapshot.rows.date.1',
    ],
    [
      'a parent that does not exist',
      (s: Snapshot) => Object.assign(s.entities[3] ?? {}, { parent: 9_999 }),
      'snapshot.entities.3.parent',
    ],
    [
      'a circle',
      (s: Snapshot) => Object.assign(s.entities[1] ?? {}, { parent: 2 }),
      'snapshot.entities.1.parent',
    ],
    [
      'absurd figures',
      (s: Snapshot) => s.rows.conversions.splice(4, 1, 1e300),
      'snapshot.rows.conversions.4',
    ],
  ])('refuses %s', (_, spoil, field) => {
    const snapshot = healthy();
    spoil(snapshot);
    try {
      judge(snapshot, { replayDays: 0 });
      expect.unreachable('the snapshot was accepted');
    } catch (error) {
      if (!(error instanceof SnapshotError)) throw error;
      expect(error.faults.map((f) => f.field)).toContain(field);
    }
  });

  it('survives names that are hostile or huge', () => {
    const snapshot = buildSnapshot(TROUBLED);
    for (const entity of snapshot.entities) {
      entity.name = `\u202e<script>alert(1)</script>\n\u0000${'x'.repeat(5_000)}`;
    }
    const { proposals } = ask(snapshot);
    expect(proposals.length).toBeGreaterThan(0);
    for (const proposal of proposals) {
      expect(proposal.title).not.toMatch(/[\p{Cc}\p{Cf}]/u);
      expect(proposal.title.length).toBeLessThanOrEqual(200);
    }
  });
});
