import { timingSafeEqual } from 'node:crypto';
import type { EndpointSpec } from '@adwright/contracts';
import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { AppError } from '../../common/app-error.js';
import { sha256 } from '../../common/canonical-json.js';
import { endpointOf } from '../../common/http/endpoint.decorator.js';
import { setRequestContext } from '../../common/http/request-context.js';
import { CONFIG, type Config } from '../../config/config.js';
import { AccessRepository } from './access.repository.js';
import { decideAccess, type Identity, sessionIdentity, tokenIdentity } from './access-decision.js';
import { isForeign } from './origin-check.js';
import { JwtGuard } from './strategies/jwt.guard.js';
import { TokenUse } from './token-use.js';
import { ToolTokens } from './tool-tokens.js';

function bearerOf(request: Request): string | null {
  const [, token] = /^Bearer +(\S+) *$/i.exec(request.get('authorization') ?? '') ?? [];
  return token ?? null;
}

function namedWorkspaceOf(request: Request): string | null {
  const inQuery: unknown = request.query.workspaceId;
  const named = request.get('x-workspace-id') ?? (typeof inQuery === 'string' ? inQuery : '');
  return named === '' ? null : named;
}

/**
 * Who may call what: reads the endpoint's declared access, finds out who is calling with one query, and leaves the
 * principal and the workspace scope on the request. A route that declares nothing is closed.
 */
@Injectable()
export class AccessGuard implements CanActivate {
  private readonly serviceHash: Buffer;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly access: AccessRepository,
    private readonly jwt: JwtGuard,
    private readonly tokenUse: TokenUse,
    private readonly toolTokens: ToolTokens,
  ) {
    this.serviceHash = Buffer.from(sha256(config.secrets.serviceToken));
  }

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<Request>();
    const spec = endpointOf(context.getHandler());
    if (!spec) throw new AppError('forbidden', 'This route declares no access and is closed to everybody.');
    const bearer = bearerOf(request);
    if (bearer === null) this.refuseForeign(request);
    await this.admit(context, spec, request, bearer);
    return true;
  }

  private async admit(
    context: ExecutionContext,
    spec: EndpointSpec,
    request: Request,
    bearer: string | null,
  ): Promise<void> {
    if (spec.access === 'public') {
      setRequestContext(request, { principal: null, scope: null });
      return;
    }
    if (spec.access === 'service') {
      if (!this.isServiceToken(bearer)) throw new AppError('not_signed_in', 'This needs the service token.');
      setRequestContext(request, { principal: null, scope: null });
      return;
    }
    if (spec.access === 'tool') {
      setRequestContext(request, { principal: null, scope: await this.toolTokens.admit(request, bearer) });
      return;
    }
    const identity = bearer === null ? await this.bySession(context) : await this.byToken(bearer);
    const scope = decideAccess(spec.access, spec.method, identity, namedWorkspaceOf(request));
    setRequestContext(request, { principal: identity.principal, scope });
  }

  private async bySession(context: ExecutionContext): Promise<Identity> {
    const { userId, sessionId } = await this.jwt.claims(context);
    const memberships = await this.access.bySession(sessionId, userId);
    if (memberships === null) throw new AppError('session_expired', 'This session has ended. Sign in again.');
    return sessionIdentity(userId, sessionId, memberships);
  }

  private async byToken(token: string): Promise<Identity> {
    const owner = await this.access.byTokenHash(sha256(token));
    if (!owner) {
      throw new AppError(
        'not_signed_in',
        'This API token is not valid: unknown, expired, revoked or its owner left.',
      );
    }
    this.tokenUse.note(owner);
    return tokenIdentity(owner);
  }

  /** Compares hashes, so that neither length nor content shows in the time it takes. */
  private isServiceToken(token: string | null): boolean {
    return token !== null && timingSafeEqual(Buffer.from(sha256(token)), this.serviceHash);
  }

  private refuseForeign(request: Request): void {
    const from = {
      method: request.method,
      origin: request.get('origin'),
      host: request.get('host'),
      secFetchSite: request.get('sec-fetch-site'),
    };
    if (!isForeign(from, this.config.http.publicUrl)) return;
    throw new AppError(
      'foreign_origin',
      'Another site’s page sent this request, so it was refused and nothing was changed. If this is your own address, ' +
        'set PUBLIC_URL to it.',
    );
  }
}
