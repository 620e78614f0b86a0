import type { NamedPlace } from '@adwright/contracts';
import { Injectable } from '@nestjs/common';
import { Database } from '../../../database/database.js';
import type { WorkspaceScope } from '../../../database/scope.js';

/** Something a fact may name, by the names of the last sync. */
export interface Nameable extends NamedPlace {
  readonly clientId: string;
  readonly platform: string;
}

/** More names than a person has in mind; a rule still holds for what is beyond. */
const MOST_NAMES = 10_000;

@Injectable()
export class FactNamesRepository {
  constructor(private readonly database: Database) {}

  /** Campaigns, ad groups and ads that are not removed, campaigns first. */
  all(scope: WorkspaceScope): Promise<Nameable[]> {
    return this.database.scoped(
      scope,
      (tx) => tx.$queryRaw<Nameable[]>`
        SELECT e.level, e.name, e."campaignName", e.client_id::text AS "clientId", a.platform
          FROM (SELECT 1 AS rank, 'campaign' AS level, c.name, NULL AS "campaignName", c.client_id, c.ad_account_id
                  FROM campaigns c WHERE c.status IS DISTINCT FROM 'removed'
                UNION ALL
                SELECT 2, 'ad_group', g.name, c.name, g.client_id, g.ad_account_id
                  FROM ad_groups g JOIN campaigns c ON c.id = g.campaign_id
                 WHERE g.status IS DISTINCT FROM 'removed' AND c.status IS DISTINCT FROM 'removed'
                UNION ALL
                SELECT 3, 'ad', d.name, c.name, d.client_id, d.ad_account_id
                  FROM ads d JOIN campaigns c ON c.id = d.campaign_id
                 WHERE d.status IS DISTINCT FROM 'removed' AND c.status IS DISTINCT FROM 'removed') AS e
          JOIN ad_accounts a ON a.id = e.ad_account_id
         ORDER BY e.rank, e.name LIMIT ${MOST_NAMES}`,
    );
  }
}
