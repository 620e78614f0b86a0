import type { AccountAccess } from '../../../platforms/access.js';
import type {
  RemoteAd,
  RemoteAdGroup,
  RemoteChangeEvent,
  RemoteKeyword,
  StructureDelta,
} from '../../../platforms/structure.port.js';
import type { GoogleClient } from '../client/google.client.js';
import { id } from '../gaql.js';
import type { GoogleRow } from '../wire.js';
import { adGroupsQuery, adsQuery, campaignNegativesQuery, keywordsQuery } from './queries.js';
import { toAd, toAdGroup, toAdGroupKeyword, toCampaignNegative } from './structure.mapper.js';

/** Changes beyond which naming each is no longer cheaper than reading everything. */
export const MOST_CHANGED = 10_000;
/** Ids in one IN list; a query may be long, but not without end. */
const IDS_PER_QUERY = 500;

type Level = RemoteChangeEvent['level'];

function* chunks<T>(values: readonly T[]): Generator<readonly T[]> {
  for (let at = 0; at < values.length; at += IDS_PER_QUERY) yield values.slice(at, at + IDS_PER_QUERY);
}

function within(field: string, values: Iterable<string>): string {
  return `${field} IN (${[...new Set(values)].map(id).join(', ')})`;
}

/** What the events name, read again by id. Removed entities are among it: Google keeps them readable. */
export function changedStructure(
  client: GoogleClient,
  access: AccountAccess,
  events: readonly RemoteChangeEvent[],
): StructureDelta {
  const named = (level: Level) => [
    ...new Set(events.filter((event) => event.level === level).map((event) => event.externalId)),
  ];
  async function* read<T>(query: string, map: (row: GoogleRow) => T): AsyncGenerator<readonly T[]> {
    for await (const rows of client.pages(access, query)) yield rows.map(map);
  }
  async function* adGroups(): AsyncGenerator<readonly RemoteAdGroup[]> {
    for (const part of chunks(named('ad_group')))
      yield* read(adGroupsQuery(within('ad_group.id', part)), toAdGroup);
  }
  async function* ads(): AsyncGenerator<readonly RemoteAd[]> {
    for (const part of chunks(named('ad'))) yield* read(adsQuery(within('ad_group_ad.ad.id', part)), toAd);
  }
  async function* keywords(): AsyncGenerator<readonly RemoteKeyword[]> {
    const all = named('keyword');
    const own = all.filter((key) => !key.startsWith('campaign:')).map((key) => key.split('~'));
    for (const part of chunks(own)) {
      const groups = within(
        'ad_group.id',
        part.map(([group = '']) => group),
      );
      const criteria = within(
        'ad_group_criterion.criterion_id',
        part.map(([, criterion = '']) => criterion),
      );
      yield* read(keywordsQuery(`${groups} AND ${criteria}`), toAdGroupKeyword);
    }
    // A keyword without a bid of its own bids what its ad group says, and has no event when that changes.
    const rebid = events.filter(
      (one) => one.level === 'ad_group' && one.changes.some(({ field }) => field === 'bid'),
    );
    for (const part of chunks([...new Set(rebid.map((one) => one.externalId))]))
      yield* read(keywordsQuery(within('ad_group.id', part)), toAdGroupKeyword);
    const negatives = all
      .filter((key) => key.startsWith('campaign:'))
      .map((key) => key.slice('campaign:'.length).split('~'));
    for (const part of chunks(negatives)) {
      const campaigns = within(
        'campaign.id',
        part.map(([campaign = '']) => campaign),
      );
      const criteria = within(
        'campaign_criterion.criterion_id',
        part.map(([, criterion = '']) => criterion),
      );
      yield* read(campaignNegativesQuery(`${campaigns} AND ${criteria}`), toCampaignNegative);
    }
  }
  const removed = events.flatMap(({ level, externalId, operation }) =>
    operation === 'removed' && level !== 'campaign' ? [{ level, externalId }] : [],
  );
  return { adGroups, ads, keywords, removed };
}
