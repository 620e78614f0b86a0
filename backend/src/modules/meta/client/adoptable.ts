import type { Grant } from '../../../platforms/access.js';
import { READ_SCOPES } from '../constants.js';
import { refused } from '../refusal.js';
import type { Inspection } from './oauth.client.js';

/** Tokens that act for nobody, or for a page only. */
const NOBODY = ['APP', 'PAGE'];

/**
 * The grant of a pasted token, from what Meta says of it. Only a token of our own app can be proven with the app's secret, and
 * only one without an end needs nobody to sign in again.
 * @throws PlatformError `rejected` with what to do; the token is never repeated.
 */
export function adoptable(inspection: Inspection, token: string, appId: string): Grant {
  const { valid, type, userId, expiresAt, scopes } = inspection;
  if (!valid)
    throw refused(
      'token_invalid',
      'Meta does not accept this token: it is mistyped, has expired or was withdrawn.',
      'token',
    );
  if (inspection.appId !== appId)
    throw refused(
      'token_foreign_app',
      `This token was made for another app. Make it for the app ${appId}, which is configured here.`,
      'token',
    );
  if (userId === null || NOBODY.includes(type ?? ''))
    throw refused(
      'token_of_nobody',
      'This token belongs to an app or a page. Make one for a system user of your business.',
      'token',
    );
  if (expiresAt !== null)
    throw refused(
      'token_ends',
      `This token ends on ${expiresAt.toISOString().slice(0, 10)}. Make one for a system user with the expiry “Never”, or sign in instead.`,
      'token',
    );
  const missing = READ_SCOPES.filter((scope) => !scopes.includes(scope));
  if (missing.length > 0)
    throw refused(
      'token_scopes',
      `This token lacks ${missing.join(' and ')}. Make it again with these permissions ticked.`,
      'token',
    );
  return { accessToken: token, refreshToken: null, expiresAt: null, scopes, externalUserId: userId };
}
