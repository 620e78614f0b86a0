import type { Tally } from '../../world/conversions.js';
import type { DayRow } from '../../world/report.js';
import type { AccountState } from '../../world/state.js';
import type { AdGroup } from '../../world/types.js';
import type { InsightsLevel, Span, Sum } from './types.js';

export function sumOf(row: DayRow, span: Span): Sum {
  return {
    span,
    campaignId: row.campaignId,
    adGroupId: row.adGroupId,
    adId: row.adId,
    impressions: row.impressions,
    clicks: row.clicks,
    costMicros: row.costMicros,
    reach: row.reach,
    conversions: row.conversions,
    parts: {},
  };
}

function addTally(into: Tally[], from: Tally): Tally[] {
  const at = into.findIndex((tally) => tally.actionId === from.actionId);
  const own = into[at];
  if (!own) return [...into, { ...from }];
  const sum = { ...own };
  for (const key of Object.keys(own) as (keyof Tally)[]) {
    if (key !== 'actionId') sum[key] = own[key] + from[key];
  }
  return into.with(at, sum);
}

/** One sum of many, whatever they are of. Reach is that of an audience of all of them. */
export function totalOf(state: AccountState, sums: Iterable<Sum>, span: Span): Sum {
  const total: Sum = {
    span,
    campaignId: '',
    adGroupId: '',
    adId: '',
    impressions: 0,
    clicks: 0,
    costMicros: 0,
    reach: 0,
    conversions: [],
    parts: {},
  };
  for (const sum of sums) {
    total.impressions += sum.impressions;
    total.clicks += sum.clicks;
    total.costMicros += sum.costMicros;
    total.reach += sum.reach;
    for (const tally of sum.conversions) total.conversions = addTally(total.conversions, tally);
  }
  const audience = audienceOf(state, 'account', total);
  if (audience > 0)
    total.reach = Math.round(Math.min(total.reach, audience * (1 - Math.exp(-total.reach / audience))));
  return total;
}

/** People seen on several days count once: reach saturates at the audience. */
function audienceOf(state: AccountState, level: InsightsLevel, sum: Sum): number {
  const size = (groups: readonly AdGroup[]) =>
    groups.reduce((all, group) => all + group.model.audience, 0) * 0.94;
  if (level === 'account') return size(state.all('adGroup'));
  if (level === 'campaign') return size(state.adGroupsOf(sum.campaignId));
  return state.get('adGroup', sum.adGroupId)?.model.audience ?? 0;
}

/** Adds up daily rows by object and span, in the order in which objects first appear. */
export function* addUp(
  state: AccountState,
  level: InsightsLevel,
  spans: readonly Span[],
  rows: Iterable<DayRow>,
): Generator<Sum> {
  const sums = new Map<string, Sum>();
  for (const row of rows) {
    for (const [index, span] of spans.entries()) {
      if (row.day < span.from || row.day > span.to) continue;
      const key = `${row.campaignId}/${row.adGroupId}/${row.adId}/${index}`;
      const sum = sums.get(key);
      if (!sum) {
        sums.set(key, sumOf(row, span));
        continue;
      }
      sum.impressions += row.impressions;
      sum.clicks += row.clicks;
      sum.costMicros += row.costMicros;
      sum.reach += row.reach;
      for (const tally of row.conversions) sum.conversions = addTally(sum.conversions, tally);
    }
  }
  for (const sum of sums.values()) {
    const audience = audienceOf(state, level, sum);
    if (audience > 0 && sum.span.to > sum.span.from) {
      sum.reach = Math.round(Math.min(sum.reach, audience * (1 - Math.exp(-sum.reach / audience))));
    }
    yield sum;
  }
}
