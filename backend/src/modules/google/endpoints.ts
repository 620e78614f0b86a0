import type { Environment } from '@adwright/contracts';
import { AppError } from '../../common/app-error.js';
import { API_VERSION, LIVE, SANDBOX_CLIENT } from './constants.js';

/** The part of the configuration this adapter reads. */
export interface GoogleSettings {
  readonly sandboxUrl: string;
  readonly google: { readonly id: string; readonly secret: string } | null;
  /** How long the answer to a write is waited for, milliseconds; absent = the adapter's own limit. */
  readonly writeTimeoutMs?: number;
  /** Operations granted within 24 hours, from the project's access level (PLATFORMS.md A1); absent = no own limit. */
  readonly googleDailyOperations?: number | null;
}

export interface GoogleEndpoints {
  /** Up to and including the version, no trailing slash. */
  readonly api: string;
  readonly authorize: string;
  readonly token: string;
  readonly revoke: string;
}

/** URLs come from the connection's environment and the configuration, never from a person's input (DECISIONS 9). */
export function endpointsOf(settings: GoogleSettings, environment: Environment): GoogleEndpoints {
  if (environment === 'live') {
    return {
      api: `${LIVE.api}/${API_VERSION}`,
      authorize: LIVE.authorize,
      token: LIVE.token,
      revoke: LIVE.revoke,
    };
  }
  const base = settings.sandboxUrl.replace(/\/+$/, '');
  return {
    api: `${base}/google/${API_VERSION}`,
    authorize: `${base}/oauth/google/o/oauth2/v2/auth`,
    token: `${base}/oauth/google/token`,
    revoke: `${base}/oauth/google/revoke`,
  };
}

/** @throws AppError `not_configured` naming the settings that are missing. */
export function oauthClientOf(settings: GoogleSettings, environment: Environment) {
  if (environment === 'sandbox') return SANDBOX_CLIENT;
  if (settings.google) return settings.google;
  throw new AppError(
    'not_configured',
    'Google Ads is not set up: GOOGLE_ADS_CLIENT_ID and GOOGLE_ADS_CLIENT_SECRET are missing.',
  );
}
