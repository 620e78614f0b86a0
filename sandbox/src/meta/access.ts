import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Context } from '../http/context.js';
import { CLIENTS } from '../oauth/tokens.js';
import type { AccountState } from '../world/state.js';
import type { Call, Caller } from './call.js';
import { GraphError } from './errors.js';

/** The person every simulated Meta token belongs to. */
export const USER = { id: '10223344556677889', name: 'Robin Sandbox' } as const;
export const APP_NAME = 'Sandbox App';

/** `{app id}|{app secret}`: the token an app uses for itself. */
export const APP_TOKEN = `${CLIENTS.meta.id}|${CLIENTS.meta.secret}`;

/** Code 190: the token is of no use any more. */
export function deadToken(subcode: number | null, message: string): GraphError {
  return new GraphError(190, message, subcode === null ? {} : { subcode });
}

export function expiredToken(at: number): GraphError {
  const when = new Date(at).toUTCString();
  return deadToken(463, `Error validating access token: Session has expired on ${when}.`);
}

export function revokedToken(): GraphError {
  return deadToken(
    458,
    `Error validating access token: The user has not authorized application ${CLIENTS.meta.id}.`,
  );
}

function checkProof(token: string, proof: string): void {
  const expected = Buffer.from(createHmac('sha256', CLIENTS.meta.secret).update(token).digest('hex'));
  const given = Buffer.from(proof.toLowerCase());
  if (expected.length !== given.length || !timingSafeEqual(expected, given)) {
    throw new GraphError(100, 'Invalid appsecret_proof provided in the API argument', {
      type: 'GraphMethodException',
    });
  }
}

/** Checks token and proof. Throws as the vendor answers missing, malformed, expired and revoked tokens. */
export function authenticate(context: Context, call: Call): Caller {
  const token = call.params.text('access_token') ?? call.bearer ?? '';
  if (token === '') {
    throw new GraphError(
      2500,
      'An active access token must be used to query information about the current user.',
    );
  }
  const claims = context.tokens.read(token, 'meta', 'access');
  if (claims === 'invalid') throw deadToken(null, 'Invalid OAuth access token - Cannot parse access token');
  if (claims === 'expired') throw expiredToken(Date.now());
  if (claims === 'revoked') throw revokedToken();
  const proof = call.params.text('appsecret_proof');
  if (proof !== undefined) checkProof(token, proof);
  return { claims, token };
}

/** Throws code 200 unless one of the permissions was granted. */
export function needScope(caller: Caller, state: AccountState | null, ...scopes: string[]): void {
  if (scopes.some((scope) => caller.claims.scopes.includes(scope))) return;
  const of = state ? ` on ad account act_${state.account.id}` : '';
  throw new GraphError(200, `(#200) Ad account owner has NOT grant ${scopes.join(' or ')} permission${of}`, {
    status: 403,
  });
}

/** The account of an `act_...` id, if it is one of this platform. */
export function accountOf(context: Context, id: string): AccountState | null {
  const state = id.startsWith('act_') ? context.runtime.world.find(id.slice(4)) : undefined;
  return state?.account.platform === 'meta' ? state : null;
}
