import { entityStatusSchema, platformSchema, type Snapshot, type SnapshotEntity } from '@adwright/contracts';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../../common/clock.js';
import type { WorkspaceScope } from '../../../database/scope.js';
import { PlatformRegistry } from '../../../platforms/registry.js';
import { BusinessFacts } from '../../actions/guardrails/business-facts.js';
import { chooseEntities, type Omitted } from './choose.js';
import { DailyRows } from './daily-rows.js';
import type { SnapshotHead } from './pack-snapshot.js';
import {
  type Days,
  type EntityRow,
  type SnapshotAccount,
  SnapshotRepository,
  type StateRow,
} from './snapshot.repository.js';

/** Days the judge sees: enough for its windows and for replays before them. */
export const WINDOW_DAYS = 120;

/**
 * Most conversions are booked within three days of the click; what comes later (up to 28 or 90 days) is small beside the
 * margins of the rules, and waiting for it would make every judgement a month old.
 */
const CONVERSION_LAG_DAYS = 3;

/** Entities whose days are read together. */
const ENTITIES_AT_ONCE = 50;

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
  ): Promise<{ snapshot: SnapshotHead; rows: DailyRows; omitted: readonly Omitted[] } | null> {
    const account = await this.repository.account(scope, adAccountId);
    if (!account?.asOf) return null;
    const days = { from: daysBefore(account.asOf, WINDOW_DAYS - 1), to: account.asOf };
    const spenders = await this.repository.spenders(scope, adAccountId, days);
    const chosen = chooseEntities(spenders);
    const entities = toEntities(account, await this.repository.entities(scope, adAccountId, chosen));
    const rows = await this.rows(scope, adAccountId, days, entities);
    const states = await this.repository.states(scope, adAccountId, days.from);
    const rules = await this.business.inForce(scope, account.clientId);
    const index = new Map(
      entities.map((entity, position) => [key(entity.level, entity.externalId), position]),
    );
    const adapter = this.registry.get(platformSchema.parse(account.platform));
    const snapshot: SnapshotHead = {
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
      history: toHistory(states, index),
      constraints: rules.slice(-MOST_RULES).map(({ id, constraint }) => ({ factId: id, constraint })),
    };
    return { snapshot, rows, omitted: chosen.omitted };
  }

  /** Reads the days of all entities, a few entities at a time: as objects they never lie in memory together. */
  private async rows(
    scope: WorkspaceScope,
    adAccountId: string,
    days: Days,
    entities: readonly SnapshotEntity[],
  ): Promise<DailyRows> {
    const rows = new DailyRows(days.from, entities.length * WINDOW_DAYS);
    for (let from = 0; from < entities.length; ) {
      const level = entities[from]?.level ?? 'account';
      let to = from;
      while (to < from + ENTITIES_AT_ONCE && entities[to]?.level === level) to += 1;
      const part = entities.slice(from, to);
      const places = new Map(part.map(({ externalId }, at) => [externalId, from + at]));
      for (const fact of await this.repository.facts(scope, adAccountId, days, level, [...places.keys()])) {
        rows.add(places.get(fact.externalId) ?? 0, fact.day, fact);
      }
      from = to;
    }
    return rows;
  }
}
