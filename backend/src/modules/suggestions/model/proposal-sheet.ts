import type {
  FactInForce,
  ProposalEntity,
  ProposalSheet,
  SnapshotEntity,
  VoiceFact,
} from '@adwright/contracts';
import type { DailyRows, Totals } from '../snapshot/daily-rows.js';
import type { SnapshotHead } from '../snapshot/pack-snapshot.js';
import { daysBefore, WINDOW_DAYS } from '../snapshot/snapshot.builder.js';
import { homeOf, movesOf, targetOf } from './open-moves.js';

/** Days of each of the two windows that are set beside each other. */
const SPAN = 28;
/** Of each level the dearest: a model reads what money goes into. */
const MOST: Readonly<Partial<Record<SnapshotEntity['level'], number>>> = {
  campaign: 20,
  ad_group: 15,
  ad: 15,
  keyword: 15,
  search_term: 20,
};
const MOST_RULES = 50;

interface Spender {
  readonly entity: SnapshotEntity;
  readonly now: Totals;
  readonly before: Totals;
}

/**
 * What a model is told of an account, out of the very snapshot that its proposals are held against. It sees names and
 * figures; ids stay with us.
 * @param taken values that advice is out about, see `valueWritten`
 */
export function proposalSheet(
  snapshot: SnapshotHead,
  rows: DailyRows,
  facts: readonly FactInForce[],
  taken: ReadonlySet<string>,
): ProposalSheet {
  const { asOf, entities, platform, currency } = snapshot;
  const last = WINDOW_DAYS - 1;
  const now = rows.totals(entities.length, last - SPAN + 1, last);
  const before = rows.totals(entities.length, last - 2 * SPAN + 1, last - SPAN);
  const spenders = entities.map(
    (entity, at): Spender => ({ entity, now: totalsAt(now, at), before: totalsAt(before, at) }),
  );
  const shown = Object.entries(MOST).flatMap(([level, most]) =>
    spenders
      .filter(({ entity, now: { costMicros } }) => entity.level === level && (costMicros ?? 0) > 0)
      .sort((a, b) => (b.now.costMicros ?? 0) - (a.now.costMicros ?? 0))
      .slice(0, most),
  );
  let next = 1;
  const factsOf = (spender: Spender) =>
    (['now', 'before'] as const).flatMap((side) =>
      figuresOf(spender[side], currency).map(
        ({ key, ...fact }): VoiceFact => ({
          ...fact,
          id: `c1.f${next++}`,
          key: `${side}.${key}`,
          label: side === 'now' ? `${fact.label}, last four weeks` : `${fact.label}, four weeks before`,
        }),
      ),
    );
  return {
    platform,
    currency,
    asOf,
    now: { from: daysBefore(asOf, SPAN - 1), to: asOf },
    before: { from: daysBefore(asOf, 2 * SPAN - 1), to: daysBefore(asOf, SPAN) },
    costMicros: String(
      spenders
        .filter(({ entity }) => entity.level === 'campaign')
        .reduce((sum, spender) => sum + (spender.now.costMicros ?? 0), 0),
    ),
    entities: shown.map((spender, at): ProposalEntity => {
      const { entity } = spender;
      return {
        ref: `e${at + 1}`,
        target: targetOf(entity),
        mention: `c1.m${at + 1}`,
        within: entity.parent === null ? null : (entities[entity.parent]?.name ?? null),
        budget:
          entity.budget === null
            ? null
            : { amountMicros: entity.budget.amountMicros, period: entity.budget.period },
        bidMicros: entity.bidMicros,
        home: homeOf(snapshot, entity),
        may: movesOf(snapshot, entity, taken),
        facts: factsOf(spender),
      };
    }),
    rules: facts.slice(-MOST_RULES).map(({ id, text }) => ({ factId: id, text: text.slice(0, 500) })),
  };
}

const NOTHING: Totals = {
  impressions: null,
  clicks: null,
  costMicros: null,
  conversions: null,
  conversionValueMicros: null,
};
function totalsAt(totals: readonly Totals[], at: number): Totals {
  return totals[at] ?? NOTHING;
}

type Figure = Pick<VoiceFact, 'key' | 'label' | 'unit' | 'value' | 'currency'>;

function figuresOf(totals: Totals, currency: string): Figure[] {
  const whole = (value: number) => String(Math.round(value));
  const figures: [string, string, VoiceFact['unit'], number | null][] = [
    ['cost', 'Cost', 'micros', totals.costMicros],
    ['impressions', 'Impressions', 'count', totals.impressions],
    ['clicks', 'Clicks', 'count', totals.clicks],
    ['conversions', 'Conversions', 'decimal', totals.conversions],
    ['value', 'Conversion value', 'micros', totals.conversionValueMicros],
  ];
  return figures.flatMap(([key, label, unit, value]) =>
    value === null
      ? []
      : [
          {
            key,
            label,
            unit,
            value: unit === 'decimal' ? String(+value.toFixed(2)) : whole(value),
            currency: unit === 'micros' ? currency : null,
          },
        ],
  );
}
