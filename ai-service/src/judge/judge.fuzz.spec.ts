import { capabilitySchema, type Snapshot, snapshotSchema } from '@adwright/contracts';
import { describe, expect, it } from 'vitest';
import { dateOf, dayOf } from './account/days.js';
import { ask } from './testing/ask.js';
import { Random } from './testing/random.js';

const LEVELS = ['account', 'campaign', 'ad_group', 'ad', 'keyword', 'search_term'] as const;
const WORDS = ['', ' ', '“', '\u202e', '😀', 'a'.repeat(300), 'Brand', '0', 'null', '<b>', "'; --"];
const REASONS = ['BUDGET_CONSTRAINED', 'ENDED', 'EXCLUDED', 'NONSENSE', ''];

function pick<T>(random: Random, items: readonly T[]): T {
  return items[random.whole(0, items.length - 1)] as T;
}

/** A figure that is missing, zero, tiny, ordinary or huge. */
function figure(random: Random, missing: number): number | null {
  if (random.next() < missing) return null;
  const kind = random.next();
  if (kind < 0.4) return 0;
  if (kind < 0.9) return random.whole(0, 3_000);
  return random.whole(0, 1_000_000_000);
}

function entities(random: Random): Snapshot['entities'] {
  return Array.from({ length: random.whole(0, 40) }, (_, i) => {
    const depth = Math.min(random.whole(0, 5), i);
    return {
      level: LEVELS[depth] ?? 'account',
      id: null,
      externalId: random.next() < 0.1 ? pick(random, WORDS) : `${i}`,
      name: pick(random, WORDS),
      parent: i === 0 || random.next() < 0.2 ? null : random.whole(0, i - 1),
      status: pick(random, ['enabled', 'enabled', 'paused', 'removed', null] as const),
      budget:
        random.next() < 0.4
          ? {
              amountMicros: pick(random, ['0', '1', '40000000', '999999999999999999', '-5']),
              period: pick(random, ['daily', 'daily', 'lifetime'] as const),
              sharedWith: random.whole(0, 2),
            }
          : null,
      bidMicros: null,
      statusReasons: random.next() < 0.3 ? [pick(random, REASONS)] : [],
      createdOn: random.next() < 0.3 ? dateOf(20_770 - random.whole(-20, 300)) : null,
      matchedKeyword: random.next() < 0.3 ? pick(random, WORDS) : null,
    };
  });
}

/** A tree of at most six levels: deeper ones are refused by name, which other tests show. */
function flattened(list: Snapshot['entities']): Snapshot['entities'] {
  const depth = (i: number | null): number => (i === null ? 0 : 1 + depth(list[i]?.parent ?? null));
  return list.map((entity) => (depth(entity.parent) > 5 ? { ...entity, parent: null } : entity));
}

function snapshot(seed: number): Snapshot {
  const random = new Random(seed);
  const list = flattened(entities(random));
  const asOf = dayOf('2026-11-20');
  const rows: Snapshot['rows'] = {
    entity: [],
    date: [],
    impressions: [],
    clicks: [],
    costMicros: [],
    conversions: [],
    conversionValueMicros: [],
    reach: [],
    lostToBudget: [],
  };
  const days = random.whole(1, 150);
  const missing = pick(random, [0, 0, 0.002, 0.2]);
  list.forEach((_, entity) => {
    if (random.next() < 0.3) return;
    for (let age = days; age >= -3; age--) {
      if (random.next() < 0.2) continue;
      rows.entity.push(entity);
      rows.date.push(dateOf(asOf - age));
      rows.impressions.push(figure(random, missing));
      rows.clicks.push(figure(random, missing));
      rows.costMicros.push(figure(random, missing));
      rows.conversions.push(random.next() < 0.3 ? null : random.whole(0, 20) / 3);
      rows.conversionValueMicros.push(figure(random, missing));
      rows.reach.push(figure(random, missing));
      rows.lostToBudget.push(random.next() < 0.5 ? null : random.next());
    }
  });
  return {
    accountId: '0b54e1de-94a5-4c52-9d0b-6a3c1f0e7a11',
    platform: pick(random, ['meta', 'google', 'files'] as const),
    currency: pick(random, ['EUR', 'JPY', 'XXX', 'KWD']),
    timeZone: 'Asia/Tokyo',
    asOf: dateOf(asOf),
    takenAt: `${dateOf(asOf + random.whole(-5, 4))}T00:00:00Z`,
    conversionLagDays: pick(random, [0, 1, 7, 30, 90]),
    capabilities: capabilitySchema.options.filter(() => random.next() < 0.7),
    writable: random.next() < 0.8,
    entities: list,
    rows,
    constraints: [],
    history: list.flatMap((_, entity) =>
      random.next() < 0.3
        ? [
            {
              entity,
              from: dateOf(asOf - random.whole(-5, 100)),
              status: pick(random, ['enabled', 'paused', null] as const),
              budgetMicros: pick(random, ['1', '60000000', null]),
            },
          ]
        : [],
    ),
  };
}

describe('judge on nonsense', () => {
  it('answers by contract whatever the contract lets in, with finite figures only', () => {
    let judged = 0;
    let proposed = 0;
    for (let seed = 1; seed <= 300; seed++) {
      const input = snapshotSchema.parse(snapshot(seed));
      const result = ask(input, seed % 3 === 0 ? 20 : 0);
      if (result.refusedBecause === null) judged++;
      proposed += result.proposals.length;
      const text = JSON.stringify(result);
      expect(text, `seed ${seed}`).not.toMatch(/NaN|Infinity|undefined/);
    }
    expect(judged).toBeGreaterThan(50);
    expect(proposed).toBeGreaterThan(0);
  }, 120_000);
});
