import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import type { WorkspaceScope } from '../../database/scope.js';

/** Who is calling, before any workspace is chosen. */
export interface Principal {
  readonly userId: string;
  /** Set for cookie sessions. */
  readonly sessionId: string | null;
  /** Set for API tokens, which are bound to one workspace. */
  readonly tokenId: string | null;
}

/** What the access guard leaves on a request. */
export interface RequestContext {
  readonly principal: Principal | null;
  readonly scope: WorkspaceScope | null;
}

const contexts = new WeakMap<Request, RequestContext>();

export function setRequestContext(request: Request, context: RequestContext): void {
  contexts.set(request, context);
}

function contextOf(context: ExecutionContext): RequestContext {
  const found = contexts.get(context.switchToHttp().getRequest<Request>());
  if (!found) throw new Error('the access guard did not run for this request');
  return found;
}

/** The caller; for endpoints whose access is `user` or a role. */
export const Caller = createParamDecorator((_: unknown, context: ExecutionContext): Principal => {
  const { principal } = contextOf(context);
  if (!principal) throw new Error('this endpoint is public and has no caller');
  return principal;
});

/** The workspace scope; for endpoints whose access is a role. */
export const Scope = createParamDecorator((_: unknown, context: ExecutionContext): WorkspaceScope => {
  const { scope } = contextOf(context);
  if (!scope) throw new Error('this endpoint has no workspace scope');
  return scope;
});

/** The scope when there is one; for `user` endpoints that also say where the person is. */
export const MaybeScope = createParamDecorator(
  (_: unknown, context: ExecutionContext): WorkspaceScope | null => contextOf(context).scope,
);
