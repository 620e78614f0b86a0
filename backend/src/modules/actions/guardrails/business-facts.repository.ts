import type { Level } from '@adwright/contracts';
import { Injectable } from '@nestjs/common';
import { Database } from '../../../database/database.js';
import type { WorkspaceScope } from '../../../database/scope.js';

export interface FactRuleRow {
  readonly id: string;
  readonly clientId: string | null;
  readonly text: string;
  readonly constraint: unknown;
}

/** What a change is aimed at; the name and campaign are used where nothing is stored under its id. */
export interface Aim {
  readonly adAccountId: string;
  readonly level: Level;
  readonly externalId: string;
  readonly name: string;
  /** Our id of its campaign, where it is known. */
  readonly campaignId: string | null;
}

export interface PlaceRow {
  readonly ordinal: number;
  readonly name: string;
  readonly campaignName: string | null;
  readonly dailyBudget: bigint | null;
  readonly besideIt: bigint;
}

@Injectable()
export class BusinessFactsRepository {
  constructor(private readonly database: Database) {}

  /** Rules in force, oldest first. Only facts that members wrote are rules; no document and no name ever is. */
  inForce(scope: WorkspaceScope): Promise<FactRuleRow[]> {
    return this.database.scoped(
      scope,
      (tx) => tx.$queryRaw<FactRuleRow[]>`
        SELECT id::text, client_id::text AS "clientId", text, "constraint" FROM knowledge_facts
         WHERE "constraint" IS NOT NULL AND active ORDER BY created_at, id`,
    );
  }

  /** Places by their position in `aims`, with names and budgets as the last sync has them. One statement. */
  places(scope: WorkspaceScope, aims: readonly Aim[]): Promise<PlaceRow[]> {
    if (aims.length === 0) return Promise.resolve([]);
    const accounts = aims.map(({ adAccountId }) => adAccountId);
    const levels = aims.map(({ level }) => level);
    const ids = aims.map(({ externalId }) => externalId);
    const names = aims.map(({ name }) => name);
    const campaigns = aims.map(({ campaignId }) => campaignId);
    return this.database.scoped(
      scope,
      (tx) => tx.$queryRaw<PlaceRow[]>`
        SELECT w.ordinal::int, coalesce(e.name, w.name) AS name,
               coalesce(e.campaign, (SELECT c.name FROM campaigns c WHERE c.id = w.campaign::uuid AND w.level <> 'campaign')) AS "campaignName",
               e.daily AS "dailyBudget", coalesce(e.beside, 0)::bigint AS "besideIt"
          FROM unnest(${accounts}::text[], ${levels}::text[], ${ids}::text[], ${names}::text[], ${campaigns}::text[])
               WITH ORDINALITY AS w (account, level, external_id, name, campaign, ordinal)
          LEFT JOIN LATERAL (
            SELECT c.name, NULL AS campaign,
                   CASE WHEN c.budget_owner = 'ad_group'
                        THEN (SELECT sum(g.budget_micros) FROM ad_groups g
                               WHERE g.campaign_id = c.id AND g.status = 'enabled' AND g.budget_period = 'daily')::bigint
                        WHEN c.budget_period = 'daily' THEN c.budget_micros END AS daily, 0::bigint AS beside
              FROM campaigns c
             WHERE w.level = 'campaign' AND c.ad_account_id = w.account::uuid AND c.external_id = w.external_id
            UNION ALL
            SELECT g.name, c.name,
                   CASE WHEN c.budget_owner = 'ad_group' AND g.budget_period = 'daily' THEN g.budget_micros END,
                   CASE WHEN c.budget_owner = 'ad_group'
                        THEN (SELECT sum(o.budget_micros) FROM ad_groups o
                               WHERE o.campaign_id = c.id AND o.id <> g.id AND o.status = 'enabled' AND o.budget_period = 'daily')::bigint END
              FROM ad_groups g JOIN campaigns c ON c.id = g.campaign_id
             WHERE w.level = 'ad_group' AND g.ad_account_id = w.account::uuid AND g.external_id = w.external_id
            UNION ALL
            SELECT a.name, c.name, NULL, 0 FROM ads a JOIN campaigns c ON c.id = a.campaign_id
             WHERE w.level = 'ad' AND a.ad_account_id = w.account::uuid AND a.external_id = w.external_id
            UNION ALL
            SELECT k.text, c.name, NULL, 0 FROM keywords k JOIN campaigns c ON c.id = k.campaign_id
             WHERE w.level = 'keyword' AND k.ad_account_id = w.account::uuid AND k.external_id = w.external_id
            LIMIT 1) AS e ON true`,
    );
  }
}
