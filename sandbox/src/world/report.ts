import { byAd, byKeyword, byTerm, type Piece, pickPiece } from './breakdown.js';
import { addToTally, type ConversionEvent, conversionsOf, type Tally } from './conversions.js';
import { deliver, type GroupDay, reached, type Share } from './delivery.js';
import { uniform } from './hash.js';
import type { Pacing } from './pacing.js';
import { freshness } from './rates.js';
import type { Traffic } from './traffic.js';
import type { Ad, Campaign, Keyword } from './types.js';

export type Level = 'account' | 'campaign' | 'adGroup' | 'ad' | 'keyword' | 'searchTerm';

/** Days are account-local day indices, both ends included; `asOf` is the instant whose knowledge is reported. */
export interface ReportQuery {
  level: Level;
  from: number;
  to: number;
  asOf: number;
  campaignIds?: ReadonlySet<string>;
  adGroupIds?: ReadonlySet<string>;
}

/** One entity's day. Ids below the level are ''. Cost is micros, a whole multiple of the minor unit. */
export interface DayRow extends Share {
  day: number;
  campaignId: string;
  adGroupId: string;
  adId: string;
  keywordId: string;
  term: string;
  eligible: number;
  lostBudget: number;
  lostRank: number;
  reach: number;
  conversions: Tally[];
}

/** Days are local day indices, both ends included. */
export interface ConversionQuery {
  from: number;
  to: number;
  actionIds: ReadonlySet<string>;
}

/** One conversion and the ad it belongs to. */
export interface AdConversion extends Pick<GroupDay, 'campaign' | 'group' | 'day'> {
  adId: string;
  event: ConversionEvent;
}

function emptyRow(day: number, campaignId: string, adGroupId: string): DayRow {
  return {
    day,
    campaignId,
    adGroupId,
    adId: '',
    keywordId: '',
    term: '',
    impressions: 0,
    clicks: 0,
    costMicros: 0,
    eligible: 0,
    lostBudget: 0,
    lostRank: 0,
    reach: 0,
    conversions: [],
  };
}

/** Overlap of the audiences of ad groups and campaigns: people seen by two of them count once above. */
const OVERLAP = 0.94;

export class Report {
  constructor(
    private readonly traffic: Traffic,
    private readonly pacing: Pacing,
    private readonly seed: number,
  ) {}

  /** Rows with at least one impression, campaign by campaign, then ad group, then day. */
  *rows(query: ReportQuery): Generator<DayRow> {
    const { state } = this.traffic;
    const from = Math.max(query.from, state.account.startDay);
    const to = Math.min(query.to, state.calendar.dayOf(query.asOf));
    if (query.level === 'account') {
      yield* this.merged(state.all('campaign'), { ...query, from, to }, '');
      return;
    }
    for (const campaign of state.all('campaign')) {
      if (query.campaignIds && !query.campaignIds.has(campaign.id)) continue;
      if (query.level === 'campaign') yield* this.merged([campaign], { ...query, from, to }, campaign.id);
      else for (const row of this.groupDays(campaign, { ...query, from, to })) yield* this.cut(query, row);
    }
  }

  /** Conversions of some actions one by one, whatever is known of them yet. */
  *conversions({ from, to, actionIds }: ConversionQuery): Generator<AdConversion> {
    const { state } = this.traffic;
    const query = { level: 'ad', from: Math.max(from, state.account.startDay), to } as const;
    for (const campaign of state.all('campaign')) {
      if (!campaign.model.actions.some(({ actionId }) => actionIds.has(actionId))) continue;
      for (const row of this.groupDays(campaign, { ...query, asOf: state.calendar.startOf(to + 1) })) {
        const events = conversionsOf(state, this.seed, row).filter((event) => actionIds.has(event.actionId));
        const pieces = byAd(state, this.seed, row);
        const owned = assign(pieces, events);
        for (const [index, { of }] of pieces.entries()) {
          for (const event of owned[index] ?? []) yield { ...row, adId: of, event };
        }
      }
    }
  }

  private *groupDays(campaign: Campaign, query: ReportQuery): Generator<GroupDay> {
    for (const group of this.traffic.state.adGroupsOf(campaign.id)) {
      if (query.adGroupIds && !query.adGroupIds.has(group.id)) continue;
      for (let day = query.from; day <= query.to; day++) {
        const row = deliver(this.traffic, this.pacing, this.seed, campaign, group, day, query.asOf);
        if (row) yield row;
      }
    }
  }

  private known(row: GroupDay, asOf: number): ConversionEvent[] {
    return conversionsOf(this.traffic.state, this.seed, row).filter((event) => event.knownAt <= asOf);
  }

