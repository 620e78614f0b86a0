import type { Constraint, ReadingState, UnreadReason } from '@adwright/contracts';
import { Injectable } from '@nestjs/common';
import { Database, Prisma } from '../../../database/database.js';
import type { WorkspaceScope } from '../../../database/scope.js';
import type { TimeCursor } from '../../workspaces/time-cursor.js';

export interface FactRow {
  readonly id: string;
  readonly clientId: string | null;
  readonly text: string;
  readonly constraint: unknown;
  readonly active: boolean;
  readonly readingState: ReadingState;
  readonly readBy: string | null;
  readonly readPrompt: string | null;
  readonly unreadReason: UnreadReason | null;
  readonly at: Date;
  readonly updatedAt: Date;
}

/** What a reader, or a person, makes of a fact. */
export interface Interpretation {
  readonly constraint: Constraint | null;
  readonly active: boolean;
  readonly state: Exclude<ReadingState, 'waiting'>;
  readonly by: string;
  readonly prompt: string | null;
  readonly reason: UnreadReason | null;
}

const columns = Prisma.sql`
  f.id::text, f.client_id::text AS "clientId", f.text, f."constraint", f.active, f.reading_state AS "readingState",
  f.read_by AS "readBy", f.read_prompt AS "readPrompt", f.unread_reason AS "unreadReason",
  f.created_at AS at, f.updated_at AS "updatedAt"`;

/** Time a reader has before another may try. */
const LEASE = '150 seconds';

@Injectable()
export class FactRepository {
  constructor(private readonly database: Database) {}

  /** Newest first. With a client: those of the client and of the whole workspace. */
  page(
    scope: WorkspaceScope,
    query: { clientId?: string | undefined; after: TimeCursor | null; take: number },
  ): Promise<FactRow[]> {
    const { clientId, after, take } = query;
    const ofClient = clientId
      ? Prisma.sql`AND (f.client_id IS NULL OR f.client_id = ${clientId}::uuid)`
      : Prisma.empty;
    const below = after
      ? Prisma.sql`AND (f.created_at, f.id) < (${after.at}, ${after.id}::uuid)`
      : Prisma.empty;
    return this.database.scoped(
      scope,
      (tx) => tx.$queryRaw<FactRow[]>`
        SELECT ${columns} FROM knowledge_facts f WHERE f.workspace_id = ${scope.workspaceId}::uuid ${ofClient} ${below}
         ORDER BY f.created_at DESC, f.id DESC LIMIT ${take}`,
    );
  }

  find(scope: WorkspaceScope, id: string): Promise<FactRow | null> {
    return this.one(scope, Prisma.sql`SELECT ${columns} FROM knowledge_facts f WHERE f.id = ${id}::uuid`);
  }

  /** A new fact waits to be read; its writer reads it at once, under a lease. */
  async insert(
    scope: WorkspaceScope,
    fact: { clientId: string | null; text: string; userId: string; correlationId: string },
  ): Promise<FactRow> {
    const row = await this.one(
      scope,
      Prisma.sql`
        INSERT INTO knowledge_facts AS f (workspace_id, client_id, text, created_by, correlation_id, lease_until)
        VALUES (${scope.workspaceId}::uuid, ${fact.clientId}::uuid, ${fact.text}, ${fact.userId}::uuid,
                ${fact.correlationId}, now() + ${LEASE}::interval) RETURNING ${columns}`,
    );
    if (!row) throw new Error('the fact that was just made is not there');
    return row;
  }

  /** Other words mean something else: what they were read as is forgotten with them, and they wait to be read. */
  update(scope: WorkspaceScope, id: string, text: string, correlationId: string): Promise<FactRow | null> {
    return this.one(
      scope,
      Prisma.sql`
        UPDATE knowledge_facts f
           SET text = ${text}, "constraint" = NULL, active = true, reading_state = 'waiting', read_by = NULL,
               read_prompt = NULL, unread_reason = NULL, correlation_id = ${correlationId},
               lease_until = now() + ${LEASE}::interval, updated_at = now()
         WHERE f.id = ${id}::uuid RETURNING ${columns}`,
    );
  }

  /** Takes a fact that waits and that nobody reads; null when there is nothing to do. */
  claim(scope: WorkspaceScope, id: string): Promise<FactRow | null> {
    return this.one(
      scope,
      Prisma.sql`
        UPDATE knowledge_facts f SET lease_until = now() + ${LEASE}::interval
         WHERE f.id = ${id}::uuid AND f.reading_state = 'waiting' AND (f.lease_until IS NULL OR f.lease_until < now())
        RETURNING ${columns}`,
    );
  }

  /** Leaves it for the worker, after a while. */
  async release(scope: WorkspaceScope, id: string, seconds: number): Promise<void> {
    await this.database.scoped(
      scope,
      (tx) => tx.$executeRaw`
        UPDATE knowledge_facts SET lease_until = now() + make_interval(secs => ${seconds})
         WHERE id = ${id}::uuid AND reading_state = 'waiting'`,
    );
  }

  /**
   * Notes what a fact means. With `ofText`, only while it still waits and says exactly that: whoever changed the words or
   * corrected the meaning meanwhile is not overruled.
   */
  interpret(
    scope: WorkspaceScope,
    id: string,
    { constraint, active, state, by, prompt, reason }: Interpretation,
    ofText: string | null,
  ): Promise<FactRow | null> {
    const rule = constraint === null ? null : JSON.stringify(constraint);
    const still =
      ofText === null ? Prisma.empty : Prisma.sql`AND f.text = ${ofText} AND f.reading_state = 'waiting'`;
    return this.one(
      scope,
      Prisma.sql`
        UPDATE knowledge_facts f
           SET "constraint" = ${rule}::jsonb, active = ${active}, reading_state = ${state}, read_by = ${by},
               read_prompt = ${prompt}, unread_reason = ${reason}, lease_until = NULL, updated_at = now()
         WHERE f.id = ${id}::uuid ${still} RETURNING ${columns}`,
    );
  }

  async delete(scope: WorkspaceScope, id: string): Promise<void> {
    await this.database.scoped(
      scope,
      (tx) => tx.$executeRaw`DELETE FROM knowledge_facts WHERE id = ${id}::uuid`,
    );
  }

  /** The client's currency; null when none is set or the fact is the whole workspace's. */
  async currency(scope: WorkspaceScope, clientId: string | null): Promise<string | null> {
    if (clientId === null) return null;
    const client = await this.database.scoped(scope, (tx) =>
      tx.client.findUnique({ where: { id: clientId }, select: { currency: true } }),
    );
    return client?.currency ?? null;
  }

  private async one(scope: WorkspaceScope, query: Prisma.Sql): Promise<FactRow | null> {
    const rows = await this.database.scoped(scope, (tx) => tx.$queryRaw<FactRow[]>(query));
    return rows[0] ?? null;
  }
}
