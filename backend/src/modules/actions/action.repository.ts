import type { ActionState, Change, JobError, Plan } from '@adwright/contracts';
import { Injectable } from '@nestjs/common';
import { Database, Prisma } from '../../database/database.js';
import { decodeCursor, pageOfRows } from '../../database/paging.js';
import type { WorkspaceScope } from '../../database/scope.js';
import { statesBefore, workingStates } from './action-state.js';

const withAll = {
  steps: true,
  actionChanges: { orderBy: { ordinal: 'asc' } },
} satisfies Prisma.ActionInclude;

export type ActionRow = Prisma.ActionGetPayload<{ include: typeof withAll }>;

export interface NewAction {
  readonly clientId: string;
  readonly adAccountId: string;
  readonly origin: 'suggestion' | 'undo' | 'draft';
  readonly suggestionId: string | null;
  readonly undoOfActionId: string | null;
  readonly state: ActionState;
  readonly title: string;
  readonly changes: readonly Change[];
  readonly plan: Plan;
  readonly correlationId: string;
}

export interface ActionAccount {
  readonly id: string;
  readonly name: string;
  readonly clientId: string;
  readonly platform: string;
  readonly currency: string;
  readonly writable: boolean;
}

function json(value: unknown): Prisma.InputJsonValue {
  return value as Prisma.InputJsonValue;
}

@Injectable()
export class ActionRepository {
  constructor(private readonly database: Database) {}

  get(scope: WorkspaceScope, id: string): Promise<ActionRow | null> {
    return this.database.scoped(scope, (tx) => tx.action.findUnique({ where: { id }, include: withAll }));
  }

  list(
    scope: WorkspaceScope,
    query: {
      adAccountId?: string | undefined;
      state?: string | undefined;
      cursor?: string | undefined;
      limit: number;
    },
  ) {
    const after = decodeCursor(query.cursor, 2);
    return this.database.scoped(scope, async (tx) => {
      const rows = await tx.action.findMany({
        where: {
          ...(query.adAccountId ? { adAccountId: query.adAccountId } : {}),
          ...(query.state ? { state: query.state } : {}),
          ...(after
            ? {
                OR: [
                  { createdAt: { lt: after[0] ?? '' } },
                  { createdAt: after[0] ?? '', id: { lt: after[1] ?? '' } },
                ],
              }
            : {}),
        },
        orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
        take: query.limit + 1,
        include: withAll,
      });
      return pageOfRows(
        rows,
        query.limit,
        (row) => [row.createdAt.toISOString(), row.id],
        (row) => row,
      );
    });
  }

  accounts(scope: WorkspaceScope, ids: readonly string[]): Promise<ActionAccount[]> {
    return this.database.scoped(scope, (tx) =>
      tx.adAccount.findMany({
        where: { id: { in: [...ids] } },
        select: { id: true, name: true, clientId: true, platform: true, currency: true, writable: true },
      }),
    );
  }

  /** Names of members by user id. */
  userNames(scope: WorkspaceScope, userIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    return this.database.scoped(scope, async (tx) => {
      const rows = await tx.user.findMany({
        where: { id: { in: [...new Set(userIds)] } },
        select: { id: true, name: true },
      });
      return new Map(rows.map((row) => [row.id, row.name]));
    });
  }

  /** The live action of a suggestion, if one was approved already. */
  liveOfSuggestion(scope: WorkspaceScope, suggestionId: string): Promise<{ id: string } | null> {
    return this.database.scoped(scope, (tx) =>
      tx.action.findFirst({
        where: { suggestionId, origin: 'suggestion', state: { notIn: ['refused', 'failed'] } },
        select: { id: true },
      }),
    );
  }

  /** @throws Prisma P2002 when a live action of the same suggestion, or an undo of the same action, exists. */
  insert(scope: WorkspaceScope, action: NewAction): Promise<string> {
    const { workspaceId } = scope;
    return this.database.scoped(scope, async (tx) => {
      const { changes, plan, ...rest } = action;
      const approved = action.state === 'queued' ? { approvedBy: scope.userId, approvedAt: new Date() } : {};
      const row = await tx.action.create({
        data: {
          ...rest,
          ...approved,
          workspaceId,
          createdBy: scope.userId,
          changes: json(changes),
          plan: json(plan),
          planHash: plan.hash,
        },
        select: { id: true },
      });
      await tx.actionChange.createMany({
        data: changes.map((change, ordinal) => ({
          actionId: row.id,
          ordinal,
          workspaceId,
          clientId: action.clientId,
          adAccountId: action.adAccountId,
          kind: change.kind,
          level: change.target.level,
          externalId: change.target.externalId,
          field: plan.changes[ordinal]?.field ?? change.kind,
          fromValue: change.from === null ? Prisma.JsonNull : json(change.from),
          toValue: change.to === null ? Prisma.JsonNull : json(change.to),
        })),
      });
      return row.id;
    });
  }