  private *merged(campaigns: readonly Campaign[], query: ReportQuery, campaignId: string): Generator<DayRow> {
    const days = new Map<number, { row: DayRow; tallies: Map<string, Tally>; parts: number }>();
    for (const campaign of campaigns) {
      for (const row of this.groupDays(campaign, query)) {
        let sum = days.get(row.day);
        if (!sum) {
          sum = { row: emptyRow(row.day, campaignId, ''), tallies: new Map(), parts: 0 };
          days.set(row.day, sum);
        }
        addShare(sum.row, row);
        addMarket(sum.row, row);
        sum.row.reach += row.reach;
        sum.parts += 1;
        for (const event of this.known(row, query.asOf)) addToTally(sum.tallies, event);
      }
    }
    for (const { row, tallies, parts } of [...days.values()].sort((a, b) => a.row.day - b.row.day)) {
      row.conversions = [...tallies.values()];
      if (parts > 1) row.reach = Math.round(row.reach * OVERLAP);
      yield row;
    }
  }

  private *cut(query: ReportQuery, source: GroupDay): Generator<DayRow> {
    const { state } = this.traffic;
    const events = this.known(source, query.asOf);
    const make = () => emptyRow(source.day, source.campaign.id, source.group.id);
    if (query.level === 'adGroup') {
      const row = make();
      addShare(row, source);
      addMarket(row, source);
      row.reach = source.reach;
      row.conversions = tally(events);
      yield row;
    } else if (query.level === 'ad') {
      yield* this.pieces(byAd(state, this.seed, source), events, source, (row, adId) => {
        row.adId = adId;
        row.reach = adReach(state.get('ad', adId), source, row);
      });
    } else {
      const keywords = byKeyword(state, this.seed, source);
      if (keywords.length === 0) return;
      if (query.level === 'keyword') {
        yield* this.pieces(keywords, events, source, (row, keyword) => {
          row.keywordId = keyword.id;
        });
      } else yield* this.terms(keywords, events, source);
    }
  }

  private *terms(keywords: Piece<Keyword>[], events: ConversionEvent[], source: GroupDay): Generator<DayRow> {
    const owned = assign(keywords, events);
    for (const [index, piece] of keywords.entries()) {
      const again = (owned[index] ?? []).map((event) => ({
        ...event,
        pick: uniform(Math.floor(event.pick * 2 ** 31), source.day, 91),
      }));
      const terms = byTerm(this.traffic.state, this.seed, source, piece);
      yield* this.pieces(terms, again, source, (row, term) => {
        row.keywordId = piece.of.id;
        row.term = term.text;
      });
    }
  }

  private *pieces<T>(
    pieces: Piece<T>[],
    events: ConversionEvent[],
    source: GroupDay,
    name: (row: DayRow, of: T) => void,
  ): Generator<DayRow> {
    if (pieces.length === 0) return;
    const owned = assign(pieces, events);
    for (const [index, piece] of pieces.entries()) {
      const mine = owned[index] ?? [];
      if (piece.share.impressions === 0 && mine.length === 0) continue;
      const row = emptyRow(source.day, source.campaign.id, source.group.id);
      addShare(row, piece.share);
      const part = piece.share.impressions / source.impressions;
      row.eligible = source.eligible * part;
      row.lostBudget = source.lostBudget * part;
      row.lostRank = source.lostRank * part;
      row.reach = Math.min(piece.share.impressions, Math.round(source.reach * part ** 0.9));
      row.conversions = tally(mine);
      name(row, piece.of);
      yield row;
    }
  }
}

/** People an ad reached: the fewer, the more its own audience is tired of it. */
function adReach(ad: Ad | undefined, source: GroupDay, row: DayRow): number {
  const audience = source.group.model.audience;
  return ad ? reached(row.impressions, audience * Math.max(0.05, freshness(ad, source.day)) ** 1.6) : 0;
}

function assign<T>(pieces: readonly Piece<T>[], events: readonly ConversionEvent[]): ConversionEvent[][] {
  const owned: ConversionEvent[][] = pieces.map(() => []);
  for (const event of events) owned[pickPiece(pieces, event.pick, event.view)]?.push(event);
  return owned;
}

function tally(events: readonly ConversionEvent[]): Tally[] {
  if (events.length === 0) return [];
  const tallies = new Map<string, Tally>();
  for (const event of events) addToTally(tallies, event);
  return [...tallies.values()];
}

function addShare(row: DayRow, share: Share): void {
  row.impressions += share.impressions;
  row.clicks += share.clicks;
  row.costMicros += share.costMicros;
}

function addMarket(row: DayRow, from: GroupDay): void {
  row.eligible += from.eligible;
  row.lostBudget += from.lostBudget;
  row.lostRank += from.lostRank;
}
