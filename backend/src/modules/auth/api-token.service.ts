import { randomBytes } from 'node:crypto';
import {
  type createApiToken,
  type EndpointInput,
  type EndpointOutput,
  type listApiTokens,
  type Role,
  roleAtLeast,
} from '@adwright/contracts';
import { Injectable } from '@nestjs/common';
import { AppError, notFound } from '../../common/app-error.js';
import { sha256 } from '../../common/canonical-json.js';
import { Clock } from '../../common/clock.js';
import type { Principal } from '../../common/http/request-context.js';
import type { WorkspaceScope } from '../../database/scope.js';
import { AuditService } from '../workspaces/audit.service.js';
import { WorkspaceRepository } from '../workspaces/workspace.repository.js';
import { ApiTokenRepository, type ApiTokenRow } from './api-token.repository.js';

type TokenPage = EndpointOutput<typeof listApiTokens>;

export const TOKEN_PREFIX = 'adw_';
const DAY_MS = 24 * 3600 * 1000;

function toAnswer(row: ApiTokenRow): TokenPage['items'][number] {
  return {
    id: row.id,
    name: row.name,
    prefix: row.prefix,
    role: row.role as Role,
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt?.toISOString() ?? null,
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
  };
}

/** API tokens: shown once, kept as a hash, bound to one workspace, never above what their owner still is. */
@Injectable()
export class ApiTokenService {
  constructor(
    private readonly tokens: ApiTokenRepository,
    private readonly workspaces: WorkspaceRepository,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  async list(scope: WorkspaceScope, caller: Principal): Promise<TokenPage> {
    const rows = await this.tokens.list(scope, caller.userId);
    return { items: rows.map(toAnswer), nextCursor: null };
  }

  /** @throws AppError `forbidden` for a role above the caller's, or when a token would make one that outlives it. */
  async create(
    scope: WorkspaceScope,
    caller: Principal,
    input: EndpointInput<typeof createApiToken>['body'],
  ): Promise<EndpointOutput<typeof createApiToken>> {
    if (scope.role === 'system' || !roleAtLeast(scope.role, input.role)) {
      throw new AppError(
        'forbidden',
        `A token’s role is at most your own, which is ${scope.role} here. No token was made.`,
      );
    }
    const expiresAt =
      input.expiresInDays === null
        ? null
        : new Date(this.clock.now().getTime() + input.expiresInDays * DAY_MS);
    await this.refuseOutliving(scope, caller, expiresAt);
    const token = `${TOKEN_PREFIX}${randomBytes(32).toString('base64url')}`;
    const row = await this.workspaces.atomically(scope, async () => {
      const made = await this.tokens.insert(scope, {
        userId: caller.userId,
        name: input.name,
        prefix: token.slice(0, TOKEN_PREFIX.length + 6),
        tokenHash: sha256(token),
        role: input.role,
        expiresAt,
      });
      await this.audit.record(scope, {
        kind: 'api_token.created',
        detail: { tokenId: made.id, name: made.name, role: made.role },
      });
      return made;
    });
    return { ...toAnswer(row), token };
  }

  /** @throws AppError `not_found` for another person's token too. */
  async revoke(scope: WorkspaceScope, caller: Principal, id: string): Promise<void> {
    await this.workspaces.atomically(scope, async () => {
      const row = await this.tokens.find(scope, caller.userId, id);
      if (!row) throw notFound('API token');
      await this.tokens.revoke(scope, id, this.clock.now());
      await this.audit.record(scope, {
        kind: 'api_token.revoked',
        detail: { tokenId: id, name: row.name },
      });
    });
  }

  private async refuseOutliving(
    scope: WorkspaceScope,
    caller: Principal,
    expiresAt: Date | null,
  ): Promise<void> {
    if (caller.tokenId === null) return;
    const own = await this.tokens.find(scope, caller.userId, caller.tokenId);
    if (!own) throw notFound('API token');
    if (own.expiresAt === null || (expiresAt !== null && expiresAt <= own.expiresAt)) return;
    throw new AppError('forbidden', 'A token cannot make one that outlives it. No token was made.');
  }
}
