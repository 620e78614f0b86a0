import { Injectable } from '@nestjs/common';
import type { WorkspaceScope } from '../../database/scope.js';
import { LiveEvents } from '../../events/live-events.js';
import type { RemoteChangeEvent } from '../../platforms/structure.port.js';
import { AlertService } from '../alerts/alert.service.js';
import { driftAlerts, NEWS_DAYS } from './drift-alerts.js';
import { matchOwnChanges } from './own-changes.js';
import { feedKeyOf, type PlatformChange } from './platform-change.js';
import {
  type DriftAccount,
  type KnownEntity,
  PlatformChangesRepository,
} from './platform-changes.repository.js';
import { UnexplainedRepository } from './unexplained.repository.js';

const MINUTE_MS = 60_000;
const DAY_MS = 1_440 * MINUTE_MS;
/** How long a log may take to tell of a change that a read has shown already. */
const PATIENCE_MS = 10 * MINUTE_MS;
/** Rows of one insert. */
const BATCH = 500;

export interface SeenChanges {
  readonly account: DriftAccount & {
    readonly externalId: string;
    readonly currency: string;
    readonly timeZone: string;
  };
  readonly events: readonly RemoteChangeEvent[];
  /** The platform's clock. */
  readonly platformNow: Date;
  /** Ours. */
  readonly now: Date;
}

type EntityKey = Pick<PlatformChange, 'level' | 'externalId'>;
const keyOf = ({ level, externalId }: EntityKey) => `${level} ${externalId}`;

/**
 * Takes over what the platform's log says after the structure was stored: our own changes are recognised, the others are
 * drift, told to open screens and, where they concern money, in an alert.
 */
@Injectable()
export class DriftRecorder {
  constructor(
    private readonly changes: PlatformChangesRepository,
    private readonly unexplained: UnexplainedRepository,
    private readonly alerts: AlertService,
    private readonly live: LiveEvents,
  ) {}

  /** @returns how many changes from outside are new. */
  async record(scope: WorkspaceScope, seen: SeenChanges): Promise<number> {
    const { account, now, platformNow } = seen;
    const logged = await this.fromLog(scope, seen);
    const noticed = await this.fromStates(scope, seen);
    const outside = [...logged, ...noticed];
    const recent = outside.filter(
      (change) => platformNow.getTime() - change.at.getTime() <= NEWS_DAYS * DAY_MS,
    );
    const entities = await this.known(scope, account, recent);
    await this.alerts.add(
      scope,
      { clientId: account.clientId, adAccountId: account.id },
      driftAlerts(recent, account).map((finding) => ({
        finding,
        entityId: entities.get(`${finding.target.level} ${finding.target.externalId}`)?.id ?? null,
      })),
      new Date(now.getTime() - NEWS_DAYS * DAY_MS),
    );
    if (outside.length > 0) {
      await this.live.publish(scope.workspaceId, account.clientId, {
        type: 'outside_changes.seen',
        adAccountId: account.id,
        count: outside.length,
      });
    }
    return outside.length;
  }

  private async fromLog(
    scope: WorkspaceScope,
    { account, events, now }: SeenChanges,
  ): Promise<PlatformChange[]> {
    const known = await this.changes.stored(scope, account, events.map(feedKeyOf));
    const fresh = events.filter((event) => !known.has(feedKeyOf(event)));
    if (fresh.length === 0) return [];
    const entities = await this.known(scope, account, fresh);
    const placed = fresh.map((event) => ({
      ...event,
      campaignExternalId: event.campaignExternalId ?? entities.get(keyOf(event))?.campaignExternalId ?? null,
    }));
    const own = matchOwnChanges(placed, await this.changes.own(scope, account));
    const rows = placed.map((event): PlatformChange => {
      const { level, externalId, campaignExternalId, operation, changes, author, client, at } = event;
      const action = own.get(event);
      return {
        feedKey: feedKeyOf(event),
        level,
        externalId,
        campaignExternalId,
        entityName: entities.get(keyOf(event))?.name ?? event.name ?? externalId,
        operation,
        changes,
        author,
        client,
        at,
        actionId: action?.actionId ?? null,
        actionOrdinal: action?.ordinal ?? null,
      };
    });
    return this.store(scope, account, rows, now);
  }

  private async fromStates(scope: WorkspaceScope, { account, now }: SeenChanges): Promise<PlatformChange[]> {
    const from = new Date(now.getTime() - 3 * DAY_MS);
    const until = new Date(now.getTime() - PATIENCE_MS);
    const states = await this.unexplained.find(scope, account, from, until);
    if (states.length === 0) return [];
    const entities = await this.known(scope, account, states);
    const rows = states.map((state): PlatformChange => {
      const entity = entities.get(keyOf(state));
      const removed = state.changes.some(({ field, to }) => field === 'status' && to === 'removed');
      return {
        feedKey: `state:${state.stateId}`,
        level: state.level,
        externalId: state.externalId,
        campaignExternalId: entity?.campaignExternalId ?? null,
        entityName: entity?.name ?? state.externalId,
        operation: removed ? 'removed' : 'changed',
        changes: state.changes,
        author: null,
        client: null,
        at: state.at,
        actionId: null,
        actionOrdinal: null,
      };
    });
    return this.store(scope, account, rows, now);
  }

  /** @returns those that are new and not ours, oldest first. */
  private async store(
    scope: WorkspaceScope,
    account: DriftAccount,
    rows: readonly PlatformChange[],
    seenAt: Date,
  ): Promise<PlatformChange[]> {
    const fresh: PlatformChange[] = [];
    for (let at = 0; at < rows.length; at += BATCH) {
      const part = rows.slice(at, at + BATCH);
      const inserted = await this.changes.insert(scope, account, part, seenAt);
      fresh.push(...part.filter((row) => row.actionId === null && inserted.has(row.feedKey)));
    }
    return fresh;
  }

  private async known(
    scope: WorkspaceScope,
    account: DriftAccount,
    wanted: readonly EntityKey[],
  ): Promise<ReadonlyMap<string, KnownEntity>> {
    const of = (level: PlatformChange['level']) => [
      ...new Set(wanted.filter((one) => one.level === level).map((one) => one.externalId)),
    ];
    const ids = { campaign: of('campaign'), ad_group: of('ad_group'), ad: of('ad'), keyword: of('keyword') };
    const rows = wanted.length === 0 ? [] : await this.changes.known(scope, account, ids);
    return new Map(rows.map((row) => [keyOf(row), row]));
  }
}
