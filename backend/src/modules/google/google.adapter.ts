import type { Logger } from 'pino';
import type { PlatformAdapter } from '../../platforms/adapter.js';
import type { CallGate } from '../../platforms/call-gate.js';
import { GoogleAccounts } from './accounts.js';
import { GoogleClient } from './client/google.client.js';
import { Grants } from './client/grants.js';
import { OAuthClient } from './client/oauth.client.js';
import { CAPABILITIES, LOOKBACK_DAYS } from './constants.js';
import type { GoogleSettings } from './endpoints.js';
import { GoogleMutations } from './mutations.js';
import { GooglePlaces } from './places.js';
import { GoogleReporting } from './reporting.js';
import { GoogleStructure } from './structure.js';

/** Google Ads behind the port. */
export function makeGoogleAdapter(settings: GoogleSettings, gate: CallGate, logger: Logger): PlatformAdapter {
  const oauth = new OAuthClient(settings);
  const grants = new Grants(oauth);
  const client = new GoogleClient(settings, grants, gate, logger);
  return {
    platform: 'google',
    label: 'Google Ads',
    capabilities: CAPABILITIES,
    accounts: new GoogleAccounts(settings, client, oauth, grants, logger),
    structure: new GoogleStructure(client),
    reporting: new GoogleReporting(client),
    mutations: new GoogleMutations(client),
    places: new GooglePlaces(client),
    lookbackDays: LOOKBACK_DAYS,
  };
}
