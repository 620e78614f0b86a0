import { Injectable } from '@nestjs/common';
import { AppError, notFound } from '../../../common/app-error.js';
import { Database, type Prisma } from '../../../database/database.js';
import { decodeCursor, pageOfRows } from '../../../database/paging.js';
import type { WorkspaceScope } from '../../../database/scope.js';
import type { AnswerContent, MessageRow } from './message-content.js';

export type ConversationRow = Prisma.ConversationGetPayload<object>;

/** Messages a conversation is opened with. */
const MOST_MESSAGES = 200;
/** Former messages that are told of in a turn, at most; what is older is in the summary. */
const MOST_TOLD = 40;
/** Messages that are summarised at once, at most. */
const MOST_SUMMARISED = 60;

/** A message's columns under the names of its row. */
const MESSAGE = `id, workspace_id AS "workspaceId", client_id AS "clientId", conversation_id AS "conversationId", ordinal,
  role, state, content, created_at AS "createdAt"`;

interface Held {
  /** Whether a draft was ever begun in it. */
  readonly drafted: boolean;
  readonly clientId: string | null;
  readonly summary: Prisma.JsonValue;
  readonly summaryThrough: number;
}

/** A turn that has begun, with what was said before it. */
export interface Begun extends Pick<Held, 'summary' | 'summaryThrough' | 'drafted'> {
  readonly question: MessageRow;
  readonly answer: MessageRow;
  readonly before: MessageRow[];
}

function own(scope: WorkspaceScope): { userId: string; workspaceId: string } {
  if (scope.userId === null) throw new Error('a conversation belongs to a person');
  return { userId: scope.userId, workspaceId: scope.workspaceId };
}

function asJson(content: AnswerContent): Prisma.InputJsonValue {
  return content as unknown as Prisma.InputJsonValue;
}

/** A person's own conversations: every statement names them, beside what row-level security demands. */
@Injectable()
export class ConversationRepository {
  constructor(private readonly database: Database) {}

  create(scope: WorkspaceScope, title: string, clientId: string | null): Promise<ConversationRow> {
    return this.database.scoped(scope, async (tx) => {
      if (clientId && !(await tx.client.findUnique({ where: { id: clientId }, select: { id: true } }))) {
        throw notFound('client');
      }
      return tx.conversation.create({ data: { ...own(scope), title, clientId } });
    });
  }

  /** The last used first. @throws AppError `invalid_input` for a cursor that is none of this list. */
  list(scope: WorkspaceScope, query: { cursor?: string | undefined; limit: number }) {
    const [at, id] = decodeCursor(query.cursor, 2) ?? [];
    const after = at && id ? { updatedAt: new Date(at), id } : null;
    if (after && (Number.isNaN(after.updatedAt.getTime()) || !/^[0-9a-f-]{36}$/.test(after.id))) {
      throw new AppError('invalid_input', 'The cursor is not one that this list gave out.');
    }
    return this.database.scoped(scope, async (tx) => {
      const rows = await tx.conversation.findMany({
        where: {
          ...own(scope),
          ...(after
            ? {
                OR: [
                  { updatedAt: { lt: after.updatedAt } },
                  { updatedAt: after.updatedAt, id: { lt: after.id } },
                ],
              }
            : {}),
        },
        orderBy: [{ updatedAt: 'desc' }, { id: 'desc' }],
        take: query.limit + 1,
      });
      return pageOfRows(
        rows,
        query.limit,
        (row) => [row.updatedAt.toISOString(), row.id],
        (row) => row,
      );
    });
  }

  /** @throws AppError `not_found` for what is not there or somebody else's. */
  get(scope: WorkspaceScope, id: string): Promise<{ row: ConversationRow; messages: MessageRow[] }> {
    return this.database.scoped(scope, async (tx) => {
      const row = await tx.conversation.findFirst({ where: { id, ...own(scope) } });
      if (!row) throw notFound('conversation');
      const last = await tx.conversationMessage.findMany({
        where: { conversationId: id },
        orderBy: { ordinal: 'desc' },
        take: MOST_MESSAGES,
      });
      return { row, messages: last.reverse() };
    });
  }

  rename(scope: WorkspaceScope, id: string, title: string): Promise<ConversationRow> {
    return this.database.scoped(scope, async (tx) => {
      const { count } = await tx.conversation.updateMany({ where: { id, ...own(scope) }, data: { title } });
      if (count === 0) throw notFound('conversation');
      return tx.conversation.findUniqueOrThrow({ where: { id } });
    });
  }

  async delete(scope: WorkspaceScope, id: string): Promise<void> {
    const { count } = await this.database.scoped(scope, (tx) =>
      tx.conversation.deleteMany({ where: { id, ...own(scope) } }),
    );
    if (count === 0) throw notFound('conversation');
  }