  /** Records the person's approval of a draft. */
  approve(scope: WorkspaceScope, id: string, plan: Plan): Promise<boolean> {
    return this.database.scoped(scope, async (tx) => {
      const { count } = await tx.action.updateMany({
        where: { id, state: { in: statesBefore('queued') } },
        data: {
          state: 'queued',
          approvedBy: scope.userId,
          approvedAt: new Date(),
          plan: json(plan),
          planHash: plan.hash,
          updatedAt: new Date(),
        },
      });
      return count === 1;
    });
  }

  step(
    scope: WorkspaceScope,
    action: { id: string; clientId: string },
    name: string,
    state: string,
    detail: string | null,
  ): Promise<void> {
    const at = state === 'waiting' ? null : new Date();
    return this.database.scoped(scope, async (tx) => {
      await tx.actionStep.upsert({
        where: { actionId_name: { actionId: action.id, name } },
        create: {
          actionId: action.id,
          name,
          workspaceId: scope.workspaceId,
          clientId: action.clientId,
          state,
          detail,
          at,
        },
        update: { state, detail, at },
      });
    });
  }

  /**
   * Takes the action for `owner` when nobody's lease holds. The database's clock decides, since several workers do.
   * @returns the row as it stands, or null when there is nothing to do or another worker has it.
   */
  claim(scope: WorkspaceScope, id: string, owner: string, leaseSeconds: number): Promise<ActionRow | null> {
    return this.database.scoped(scope, async (tx) => {
      const claimed = await tx.$executeRaw`
        UPDATE actions SET lease_owner = ${owner}, lease_until = now() + make_interval(secs => ${leaseSeconds}), updated_at = now()
         WHERE id = ${id}::uuid AND state IN ('queued', 'applying', 'verifying') AND (lease_until IS NULL OR lease_until < now())`;
      return claimed === 1 ? tx.action.findUnique({ where: { id }, include: withAll }) : null;
    });
  }

  /** Extends the lease; false when it was lost, and then nothing more may be sent. */
  renew(scope: WorkspaceScope, id: string, owner: string, leaseSeconds: number): Promise<boolean> {
    return this.database.scoped(scope, async (tx) => {
      const renewed = await tx.$executeRaw`
        UPDATE actions SET lease_until = now() + make_interval(secs => ${leaseSeconds})
         WHERE id = ${id}::uuid AND lease_owner = ${owner} AND lease_until > now()`;
      return renewed === 1;
    });
  }

  /** Moves the action on; only the lease's owner can. @returns false when the lease was lost. */
  move(
    scope: WorkspaceScope,
    id: string,
    owner: string,
    state: ActionState,
    error: JobError | null,
  ): Promise<boolean> {
    const final = !workingStates.includes(state);
    return this.database.scoped(scope, async (tx) => {
      const { count } = await tx.action.updateMany({
        where: { id, leaseOwner: owner, state: { in: statesBefore(state) } },
        data: {
          state,
          updatedAt: new Date(),
          error: error ? json(error) : Prisma.DbNull,
          ...(final ? { finishedAt: new Date(), leaseUntil: null, leaseOwner: null } : {}),
        },
      });
      return count === 1;
    });
  }

  /** Settles an `unknown` action by a person's word. */
  settle(scope: WorkspaceScope, id: string, state: 'applied' | 'failed'): Promise<boolean> {
    return this.database.scoped(scope, async (tx) => {
      const { count } = await tx.action.updateMany({
        where: { id, state: 'unknown' },
        data: { state, updatedAt: new Date(), finishedAt: new Date() },
      });
      if (count === 1) {
        await tx.actionChange.updateMany({
          where: { actionId: id, state: { in: ['sent', 'resent', 'unknown'] } },
          data: state === 'applied' ? { state: 'applied', appliedAt: new Date() } : { state: 'not_applied' },
        });
      }
      return count === 1;
    });
  }

  markChange(
    scope: WorkspaceScope,
    id: string,
    ordinal: number,
    state: string,
    resourceName: string | null,
  ): Promise<void> {
    const now = new Date();
    return this.database.scoped(scope, async (tx) => {
      await tx.actionChange.update({
        where: { actionId_ordinal: { actionId: id, ordinal } },
        data: {
          state,
          ...(resourceName === null ? {} : { resourceName }),
          ...(state === 'sent' || state === 'resent' ? { sentAt: now } : {}),
          ...(state === 'applied' ? { appliedAt: now } : {}),
        },
      });
    });
  }

  markUndone(scope: WorkspaceScope, id: string, byActionId: string): Promise<void> {
    return this.database.scoped(scope, async (tx) => {
      await tx.action.updateMany({
        where: { id, state: { in: statesBefore('undone') } },
        data: { state: 'undone', undoneByActionId: byActionId, updatedAt: new Date() },
      });
    });
  }
}
