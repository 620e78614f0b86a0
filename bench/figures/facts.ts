import type { DailyFact } from '../../backend/src/modules/metrics/facts.js';

export const ENTITIES = 1_000;
export const DAYS = 90;
export const LAST_DAY = '2026-11-19';

/** Plain facts of campaigns, as a platform's pages bring them: entity by entity, day by day. */
export function syntheticFacts(entities = ENTITIES, days = DAYS): DailyFact[] {
  const last = Date.parse(LAST_DAY);
  const dates = Array.from({ length: days }, (_, index) =>
    new Date(last - (days - 1 - index) * 86_400_000).toISOString().slice(0, 10),
  );
  return Array.from({ length: entities }, (_, entity) => entity).flatMap((entity) =>
    dates.map((date, day) => ({
      entityKey: String(20_000_000_000 + entity * 7_919),
      entityName: `Campaign ${entity} – search, generic`,
      parentKey: null,
      date,
      impressions: 900 + ((entity * 31 + day * 17) % 4_000),
      clicks: 20 + ((entity + day) % 90),
      costMicros: BigInt(3_250_000 + ((entity * 131 + day * 977) % 60_000_000)),
      conversions: (((entity + day) % 40) / 8).toFixed(6),
      conversionValueMicros: BigInt((entity + day) % 40) * 7_500_000n,
      lostToBudget: '0.125000',
    })),
  );
}
