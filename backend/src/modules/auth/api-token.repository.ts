import type { Role } from '@adwright/contracts';
import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import type { WorkspaceScope } from '../../database/scope.js';

export interface ApiTokenRow {
  id: string;
  name: string;
  prefix: string;
  role: string;
  createdAt: Date;
  expiresAt: Date | null;
  lastUsedAt: Date | null;
}

export interface NewApiToken {
  readonly userId: string;
  readonly name: string;
  readonly prefix: string;
  readonly tokenHash: string;
  readonly role: Role;
  readonly expiresAt: Date | null;
}

@Injectable()
export class ApiTokenRepository {
  constructor(private readonly database: Database) {}

  /** The person's live tokens, newest first. */
  async list(scope: WorkspaceScope, userId: string): Promise<ApiTokenRow[]> {
    return this.database.scoped(scope, (tx) =>
      tx.apiToken.findMany({
        where: { userId, revokedAt: null },
        orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      }),
    );
  }

  async find(scope: WorkspaceScope, userId: string, id: string): Promise<ApiTokenRow | null> {
    return this.database.scoped(scope, (tx) =>
      tx.apiToken.findFirst({ where: { id, userId, revokedAt: null } }),
    );
  }

  async insert(scope: WorkspaceScope, token: NewApiToken): Promise<ApiTokenRow> {
    return this.database.scoped(scope, (tx) =>
      tx.apiToken.create({ data: { workspaceId: scope.workspaceId, ...token } }),
    );
  }

  async revoke(scope: WorkspaceScope, id: string, at: Date): Promise<void> {
    await this.database.scoped(scope, (tx) => tx.apiToken.update({ where: { id }, data: { revokedAt: at } }));
  }

  async markUsed(scope: WorkspaceScope, id: string, at: Date): Promise<void> {
    await this.database.scoped(scope, (tx) =>
      tx.apiToken.updateMany({ where: { id }, data: { lastUsedAt: at } }),
    );
  }
}
