import { entityStatusSchema, platformSchema, type Snapshot, type SnapshotEntity } from '@adwright/contracts';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../../common/clock.js';
import type { WorkspaceScope } from '../../../database/scope.js';
import { PlatformRegistry } from '../../../platforms/registry.js';
import { BusinessFacts } from '../../actions/guardrails/business-facts.js';
import {
  type EntityRow,
  type FactRow,
  type SnapshotAccount,
  SnapshotRepository,
  type StateRow,
} from './snapshot.repository.js';

/** Days the judge sees: enough for its windows and for replays before them. */
const WINDOW_DAYS = 120;

/**
 * Most conversions are booked within three days of the click; what comes later (up to 28 or 90 days) is small beside the
 * margins of the rules, and waiting for it would make every judgement a month old.
 */
const CONVERSION_LAG_DAYS = 3;

/** The newest; a business that has more says the same thing twice. */
const MOST_RULES = 500;

const key = (level: string, externalId: string) => `${level}\n${externalId}`;

/** The day `days` before an account-local date. */
export function daysBefore(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);
}

function status(text: string | null): SnapshotEntity['status'] {
  return text === null ? null : entityStatusSchema.parse(text);
}

function accountEntity(account: SnapshotAccount): SnapshotEntity {
  return {
    level: 'account',
    id: account.id,
    externalId: account.externalId,
    name: account.name,
    parent: null,
    status: null,
    budget: null,
    bidMicros: null,
    statusReasons: [],
    createdOn: null,
    matchedKeyword: null,
  };
}

/** Entities in the order of their levels, so that a parent always stands before its children. */
export function toEntities(account: SnapshotAccount, rows: readonly EntityRow[]): SnapshotEntity[] {
  const entities: SnapshotEntity[] = [accountEntity(account)];
  const index = new Map<string, number>();
  for (const row of rows) {
    index.set(key(row.level, row.externalId), entities.length);
    const parent =
      row.parentLevel && row.parentExternalId
        ? index.get(key(row.parentLevel, row.parentExternalId))
        : undefined;
    entities.push({
      level: row.level,
      id: row.id,
      externalId: row.externalId,
      name: row.name,
      parent: parent ?? null,
      status: status(row.status),
      budget:
        row.budgetMicros === null
          ? null
          : {
              amountMicros: row.budgetMicros.toString(),
              period: row.budgetPeriod === 'lifetime' ? 'lifetime' : 'daily',
              sharedWith: row.sharedWith ?? 0,
            },
      bidMicros: row.bidMicros?.toString() ?? null,
      statusReasons: row.statusReasons ?? [],
      createdOn: row.createdOn,
      matchedKeyword: row.matchedKeyword,
    });
  }
  return entities;
}

function toRows(facts: readonly FactRow[], index: ReadonlyMap<string, number>): Snapshot['rows'] {
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
  for (const fact of facts) {
    const entity = index.get(key(fact.level, fact.externalId));
    // Ads and keywords that cost nothing are left out of the entities, and so are their rows.
    if (entity === undefined) continue;
    rows.entity.push(entity);
    rows.date.push(fact.date);
    rows.impressions.push(fact.impressions);
    rows.clicks.push(fact.clicks);
    rows.costMicros.push(fact.costMicros);
    rows.conversions.push(fact.conversions);
    rows.conversionValueMicros.push(fact.conversionValueMicros);
    rows.reach.push(fact.reach);
    rows.lostToBudget.push(fact.lostToBudget);
  }
  return rows;
}

function toHistory(states: readonly StateRow[], index: ReadonlyMap<string, number>): Snapshot['history'] {
  return states.flatMap((state) => {
    const entity = index.get(key(state.level, state.externalId));
    if (entity === undefined) return [];
    return [
      {
        entity,
        from: state.from,
        status: status(state.status),
        budgetMicros: state.budgetMicros?.toString() ?? null,
      },
    ];
  });
}

/** Builds what the judge sees of one account: columnar, one payload, nothing it may not know. */
@Injectable()
export class SnapshotBuilder {
  constructor(
    private readonly repository: SnapshotRepository,
    private readonly business: BusinessFacts,
    private readonly registry: PlatformRegistry,
    private readonly clock: Clock,
  ) {}

  /** @returns null when the account has no daily facts to judge. */
  async build(
    scope: WorkspaceScope,
    adAccountId: string,
  ): Promise<{ account: SnapshotAccount; snapshot: Snapshot } | null> {
    const account = await this.repository.account(scope, adAccountId);
    if (!account?.asOf) return null;
    const from = daysBefore(account.asOf, WINDOW_DAYS - 1);
    const entityRows = await this.repository.entities(scope, adAccountId, from, account.asOf);
    const facts = await this.repository.facts(scope, adAccountId, from, account.asOf);
    const states = await this.repository.states(scope, adAccountId, from);
    const rules = await this.business.inForce(scope, account.clientId);
    const entities = toEntities(account, entityRows);
    const index = new Map(
      entities.map((entity, position) => [key(entity.level, entity.externalId), position]),
    );
    const adapter = this.registry.get(platformSchema.parse(account.platform));
    const snapshot: Snapshot = {
      accountId: account.id,
      platform: adapter.platform,
      currency: account.currency,
      timeZone: account.timeZone,
      asOf: account.asOf,
      takenAt: this.clock.now().toISOString(),
      conversionLagDays: CONVERSION_LAG_DAYS,
      capabilities: account.writable ? [...adapter.capabilities] : [],
      writable: account.writable,
      entities,
      rows: toRows(facts, index),
      history: toHistory(states, index),
      constraints: rules.slice(-MOST_RULES).map(({ id, constraint }) => ({ factId: id, constraint })),
    };
    return { account, snapshot };
  }
}
