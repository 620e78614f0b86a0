import type { Environment } from '@adwright/contracts';
import { AppError } from '../../common/app-error.js';
import { API_VERSION, LIVE, SANDBOX_APP } from './constants.js';

/** The part of the configuration this adapter reads. */
export interface MetaSettings {
  readonly sandboxUrl: string;
  readonly meta: { readonly id: string; readonly secret: string } | null;
  /** How long the answer to a write is waited for, milliseconds; absent = the adapter's own limit. */
  readonly writeTimeoutMs?: number;
}

export interface MetaEndpoints {
  /** Up to and including the version, no trailing slash. */
  readonly graph: string;
  readonly dialog: string;
}

/** URLs come from the connection's environment and the configuration, never from a person's input (DECISIONS 9). */
export function endpointsOf(settings: MetaSettings, environment: Environment): MetaEndpoints {
  if (environment === 'live') {
    return {
      graph: `${LIVE.graph}/${API_VERSION}`,
      dialog: `${LIVE.dialog}/${API_VERSION}/dialog/oauth`,
    };
  }
  const base = settings.sandboxUrl.replace(/\/+$/, '');
  return {
    graph: `${base}/meta/${API_VERSION}`,
    dialog: `${base}/oauth/meta/${API_VERSION}/dialog/oauth`,
  };
}

/** @throws AppError `not_configured` naming the settings that are missing. */
export function appOf(settings: MetaSettings, environment: Environment) {
  if (environment === 'sandbox') return SANDBOX_APP;
  if (settings.meta) return settings.meta;
  throw new AppError('not_configured', 'Meta is not set up: META_APP_ID and META_APP_SECRET are missing.');
}
