import { Injectable } from '@nestjs/common';
import { AppError } from '../../common/app-error.js';
import { Database, Prisma } from '../../database/database.js';
import type { WorkspaceScope } from '../../database/scope.js';
import type { LoginPerson } from './login-person.js';

export interface UserRow {
  id: string;
  email: string;
  name: string;
  isDemo: boolean;
}

export interface NewUser {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly passwordHash: string | null;
  readonly googleSubject: string | null;
}

function isUniqueViolation(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002';
}

/** People: a global table, since one person may be in many workspaces. */
@Injectable()
export class UserRepository {
  constructor(private readonly database: Database) {}

  async find(id: string): Promise<UserRow | null> {
    return this.database.global((db) =>
      db.user.findUnique({ where: { id }, select: { id: true, email: true, name: true, isDemo: true } }),
    );
  }

  /** All that a log-in needs, in one query whether or not the person exists. */
  async forLogin(by: { email: string } | { googleSubject: string }): Promise<LoginPerson | null> {
    const condition =
      'email' in by ? Prisma.sql`u.email = ${by.email}` : Prisma.sql`u.google_subject = ${by.googleSubject}`;
    const rows = await this.database.global(
      (db) => db.$queryRaw<LoginPerson[]>`
        SELECT u.id, u.email, u.name, u.is_demo AS "isDemo", u.password_hash AS "passwordHash",
               u.disabled_at IS NOT NULL AS disabled, m.workspace_id AS "homeWorkspaceId"
          FROM users u LEFT JOIN LATERAL (
               SELECT a.workspace_id FROM auth_memberships(u.id) WITH ORDINALITY AS
                      a(member_id, workspace_id, workspace_name, mode, role, client_scope, client_ids, place)
                ORDER BY a.workspace_id IS DISTINCT FROM u.default_workspace_id, a.place LIMIT 1) m ON true
         WHERE ${condition}`,
    );
    return rows[0] ?? null;
  }

  /**
   * Inside the transaction that makes the person's first membership.
   * @throws AppError `email_taken`.
   */
  async insert(scope: WorkspaceScope, user: NewUser): Promise<void> {
    try {
      await this.database.scoped(scope, (tx) =>
        tx.user.create({ data: { ...user, defaultWorkspaceId: scope.workspaceId } }),
      );
    } catch (error) {
      if (!isUniqueViolation(error)) throw error;
      throw new AppError(
        'email_taken',
        'There is an account with this e-mail address already. Sign in instead.',
        {
          cause: error,
        },
      );
    }
  }

  /** @throws AppError `conflict` when another person is linked to this Google account. */
  async linkGoogle(userId: string, googleSubject: string): Promise<void> {
    try {
      await this.database.global((db) => db.user.update({ where: { id: userId }, data: { googleSubject } }));
    } catch (error) {
      if (!isUniqueViolation(error)) throw error;
      throw new AppError('conflict', 'This Google account signs another person in already.', {
        cause: error,
      });
    }
  }

  async passwordHashOf(userId: string): Promise<string | null> {
    const row = await this.database.global((db) =>
      db.user.findUnique({ where: { id: userId }, select: { passwordHash: true } }),
    );
    return row?.passwordHash ?? null;
  }

  async setPassword(userId: string, passwordHash: string): Promise<void> {
    await this.database.global((db) => db.user.update({ where: { id: userId }, data: { passwordHash } }));
  }
}
