import { createHmac } from 'node:crypto';
import { lesserRole, roleSchema } from '@adwright/contracts';
import { Inject, Injectable } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
import type { Request } from 'express';
import { z } from 'zod';
import { AppError } from '../../common/app-error.js';
import { CONFIG, type Config } from '../../config/config.js';
import { memberScope, type WorkspaceScope } from '../../database/scope.js';
import { AccessRepository } from './access.repository.js';
import { tokenKey } from './access-tokens.js';

/** A turn that runs longer than this has lost its tools. */
export const TOOL_TOKEN_SECONDS = 5 * 60;
const ISSUER = 'adwright-tools';
const ALGORITHM = 'HS256';

const claimsSchema = z.object({
  sub: z.uuid(),
  workspaceId: z.uuid(),
  role: roleSchema,
  clients: z.union([z.literal('all'), z.array(z.uuid())]),
  turnId: z.uuid(),
});

/** What a tool call may see, and the turn it is made for. */
export interface ToolAccess {
  readonly scope: WorkspaceScope;
  readonly turnId: string;
}

const turns = new WeakMap<Request, string>();

/** The turn a tool request is made for; only where the access is `tool`. */
export function turnOf(request: Request): string {
  const turnId = turns.get(request);
  if (turnId === undefined) throw new Error('this request carries no turn');
  return turnId;
}

/**
 * The token with which the AI service reads for one person during one turn. It is signed with a key of its own, so
 * that it is no session and no session is one, and it only ever narrows: every use takes the lesser of what it says
 * and what the person may do right now (DECISIONS 8).
 */
@Injectable()
export class ToolTokens {
  private readonly jwt: JwtService;

  constructor(
    @Inject(CONFIG) config: Config,
    private readonly access: AccessRepository,
  ) {
    this.jwt = new JwtService({
      secret: tokenKey(createHmac('sha256', config.secrets.jwt).update('tool tokens').digest('base64url')),
    });
  }

  /** @throws Error for a scope without a person: jobs need no tools. */
  sign(scope: WorkspaceScope, turnId: string): string {
    const { userId, workspaceId, role, clients } = scope;
    if (userId === null) throw new Error('a tool token speaks for a person');
    return this.jwt.sign(
      { sub: userId, workspaceId, role, clients, turnId },
      { algorithm: ALGORITHM, issuer: ISSUER, expiresIn: TOOL_TOKEN_SECONDS },
    );
  }

  /**
   * Admits a tool request and remembers its turn.
   * @throws AppError `not_signed_in` when the token is missing, expired, none of ours, or the person is gone.
   */
  async admit(request: Request, bearer: string | null): Promise<WorkspaceScope> {
    const claims = this.claimsOf(bearer);
    const rights = claims && (await this.access.rightsOf(claims.sub, claims.workspaceId));
    if (!claims || !rights)
      throw new AppError('not_signed_in', 'This tool token is not valid, or no longer.');
    turns.set(request, claims.turnId);
    const now = rights.clientScope === 'all' ? ('all' as const) : rights.clientIds;
    return memberScope({
      workspaceId: claims.workspaceId,
      userId: claims.sub,
      role: lesserRole(claims.role, rights.role),
      clients: narrower(claims.clients, now),
    });
  }

  private claimsOf(token: string | null): z.infer<typeof claimsSchema> | null {
    if (token === null) return null;
    try {
      const payload: unknown = this.jwt.verify(token, { algorithms: [ALGORITHM], issuer: ISSUER });
      return claimsSchema.safeParse(payload).data ?? null;
    } catch (error) {
      // Every fault of a token, expiry included, is a subclass of this one; anything else is ours.
      if (error instanceof Error && /^(JsonWebToken|TokenExpired|NotBefore)Error$/.test(error.name))
        return null;
      throw error;
    }
  }
}

function narrower(a: 'all' | readonly string[], b: 'all' | readonly string[]): 'all' | readonly string[] {
  if (a === 'all') return b;
  return b === 'all' ? a : a.filter((id) => b.includes(id));
}
