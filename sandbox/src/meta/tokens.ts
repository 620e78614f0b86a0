import { randomBytes } from 'node:crypto';
import type { Context } from '../http/context.js';
import { CLIENTS, type Claims } from '../oauth/tokens.js';
import { APP_TOKEN, deadToken, expiredToken, revokedToken, USER } from './access.js';
import type { Call } from './call.js';
import { GraphError } from './errors.js';

/** Lifetime of a token from a code, and of a long-lived one. */
const SHORT_SECONDS = 5_400;
const LONG_SECONDS = 5_183_944;

/** Codes work once; a used one is remembered until the process ends, and codes live ten minutes only. */
const usedCodes = new WeakMap<Context, Set<string>>();

function seconds(): number {
  return Math.floor(Date.now() / 1000);
}

function checkClient(call: Call): void {
  const { params } = call;
  if (params.text('client_id') !== CLIENTS.meta.id) {
    throw new GraphError(
      101,
      'Error validating application. Cannot get application info due to a system error.',
    );
  }
  if (params.text('client_secret') !== CLIENTS.meta.secret) {
    throw new GraphError(1, 'Error validating client secret.');
  }
}

function access(context: Context, from: Claims, lifetime: number): Record<string, unknown> {
  const claims: Claims = {
    kind: 'access',
    platform: 'meta',
    scopes: from.scopes,
    grant: from.grant,
    expires: seconds() + lifetime,
  };
  return { access_token: context.tokens.issue(claims), token_type: 'bearer', expires_in: lifetime };
}

function byCode(context: Context, call: Call): Record<string, unknown> {
  const code = call.params.text('code') ?? '';
  const claims = context.tokens.read(code, 'meta', 'code');
  const used = usedCodes.get(context) ?? new Set<string>();
  usedCodes.set(context, used);
  if (claims === 'expired') {
    throw new GraphError(100, 'This authorization code has expired.', { subcode: 36007 });
  }
  if (used.has(code)) {
    throw new GraphError(100, 'This authorization code has been used.', { subcode: 36009 });
  }
  if (typeof claims === 'string' || context.faults.take(null, 'invalid_grant')) {
    throw new GraphError(100, 'Invalid verification code format.', { subcode: 36009 });
  }
  if (claims.redirectUri !== call.params.text('redirect_uri')) {
    throw new GraphError(
      100,
      'Error validating verification code. Please make sure your redirect_uri is identical to the one you used in the OAuth dialog request',
      { subcode: 36008 },
    );
  }
  used.add(code);
  return access(context, claims, SHORT_SECONDS);
}

/** Long-lived for short-lived or for another long-lived: only while that one is still good. */
function byToken(context: Context, call: Call): Record<string, unknown> {
  const claims = context.tokens.read(call.params.text('fb_exchange_token') ?? '', 'meta', 'access');
  if (claims === 'expired' || context.faults.take(null, 'invalid_grant')) throw expiredToken(Date.now());
  if (claims === 'revoked') throw revokedToken();
  if (claims === 'invalid') throw deadToken(null, 'Invalid OAuth access token.');
  return access(context, claims, LONG_SECONDS);
}

/** `oauth/access_token`: a code, a token to be prolonged, or the app's own token. Throws a GraphError. */
export function accessToken(context: Context, call: Call): Record<string, unknown> {
  checkClient(call);
  const grant = call.params.text('grant_type') ?? (call.params.has('code') ? 'authorization_code' : '');
  if (grant === 'authorization_code') return byCode(context, call);
  if (grant === 'fb_exchange_token') return byToken(context, call);
  if (grant === 'client_credentials') return { access_token: APP_TOKEN, token_type: 'bearer' };
  throw new GraphError(100, `(#100) Unsupported grant_type: ${grant}`);
}

/** `debug_token`: what a token is worth. The caller shows the app's token or the same user's. Throws code 190. */
export function debugToken(context: Context, call: Call): { data: Record<string, unknown> } {
  const own = call.params.text('access_token') ?? call.bearer ?? '';
  if (own !== APP_TOKEN && typeof context.tokens.read(own, 'meta', 'access') === 'string') {
    throw deadToken(null, 'Invalid OAuth access token - Cannot parse access token');
  }
  const claims = context.tokens.read(call.params.text('input_token') ?? '', 'meta', 'access');
  const app = { app_id: CLIENTS.meta.id, type: 'USER', application: 'Sandbox App' };
  if (typeof claims === 'string') {
    const [subcode, message] =
      claims === 'expired'
        ? [463, 'Error validating access token: Session has expired.']
        : claims === 'revoked'
          ? [458, 'Error validating access token: The user has not authorized the application.']
          : [null, 'Invalid OAuth access token.'];
    return {
      data: {
        ...app,
        is_valid: false,
        error: { code: 190, message, ...(subcode === null ? {} : { subcode }) },
        scopes: [],
      },
    };
  }
  return {
    data: {
      ...app,
      app_id: claims.app ?? app.app_id,
      type: claims.systemUser || claims.expires === null ? 'SYSTEM_USER' : 'USER',
      is_valid: true,
      expires_at: claims.expires ?? 0,
      data_access_expires_at: claims.expires === null ? 0 : seconds() + 90 * 86_400,
      issued_at: claims.expires === null ? 0 : claims.expires - LONG_SECONDS,
      scopes: claims.scopes,
      granular_scopes: claims.scopes.map((scope) => ({ scope })),
      user_id: USER.id,
    },
  };
}

/** A token as Business settings gives it out for a system user; without `days` it never ends. */
export function issueSystemUserToken(
  context: Context,
  { scopes, days, app }: { scopes: readonly string[]; days: number | null; app?: string | undefined },
): string {
  return context.tokens.issue({
    kind: 'access',
    platform: 'meta',
    scopes,
    expires: days === null ? null : seconds() + days * 86_400,
    grant: randomBytes(9).toString('base64url'),
    systemUser: true,
    ...(app === undefined ? {} : { app }),
  });
}

/** A code the dialog sends back with. */
export function issueCode(context: Context, scopes: readonly string[], redirectUri: string): string {
  return context.tokens.issue({
    kind: 'code',
    platform: 'meta',
    scopes,
    expires: seconds() + 600,
    grant: randomBytes(9).toString('base64url'),
    redirectUri,
  });
}
