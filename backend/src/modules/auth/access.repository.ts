import type { Role } from '@adwright/contracts';
import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';

/** One membership of the caller, as it is right now. */
export interface MemberRights {
  readonly workspaceId: string;
  readonly role: Role;
  readonly clientScope: 'all' | 'list';
  readonly clientIds: readonly string[];
  readonly isDefault: boolean;
}

export interface TokenOwner {
  readonly tokenId: string;
  readonly userId: string;
  readonly tokenRole: Role;
  readonly rights: MemberRights;
}

interface RightsRow {
  workspaceId: string | null;
  role: Role;
  clientScope: 'all' | 'list';
  clientIds: string[];
  isDefault: boolean;
}

/** What the access guard reads: one query for each request. */
@Injectable()
export class AccessRepository {
  constructor(private readonly database: Database) {}

  /** Memberships of a live session's person, oldest first; null when the session or the person is no longer good. */
  async bySession(sessionId: string, userId: string): Promise<MemberRights[] | null> {
    const rows = await this.database.globalStatement<RightsRow>(
      `SELECT m.workspace_id AS "workspaceId", m.role, m.client_scope AS "clientScope", m.client_ids AS "clientIds",
               m.workspace_id IS NOT DISTINCT FROM u.default_workspace_id AS "isDefault"
          FROM sessions s JOIN users u ON u.id = s.user_id
          LEFT JOIN LATERAL auth_memberships(u.id) WITH ORDINALITY AS
               m(member_id, workspace_id, workspace_name, mode, role, client_scope, client_ids, place) ON true
         WHERE s.id = $1::uuid AND s.user_id = $2::uuid AND s.revoked_at IS NULL
           AND s.expires_at > now() AND u.disabled_at IS NULL
         ORDER BY m.place`,
      [sessionId, userId],
    );
    if (rows.length === 0) return null;
    return rows.flatMap(({ workspaceId, ...row }) => (workspaceId === null ? [] : [{ workspaceId, ...row }]));
  }

  /** The person behind a live API token, with their membership of the token's workspace; null when any is gone. */
  async byTokenHash(tokenHash: string): Promise<TokenOwner | null> {
    const rows = await this.database.globalStatement<{
      tokenId: string;
      userId: string;
      tokenRole: Role;
      workspaceId: string;
      role: Role;
      clientScope: 'all' | 'list';
      clientIds: string[];
    }>(
      `SELECT t.token_id AS "tokenId", t.user_id AS "userId", t.role AS "tokenRole", m.workspace_id AS "workspaceId",
               m.role, m.client_scope AS "clientScope", m.client_ids AS "clientIds"
          FROM auth_api_token($1) t
          JOIN LATERAL auth_memberships(t.user_id) m ON m.workspace_id = t.workspace_id`,
      [tokenHash],
    );
    const [row] = rows;
    if (!row) return null;
    const { tokenId, userId, tokenRole, ...rights } = row;
    return { tokenId, userId, tokenRole, rights: { ...rights, isDefault: true } };
  }

  /** What a person may do in a workspace right now; null when they are no member of it or are disabled. */
  async rightsOf(userId: string, workspaceId: string): Promise<MemberRights | null> {
    const [row] = await this.database.globalStatement<Omit<MemberRights, 'isDefault'>>(
      `SELECT m.workspace_id AS "workspaceId", m.role, m.client_scope AS "clientScope", m.client_ids AS "clientIds"
          FROM users u JOIN LATERAL auth_memberships(u.id) m ON m.workspace_id = $2::uuid
         WHERE u.id = $1::uuid AND u.disabled_at IS NULL`,
      [userId, workspaceId],
    );
    return row ? { ...row, isDefault: false } : null;
  }
}
