import { type DraftBody, type DraftState, draftBodySchema, EMPTY_DRAFT } from '@adwright/contracts';
import { Injectable } from '@nestjs/common';
import { AppError, notFound } from '../../common/app-error.js';
import { Database, Prisma } from '../../database/database.js';
import { decodeCursor, pageOfRows } from '../../database/paging.js';
import type { WorkspaceScope } from '../../database/scope.js';

type Row = Prisma.CampaignDraftGetPayload<object>;

export interface StoredDraft extends Omit<Row, 'body' | 'state'> {
  readonly body: DraftBody;
  readonly state: DraftState;
}

export interface DraftChange {
  readonly body?: DraftBody;
  readonly state?: DraftState;
  readonly clientId?: string | null;
  readonly adAccountId?: string | null;
  readonly actionIds?: readonly string[];
}

export interface DraftQuery {
  readonly cursor?: string | undefined;
  readonly limit: number;
  readonly state?: DraftState | undefined;
  readonly conversationId?: string | undefined;
}

/** Without a client a draft is its author's alone; row-level security cannot know the person. */
function visible(scope: WorkspaceScope): Prisma.CampaignDraftWhereInput {
  return { OR: [{ clientId: { not: null } }, { createdBy: scope.userId ?? '' }] };
}

function stored(row: Row): StoredDraft {
  return {
    ...row,
    state: row.state as DraftState,
    body: draftBodySchema.safeParse(row.body).data ?? EMPTY_DRAFT,
  };
}

function asJson(body: DraftBody): Prisma.InputJsonValue {
  return body as unknown as Prisma.InputJsonValue;
}

@Injectable()
export class DraftRepository {
  constructor(private readonly database: Database) {}

  /**
   * @throws AppError `not_found` for a conversation that is not one's own; `wrong_state` when it builds another draft.
   */
  create(
    scope: WorkspaceScope,
    draft: {
      conversationId: string | null;
      clientId: string | null;
      adAccountId: string | null;
      body: DraftBody;
    },
  ): Promise<StoredDraft> {
    const { userId, workspaceId } = scope;
    if (userId === null) throw new Error('a draft has an author');
    return this.database.scoped(scope, async (tx) => {
      if (draft.conversationId !== null) {
        const held = await tx.conversation.findFirst({ where: { id: draft.conversationId, userId } });
        if (!held) throw notFound('conversation');
        const editing = await tx.campaignDraft.count({
          where: { conversationId: draft.conversationId, state: 'editing' },
        });
        if (editing > 0) throw new AppError('wrong_state', 'This conversation builds a draft already.');
      }
      const { body, ...rest } = draft;
      return stored(
        await tx.campaignDraft.create({
          data: { ...rest, workspaceId, createdBy: userId, body: asJson(body) },
        }),
      );
    });
  }

  /** The client of one's own conversation. @throws AppError `not_found` */
  conversationClient(scope: WorkspaceScope, conversationId: string): Promise<string | null> {
    return this.database.scoped(scope, async (tx) => {
      const held = await tx.conversation.findFirst({
        where: { id: conversationId, userId: scope.userId ?? '' },
        select: { clientId: true },
      });
      if (!held) throw notFound('conversation');
      return held.clientId;
    });
  }

  /** @throws AppError `not_found` */
  async get(scope: WorkspaceScope, id: string): Promise<StoredDraft> {
    const row = await this.database.scoped(scope, (tx) =>
      tx.campaignDraft.findFirst({ where: { id, ...visible(scope) } }),
    );
    if (!row) throw notFound('draft');
    return stored(row);
  }

  /** The draft that a conversation's messages go to; null when it builds none. */
  async ofConversation(scope: WorkspaceScope, conversationId: string): Promise<StoredDraft | null> {
    const row = await this.database.scoped(scope, (tx) =>
      tx.campaignDraft.findFirst({ where: { conversationId, state: 'editing', ...visible(scope) } }),
    );
    return row && stored(row);
  }

  /** The last changed first. */
  list(scope: WorkspaceScope, query: DraftQuery) {
    const [at, id] = decodeCursor(query.cursor, 2) ?? [];
    const after = at && id ? { updatedAt: new Date(at), id } : null;
    if (after && (Number.isNaN(after.updatedAt.getTime()) || !/^[0-9a-f-]{36}$/.test(after.id)))
      throw new AppError('invalid_input', 'The cursor is not one that this list gave out.');
    return this.database.scoped(scope, async (tx) => {
      const rows = await tx.campaignDraft.findMany({
        where: {
          AND: [
            visible(scope),
            query.state ? { state: query.state } : { state: { not: 'discarded' } },
            ...(query.conversationId ? [{ conversationId: query.conversationId }] : []),
            ...(after
              ? [
                  {
                    OR: [
                      { updatedAt: { lt: after.updatedAt } },
                      { updatedAt: after.updatedAt, id: { lt: after.id } },
                    ],
                  },
                ]
              : []),
          ],
        },
        orderBy: [{ updatedAt: 'desc' }, { id: 'desc' }],
        take: query.limit + 1,
      });
      return pageOfRows(rows, query.limit, (row) => [row.updatedAt.toISOString(), row.id], stored);
    });
  }

  /**
   * Writes a change made on `version`, in one of the states it may be made in.
   * @throws AppError `draft_changed` when somebody was quicker; `wrong_state` when it is not `from` any more.
   */
  change(
    scope: WorkspaceScope,
    id: string,
    version: number,
    from: readonly DraftState[],
    change: DraftChange,
  ): Promise<StoredDraft> {
    const { body, actionIds, ...rest } = change;
    return this.database.scoped(scope, async (tx) => {
      const { count } = await tx.campaignDraft.updateMany({
        where: { id, version, state: { in: [...from] }, ...visible(scope) },
        data: {
          ...rest,
          ...(body ? { body: asJson(body) } : {}),
          ...(actionIds ? { actionIds: [...actionIds] } : {}),
          version: version + 1,
          updatedAt: new Date(),
        },
      });
      const row = await tx.campaignDraft.findFirst({ where: { id, ...visible(scope) } });
      if (!row) throw notFound('draft');
      if (count === 1) return stored(row);
      if (row.version !== version)
        throw new AppError(
          'draft_changed',
          'The draft was changed meanwhile. Look at it again; nothing was saved.',
        );
      throw new AppError('wrong_state', `The draft is ${row.state}: this cannot be done to it now.`);
    });
  }

  /** Names of people and the states of actions that a page of drafts shows. */
  beside(scope: WorkspaceScope, drafts: readonly StoredDraft[]) {
    return this.database.scoped(scope, async (tx) => {
      const people = await tx.user.findMany({
        where: { id: { in: [...new Set(drafts.map(({ createdBy }) => createdBy))] } },
        select: { id: true, name: true },
      });
      const actions = await tx.action.findMany({
        where: { id: { in: drafts.flatMap(({ actionIds }) => actionIds) } },
        select: { id: true, state: true, title: true },
      });
      return {
        names: new Map(people.map(({ id, name }) => [id, name])),
        actions: new Map(actions.map((action) => [action.id, action])),
      };
    });
  }
}
