import type { Change, Plan } from '@adwright/contracts';
import { platformSchema } from '@adwright/contracts';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock.js';
import type { WorkspaceScope } from '../../database/scope.js';
import { PlatformRegistry } from '../../platforms/registry.js';
import type { ActionAccount } from './action.repository.js';
import { GuardrailsService, type Seen } from './guardrails/guardrails.service.js';
import { planChange, planHash } from './plan.js';
import { type KnownEntity, PlannerRepository } from './planner.repository.js';

export interface PlanOptions {
  readonly undo: boolean;
  /** The action whose own changes the windows leave out; null before it exists. */
  readonly actionId: string | null;
}

/** Turns changes into what a person signs off: the typed diff, its hash and the verdict of the limits. */
@Injectable()
export class Planner {
  constructor(
    private readonly known: PlannerRepository,
    private readonly guardrails: GuardrailsService,
    private readonly registry: PlatformRegistry,
    private readonly clock: Clock,
  ) {}

  /** A plan against what the last sync saw; no network, so that opening a suggestion is quick. */
  async fromStored(
    scope: WorkspaceScope,
    account: ActionAccount,
    changes: readonly Change[],
    options: PlanOptions,
  ): Promise<Plan> {
    const entities = await this.known.entities(scope, account.id, changes);
    const seen = changes.map((change, index) => storedSeen(change, entities[index] ?? null));
    return this.assemble(scope, account, changes, entities, seen, options);
  }

  /** A plan against what was just read from the platform. */
  async fromLive(
    scope: WorkspaceScope,
    account: ActionAccount,
    changes: readonly Change[],
    seen: readonly Seen[],
    options: PlanOptions,
  ): Promise<Plan> {
    return this.assemble(
      scope,
      account,
      changes,
      await this.known.entities(scope, account.id, changes),
      seen,
      options,
    );
  }

  private async assemble(
    scope: WorkspaceScope,
    account: ActionAccount,
    changes: readonly Change[],
    entities: readonly (KnownEntity | null)[],
    seen: readonly Seen[],
    options: PlanOptions,
  ): Promise<Plan> {
    const { capabilities } = this.registry.get(platformSchema.parse(account.platform));
    const verdict = await this.guardrails.judge(scope, { ...account, capabilities }, changes, seen, options);
    return {
      hash: planHash(account.id, changes),
      changes: changes.map((change, index) =>
        planChange(change, account.currency, entities[index]?.id ?? null, entities[index]?.alsoAffects ?? []),
      ),
      verdict,
      plannedAt: this.clock.now().toISOString(),
    };
  }
}

/** Whether the stored state is what a change expects. Additions and creates expect nothing; what is unknown is `null`. */
function storedSeen(change: Change, entity: KnownEntity | null): Seen {
  if (change.from === null)
    return { fromHolds: change.kind === 'create_campaign' || entity !== null, currentText: null };
  if (!entity) return { fromHolds: null, currentText: null };
  switch (change.kind) {
    case 'set_status':
      return { fromHolds: entity.status === change.from, currentText: entity.status };
    case 'set_budget':
      return {
        fromHolds: entity.budgetMicros?.toString() === change.from,
        currentText: entity.budgetMicros?.toString() ?? null,
      };
    case 'set_bid':
      return {
        fromHolds: entity.bidMicros?.toString() === change.from,
        currentText: entity.bidMicros?.toString() ?? null,
      };
    case 'rename':
      return { fromHolds: entity.name === change.from, currentText: entity.name };
    default:
      // A negative is looked for on the platform when it is applied; stored keywords may lag behind our own additions.
      return { fromHolds: true, currentText: null };
  }
}
