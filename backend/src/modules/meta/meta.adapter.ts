import type { Logger } from 'pino';
import type { PlatformAdapter } from '../../platforms/adapter.js';
import type { CallGate } from '../../platforms/call-gate.js';
import { MetaAccounts } from './accounts.js';
import { MetaClient } from './client/meta.client.js';
import { OAuthClient } from './client/oauth.client.js';
import { CAPABILITIES, LOOKBACK_DAYS } from './constants.js';
import type { MetaSettings } from './endpoints.js';
import { CampaignChain } from './mutations/chain.js';
import { MetaMutations } from './mutations.js';
import { MetaPlaces } from './places.js';
import { Insights } from './reading/insights.js';
import type { PollPolicy } from './reading/report-run.js';
import { MetaReporting } from './reporting.js';
import { MetaStructure } from './structure.js';

/** Meta ads behind the port. */
export function makeMetaAdapter(
  settings: MetaSettings,
  gate: CallGate,
  logger: Logger,
  policy?: PollPolicy,
): PlatformAdapter {
  const client = new MetaClient(settings, gate, logger);
  return {
    platform: 'meta',
    label: 'Meta',
    capabilities: CAPABILITIES,
    accounts: new MetaAccounts(settings, client, new OAuthClient(settings)),
    structure: new MetaStructure(client),
    reporting: new MetaReporting(new Insights(client, policy)),
    mutations: new MetaMutations(client, new CampaignChain(client)),
    places: new MetaPlaces(client),
    lookbackDays: LOOKBACK_DAYS,
  };
}