  /**
   * Writes a question and the answer that begins, or replaces the last answer when there is no new question.
   * @throws AppError `not_found`; `wrong_state` while another answer streams, or when there is nothing to answer.
   */
  begin(
    scope: WorkspaceScope,
    id: string,
    question: string | null,
    empty: AnswerContent,
    title: (question: string) => string,
  ): Promise<Begun> {
    return this.database.statements(scope, async (sql) => {
      const { userId, workspaceId } = own(scope);
      // Locks it as well: one turn begins at a time.
      const [held] = await sql<Held>(
        `UPDATE conversations
            SET updated_at = now(), title = CASE WHEN title = '' THEN $3 ELSE title END
          WHERE id = $1::uuid AND user_id = $2::uuid
         RETURNING client_id AS "clientId", summary, summary_through AS "summaryThrough",
                   EXISTS (SELECT 1 FROM campaign_drafts d WHERE d.conversation_id = conversations.id) AS drafted`,
        [id, userId, question === null ? '' : title(question)],
      );
      if (!held) throw notFound('conversation');
      // The question that is answered anew is one of them.
      const last = await sql<MessageRow>(
        `SELECT ${MESSAGE} FROM conversation_messages WHERE conversation_id = $1::uuid
          ORDER BY ordinal DESC LIMIT ${MOST_TOLD + 1}`,
        [id],
      );
      last.reverse();
      if (last.some(({ state }) => state === 'streaming')) {
        throw new AppError('wrong_state', 'An answer is still being given. Wait for it or stop it first.');
      }
      const former = question === null ? last.filter(({ role }) => role === 'user').at(-1) : undefined;
      if (question === null && !former)
        throw new AppError('wrong_state', 'There is no question yet to answer anew.');
      if (former)
        await sql('DELETE FROM conversation_messages WHERE conversation_id = $1::uuid AND ordinal > $2', [
          id,
          former.ordinal,
        ]);
      const askedAt = former?.ordinal ?? (last.at(-1)?.ordinal ?? 0) + 1;
      const made = await sql<MessageRow>(
        `INSERT INTO conversation_messages
                (workspace_id, client_id, conversation_id, ordinal, role, state, content)
         SELECT $1::uuid, $2::uuid, $3::uuid, ordinal, role, state, content
           FROM unnest($4::int[], $5::text[], $6::text[], $7::jsonb[]) AS made (ordinal, role, state, content)
         RETURNING ${MESSAGE}`,
        [
          workspaceId,
          held.clientId,
          id,
          ...(former
            ? [[askedAt + 1], ['assistant'], ['streaming'], [JSON.stringify(empty)]]
            : [
                [askedAt, askedAt + 1],
                ['user', 'assistant'],
                ['done', 'streaming'],
                [JSON.stringify({ text: question }), JSON.stringify(empty)],
              ]),
        ],
      );
      const [asked, answer] = [
        former ?? made.find(({ role }) => role === 'user'),
        made.find(({ role }) => role === 'assistant'),
      ];
      if (!asked || !answer) throw new Error('a turn that was not stored cannot begin');
      return {
        question: asked,
        answer,
        before: last.filter((row) => row.ordinal < askedAt).slice(-MOST_TOLD),
        drafted: held.drafted,
        summary: held.summary,
        summaryThrough: held.summaryThrough,
      };
    });
  }

  /** Ends a streaming answer once; false when it had ended already or was deleted. */
  async finish(
    scope: WorkspaceScope,
    answerId: string,
    state: string,
    content: AnswerContent,
  ): Promise<boolean> {
    const { count } = await this.database.scoped(scope, (tx) =>
      tx.conversationMessage.updateMany({
        where: { id: answerId, state: 'streaming', conversation: own(scope) },
        data: { state, content: asJson(content) },
      }),
    );
    return count > 0;
  }

  /** A conversation with the messages that its summary does not hold yet, oldest first; null when it is gone. */
  unsummarised(
    scope: WorkspaceScope,
    id: string,
  ): Promise<{ row: ConversationRow; messages: MessageRow[] } | null> {
    return this.database.scoped(scope, async (tx) => {
      const row = await tx.conversation.findFirst({ where: { id, ...own(scope) } });
      if (!row) return null;
      const messages = await tx.conversationMessage.findMany({
        where: { conversationId: id, ordinal: { gt: row.summaryThrough }, state: { not: 'streaming' } },
        orderBy: { ordinal: 'asc' },
        take: MOST_SUMMARISED,
      });
      return { row, messages };
    });
  }

  /** Keeps a summary unless another one was kept since `former` was read. */
  async keepSummary(
    scope: WorkspaceScope,
    id: string,
    former: number,
    summary: Pick<
      Prisma.ConversationUncheckedUpdateManyInput,
      'summary' | 'summaryThrough' | 'summaryEngine' | 'summaryPrompt'
    >,
  ): Promise<void> {
    await this.database.scoped(scope, (tx) =>
      tx.conversation.updateMany({ where: { id, ...own(scope), summaryThrough: former }, data: summary }),
    );
  }
}
