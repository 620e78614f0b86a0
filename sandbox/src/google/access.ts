import type { Request } from 'express';
import type { Context } from '../http/context.js';
import type { AccountState } from '../world/state.js';
import { ads, GoogleError } from './errors.js';

export const SCOPE = 'https://www.googleapis.com/auth/adwords';

/** Checks the bearer token. Throws 401 as the vendor answers missing, malformed, expired and revoked tokens. */
export function authenticate(context: Context, req: Request): void {
  const header = req.header('authorization');
  if (!header) {
    throw new GoogleError(
      401,
      [],
      'Request is missing required authentication credential. Expected OAuth 2 access token, login cookie or other valid authentication credential.',
      [
        {
          '@type': 'type.googleapis.com/google.rpc.ErrorInfo',
          reason: 'CREDENTIALS_MISSING',
          domain: 'googleapis.com',
        },
      ],
    );
  }
  const token = /^Bearer\s+(\S+)$/i.exec(header)?.[1] ?? '';
  const claims = context.tokens.read(token, 'google', 'access');
  if (claims === 'expired')
    throw unauthenticated('OAUTH_TOKEN_EXPIRED', 'The OAuth access token has expired.');
  if (claims === 'revoked')
    throw unauthenticated('OAUTH_TOKEN_REVOKED', 'The OAuth access token was revoked.');
  if (claims === 'invalid')
    throw unauthenticated('OAUTH_TOKEN_INVALID', 'The OAuth access token is invalid.');
  if (!claims.scopes.includes(SCOPE)) {
    throw new GoogleError(403, [], 'Request had insufficient authentication scopes.', [
      {
        '@type': 'type.googleapis.com/google.rpc.ErrorInfo',
        reason: 'ACCESS_TOKEN_SCOPE_INSUFFICIENT',
        domain: 'googleapis.com',
      },
    ]);
  }
}

export function unauthenticated(code: string, message: string): GoogleError {
  return ads(401, 'authenticationError', code, message);
}

/** Accounts the demo grant reaches directly: managers and accounts without one. */
export function accessibleRoots(context: Context): AccountState[] {
  return context.runtime.world.states('google').filter((state) => state.account.managerId === null);
}

export interface Client {
  readonly state: AccountState;
  /** Steps below the manager that asks; 0 = itself. */
  readonly level: number;
}

/** The whole tree below an account, level by level. */
export function clientsOf(context: Context, managerId: string): Client[] {
  const all = context.runtime.world.states('google');
  const found: Client[] = [];
  let managers = [managerId];
  for (let level = 1; managers.length > 0; level++) {
    const here = all.filter(
      ({ account }) => account.managerId !== null && managers.includes(account.managerId),
    );
    found.push(...here.map((state) => ({ state, level })));
    managers = here.filter(({ account }) => account.isManager).map(({ account }) => account.id);
  }
  return found;
}

/** The managers of an account, nearest first. */
function managersOf(context: Context, state: AccountState): string[] {
  const { managerId } = state.account;
  const parent = managerId === null ? undefined : context.runtime.world.find(managerId);
  return parent ? [parent.account.id, ...managersOf(context, parent)] : [];
}

/** The account of a request, if the login customer gives access to it. Throws 400 or 403. */
export function accountOf(context: Context, req: Request, customerId: string): AccountState {
  const login = req.header('login-customer-id');
  if (login !== undefined && !/^\d{10}$/.test(login)) {
    throw ads(
      400,
      'headerError',
      'INVALID_LOGIN_CUSTOMER_ID',
      'The login-customer-id must be 10 digits without hyphens.',
    );
  }
  const state = context.runtime.world.find(customerId);
  const via = login ?? customerId;
  const allowed =
    state?.account.platform === 'google' &&
    (state.account.managerId === null ? via === customerId : managersOf(context, state).includes(via));
  if (!state || !allowed) {
    throw ads(
      403,
      'authorizationError',
      'USER_PERMISSION_DENIED',
      "User doesn't have permission to access customer. Note: If you're accessing a client customer, the manager's customer id must be set in the 'login-customer-id' header.",
    );
  }
  if (state.account.status !== 'ENABLED') {
    throw ads(
      403,
      'authorizationError',
      'CUSTOMER_NOT_ENABLED',
      "The customer account can't be accessed because it is not yet enabled or has been deactivated.",
    );
  }
  return state;
}
