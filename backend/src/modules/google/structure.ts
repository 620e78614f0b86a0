import type { AccountAccess } from '../../platforms/access.js';
import type {
  RemoteAd,
  RemoteAdGroup,
  RemoteCampaign,
  RemoteKeyword,
  StructureChanges,
  StructurePort,
} from '../../platforms/structure.port.js';
import { dayIn } from '../../platforms/zone.js';
import type { GoogleClient } from './client/google.client.js';
import { readChanges } from './reading/changes.js';
import {
  adGroupsQuery,
  adsQuery,
  campaignNegativesQuery,
  campaignsQuery,
  heartbeatQuery,
  keywordsQuery,
} from './reading/queries.js';
import {
  toAd,
  toAdGroup,
  toAdGroupKeyword,
  toCampaign,
  toCampaignNegative,
} from './reading/structure.mapper.js';
import type { GoogleRow } from './wire.js';

export class GoogleStructure implements StructurePort {
  constructor(private readonly client: GoogleClient) {}

  campaigns(access: AccountAccess): AsyncIterable<readonly RemoteCampaign[]> {
    return this.mapped(access, campaignsQuery, toCampaign);
  }

  adGroups(access: AccountAccess): AsyncIterable<readonly RemoteAdGroup[]> {
    return this.mapped(access, adGroupsQuery(), toAdGroup);
  }

  ads(access: AccountAccess): AsyncIterable<readonly RemoteAd[]> {
    return this.mapped(access, adsQuery(), toAd);
  }

  async *keywords(access: AccountAccess): AsyncGenerator<readonly RemoteKeyword[]> {
    yield* this.mapped(access, keywordsQuery(), toAdGroupKeyword);
    yield* this.mapped(access, campaignNegativesQuery(), toCampaignNegative);
  }

  async today(access: AccountAccess): Promise<string> {
    return dayIn(await this.now(access), access.timeZone);
  }

  async changesSince(access: AccountAccess, since: Date | null): Promise<StructureChanges> {
    return readChanges(this.client, access, since, await this.now(access));
  }

  /** The platform's clock, not ours (DECISIONS 15). */
  private async now(access: AccountAccess): Promise<Date> {
    return (await this.client.search(access, heartbeatQuery)).at;
  }

  private async *mapped<T>(access: AccountAccess, query: string, map: (row: GoogleRow) => T) {
    for await (const rows of this.client.pages(access, query)) yield rows.map(map);
  }
}
