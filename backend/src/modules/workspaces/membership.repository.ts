import type { Membership, Role } from '@adwright/contracts';
import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';

interface MembershipRow {
  workspaceId: string;
  workspaceName: string;
  mode: Membership['mode'];
  role: Role;
  clientScope: Membership['clientScope'];
  isDefault: boolean;
}

/** Where a person is a member: the one read about people that crosses workspaces. */
@Injectable()
export class MembershipRepository {
  constructor(private readonly database: Database) {}

  /** Oldest first; exactly one is the default when there is any: the chosen one, else the oldest. */
  async ofUser(userId: string): Promise<Membership[]> {
    const rows = await this.database.global(
      (db) => db.$queryRaw<MembershipRow[]>`
        SELECT m.workspace_id AS "workspaceId", m.workspace_name AS "workspaceName", m.mode, m.role,
               m.client_scope AS "clientScope", m.workspace_id IS NOT DISTINCT FROM u.default_workspace_id AS "isDefault"
          FROM users u CROSS JOIN LATERAL auth_memberships(u.id) WITH ORDINALITY AS
               m(member_id, workspace_id, workspace_name, mode, role, client_scope, client_ids, place)
         WHERE u.id = ${userId}::uuid ORDER BY m.place`,
    );
    const chosen = rows.find((row) => row.isDefault) ?? rows[0];
    return rows.map((row) => ({ ...row, isDefault: row === chosen }));
  }

  async setDefault(userId: string, workspaceId: string): Promise<void> {
    await this.database.global((db) =>
      db.user.update({ where: { id: userId }, data: { defaultWorkspaceId: workspaceId } }),
    );
  }
}
