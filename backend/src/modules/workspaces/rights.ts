import type { Role } from '@adwright/contracts';
import { AppError } from '../../common/app-error.js';
import type { WorkspaceScope } from '../../database/scope.js';

/**
 * Administration of the workspace itself is not for a member who sees only some of its clients: otherwise a narrowed
 * admin could widen their own sight.
 * @throws AppError `forbidden`.
 */
export function requireWholeWorkspace(scope: WorkspaceScope): void {
  if (scope.clients === 'all') return;
  throw new AppError(
    'forbidden',
    'This concerns the whole workspace and your membership is limited to some of its clients. Nothing was changed.',
  );
}

/**
 * Only an owner makes, changes or removes an owner.
 * @throws AppError `forbidden` when any of `roles` is owner and the caller is not.
 */
export function requireOwnerFor(scope: WorkspaceScope, ...roles: readonly Role[]): void {
  if (!roles.includes('owner') || scope.role === 'owner') return;
  throw new AppError(
    'forbidden',
    `Only an owner makes, changes or removes an owner; your role is ${scope.role}. Nothing was changed.`,
  );
}

/** Which clients a member sees. */
export interface ClientGrant {
  readonly clientScope: 'all' | 'list';
  readonly clientIds: readonly string[];
}

/**
 * A grant that means what it says: a list names at least one client, `all` names none, an owner sees everything.
 * @throws AppError `invalid_input`.
 */
export function checkGrant(role: Role, grant: ClientGrant): ClientGrant {
  const refuse = (field: string, message: string): never => {
    throw new AppError('invalid_input', `Some fields were not accepted: ${field}: ${message}`, {
      errors: [{ field, message }],
    });
  };
  if (grant.clientScope === 'all') {
    if (grant.clientIds.length > 0) refuse('clientIds', 'only together with the client scope "list"');
    return grant;
  }
  if (role === 'owner') refuse('clientScope', 'an owner always sees all clients');
  if (grant.clientIds.length === 0) refuse('clientIds', 'at least one client');
  return { clientScope: 'list', clientIds: [...new Set(grant.clientIds)] };
}
