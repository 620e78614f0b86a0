import type { Role } from '@adwright/contracts';
import { Injectable } from '@nestjs/common';
import { Database, Prisma } from '../../database/database.js';
import type { WorkspaceScope } from '../../database/scope.js';
import type { ClientGrant } from './rights.js';
import type { TimeCursor } from './time-cursor.js';

export interface InvitationRow {
  id: string;
  email: string | null;
  role: Role;
  clientScope: 'all' | 'list';
  clientIds: string[];
  at: Date;
  expiresAt: Date;
  acceptedAt: Date | null;
  revokedAt: Date | null;
}

export interface NewInvitation extends ClientGrant {
  readonly email: string | null;
  readonly role: Role;
  readonly tokenHash: string;
  readonly createdBy: string;
  readonly expiresAt: Date;
}

/** What the holder of a link may know before they join. */
export interface FoundInvitation extends ClientGrant {
  readonly invitationId: string;
  readonly workspaceId: string;
  readonly workspaceName: string;
  readonly email: string | null;
  readonly role: Role;
  readonly usable: boolean;
}

const columns = Prisma.sql`id, email, role, client_scope AS "clientScope", client_ids AS "clientIds", created_at AS at,
  expires_at AS "expiresAt", accepted_at AS "acceptedAt", revoked_at AS "revokedAt"`;

@Injectable()
export class InvitationRepository {
  constructor(private readonly database: Database) {}

  /** Newest first. */
  async page(scope: WorkspaceScope, after: TimeCursor | null, take: number): Promise<InvitationRow[]> {
    const below = after
      ? Prisma.sql`WHERE (created_at, id) < (${after.at}, ${after.id}::uuid)`
      : Prisma.empty;
    return this.database.scoped(
      scope,
      (tx) => tx.$queryRaw<InvitationRow[]>`
        SELECT ${columns} FROM invitations ${below} ORDER BY created_at DESC, id DESC LIMIT ${take}`,
    );
  }

  async insert(scope: WorkspaceScope, invitation: NewInvitation): Promise<InvitationRow> {
    const rows = await this.database.scoped(
      scope,
      (tx) => tx.$queryRaw<InvitationRow[]>`
        INSERT INTO invitations (workspace_id, email, role, client_scope, client_ids, token_hash, created_by, expires_at)
        VALUES (${scope.workspaceId}::uuid, ${invitation.email}, ${invitation.role}, ${invitation.clientScope},
                ${[...invitation.clientIds]}::uuid[], ${invitation.tokenHash}, ${invitation.createdBy}::uuid,
                ${invitation.expiresAt})
        RETURNING ${columns}`,
    );
    const [row] = rows;
    if (!row) throw new Error('the invitation was not stored');
    return row;
  }

  /** @returns false when there is no such invitation; an accepted one stays accepted. */
  async revoke(scope: WorkspaceScope, id: string, at: Date): Promise<boolean> {
    const rows = await this.database.scoped(
      scope,
      (tx) => tx.$queryRaw<{ id: string }[]>`
        UPDATE invitations SET revoked_at = coalesce(revoked_at, ${at}) WHERE id = ${id}::uuid RETURNING id`,
    );
    return rows.length > 0;
  }

  /** @returns false when somebody else was faster, or it has just been revoked or expired. */
  async accept(scope: WorkspaceScope, id: string, at: Date): Promise<boolean> {
    const { count } = await this.database.scoped(scope, (tx) =>
      tx.invitation.updateMany({
        where: { id, acceptedAt: null, revokedAt: null, expiresAt: { gt: at } },
        data: { acceptedAt: at },
      }),
    );
    return count === 1;
  }

  /** Across workspaces: the hash is the key. */
  async byTokenHash(tokenHash: string): Promise<FoundInvitation | null> {
    const rows = await this.database.global(
      (db) => db.$queryRaw<FoundInvitation[]>`
        SELECT invitation_id AS "invitationId", workspace_id AS "workspaceId", workspace_name AS "workspaceName", email,
               role, client_scope AS "clientScope", client_ids AS "clientIds", usable
          FROM auth_invitation(${tokenHash})`,
    );
    return rows[0] ?? null;
  }

  async emailOf(userId: string): Promise<string | null> {
    const row = await this.database.global((db) =>
      db.user.findUnique({ where: { id: userId }, select: { email: true } }),
    );
    return row?.email ?? null;
  }
}
