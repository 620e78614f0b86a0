import type { Role } from '@adwright/contracts';
import { Injectable } from '@nestjs/common';
import { Database, Prisma, type TenantTx } from '../../database/database.js';
import type { WorkspaceScope } from '../../database/scope.js';
import type { ClientGrant } from './rights.js';
import type { TimeCursor } from './time-cursor.js';

export interface MemberRow {
  id: string;
  userId: string;
  email: string;
  name: string;
  role: Role;
  clientScope: 'all' | 'list';
  clientIds: string[];
  at: Date;
}

export interface NewMember extends ClientGrant {
  readonly userId: string;
  readonly role: Role;
}

/** A narrowed caller is shown people who share a client with them, and only the shared clients. */
function visibleTo(scope: WorkspaceScope): Prisma.Sql {
  return scope.clients === 'all'
    ? Prisma.sql`true`
    : Prisma.sql`(m.client_scope = 'all' OR EXISTS (
        SELECT FROM member_clients s WHERE s.member_id = m.id AND s.client_id = ANY ((SELECT app_client_ids())::uuid[])))`;
}

function select(scope: WorkspaceScope, rest: Prisma.Sql): Prisma.Sql {
  const shared =
    scope.clients === 'all'
      ? Prisma.empty
      : Prisma.sql`AND c.client_id = ANY ((SELECT app_client_ids())::uuid[])`;
  return Prisma.sql`
    SELECT m.id, m.user_id AS "userId", u.email, u.name, m.role, m.client_scope AS "clientScope", m.created_at AS at,
           ARRAY(SELECT c.client_id FROM member_clients c WHERE c.member_id = m.id ${shared} ORDER BY 1) AS "clientIds"
      FROM members m JOIN users u ON u.id = m.user_id WHERE ${visibleTo(scope)} ${rest}`;
}

@Injectable()
export class MemberRepository {
  constructor(private readonly database: Database) {}

  /** Oldest first. */
  async page(scope: WorkspaceScope, after: TimeCursor | null, take: number): Promise<MemberRow[]> {
    const above = after
      ? Prisma.sql`AND (m.created_at, m.id) > (${after.at}, ${after.id}::uuid)`
      : Prisma.empty;
    return this.database.scoped(scope, (tx) =>
      tx.$queryRaw<MemberRow[]>(
        select(scope, Prisma.sql`${above} ORDER BY m.created_at, m.id LIMIT ${take}`),
      ),
    );
  }

  async find(scope: WorkspaceScope, id: string): Promise<MemberRow | null> {
    const rows = await this.database.scoped(scope, (tx) =>
      tx.$queryRaw<MemberRow[]>(select(scope, Prisma.sql`AND m.id = ${id}::uuid`)),
    );
    return rows[0] ?? null;
  }

  /** Locks the owners' rows until the transaction ends, so that two owners cannot leave at the same moment. */
  async lockOwners(scope: WorkspaceScope): Promise<string[]> {
    const rows = await this.database.scoped(
      scope,
      (tx) => tx.$queryRaw<{ id: string }[]>`
        SELECT id FROM members WHERE role = 'owner' ORDER BY id FOR UPDATE`,
    );
    return rows.map((row) => row.id);
  }

  /** @returns false when the person is a member already. */
  async insert(scope: WorkspaceScope, member: NewMember): Promise<boolean> {
    return this.database.scoped(scope, async (tx) => {
      const rows = await tx.$queryRaw<{ id: string }[]>`
        INSERT INTO members (workspace_id, user_id, role, client_scope)
        VALUES (${scope.workspaceId}::uuid, ${member.userId}::uuid, ${member.role}, ${member.clientScope})
        ON CONFLICT (workspace_id, user_id) DO NOTHING RETURNING id`;
      const [row] = rows;
      if (!row) return false;
      await this.grant(tx, scope, row.id, member);
      return true;
    });
  }

  async update(scope: WorkspaceScope, id: string, change: ClientGrant & { role: Role }): Promise<void> {
    await this.database.scoped(scope, async (tx) => {
      await tx.member.update({
        where: { id },
        data: { role: change.role, clientScope: change.clientScope },
      });
      await tx.memberClient.deleteMany({ where: { memberId: id } });
      await this.grant(tx, scope, id, change);
    });
  }

  async remove(scope: WorkspaceScope, member: { id: string; userId: string }): Promise<void> {
    await this.database.scoped(scope, async (tx) => {
      await tx.member.delete({ where: { id: member.id } });
      await tx.apiToken.updateMany({
        where: { userId: member.userId, revokedAt: null },
        data: { revokedAt: new Date() },
      });
    });
  }

  private async grant(
    tx: TenantTx,
    scope: WorkspaceScope,
    memberId: string,
    grant: ClientGrant,
  ): Promise<void> {
    if (grant.clientScope === 'all') return;
    const data = grant.clientIds.map((clientId) => ({
      workspaceId: scope.workspaceId,
      memberId,
      clientId,
    }));
    await tx.memberClient.createMany({ data });
  }
}
