import { type Access, lesserRole, type Role, roleAtLeast } from '@adwright/contracts';
import { AppError, notFound } from '../../common/app-error.js';
import type { Principal } from '../../common/http/request-context.js';
import { memberScope, type WorkspaceScope } from '../../database/scope.js';
import type { MemberRights, TokenOwner } from './access.repository.js';

/** Who a request comes from and what they are, before the endpoint's demand is looked at. */
export interface Identity {
  readonly principal: Principal;
  readonly memberships: readonly MemberRights[];
}

export function sessionIdentity(
  userId: string,
  sessionId: string,
  memberships: readonly MemberRights[],
): Identity {
  return { principal: { userId, sessionId, tokenId: null }, memberships };
}

/** A token never grants more than its owner still has, and nothing outside its workspace. */
export function tokenIdentity(owner: TokenOwner): Identity {
  const role = lesserRole(owner.tokenRole, owner.rights.role);
  return {
    principal: { userId: owner.userId, sessionId: null, tokenId: owner.tokenId },
    memberships: [{ ...owner.rights, role }],
  };
}

/**
 * The membership a request works in: the named workspace, else the default, else the oldest; null when there is none.
 * @throws AppError `not_found` for a named workspace the caller is no member of (DECISIONS 5).
 */
export function chooseMembership(
  memberships: readonly MemberRights[],
  named: string | null,
): MemberRights | null {
  if (named === null) return memberships.find((item) => item.isDefault) ?? memberships[0] ?? null;
  const found = memberships.find((item) => item.workspaceId === named.toLowerCase());
  if (!found) throw notFound('workspace');
  return found;
}

function scopeOf(identity: Identity, rights: MemberRights): WorkspaceScope {
  return memberScope({
    workspaceId: rights.workspaceId,
    userId: identity.principal.userId,
    role: rights.role,
    clients: rights.clientScope === 'all' ? 'all' : rights.clientIds,
  });
}

function requireRole(rights: MemberRights | null, needed: Role): void {
  if (rights === null) {
    throw new AppError('forbidden', 'You are no member of any workspace. Make one or ask for an invitation.');
  }
  if (roleAtLeast(rights.role, needed)) return;
  throw new AppError(
    'forbidden',
    `This needs the role ${needed} or above; yours here is ${rights.role}. Nothing was changed.`,
  );
}

/**
 * The scope a signed-in caller gets at an endpoint.
 * @throws AppError `forbidden` naming what is needed, `not_found` for a foreign workspace.
 */
export function decideAccess(
  access: Exclude<Access, 'public' | 'service' | 'tool'>,
  method: string,
  identity: Identity,
  namedWorkspace: string | null,
): WorkspaceScope | null {
  const rights = chooseMembership(identity.memberships, namedWorkspace);
  if (access !== 'user') requireRole(rights, access);
  else if (identity.principal.tokenId !== null && method !== 'GET') {
    throw new AppError(
      'forbidden',
      'An API token acts in its workspace only. This concerns the person: sign in with e-mail and password for it.',
    );
  }
  return rights === null ? null : scopeOf(identity, rights);
}
