import { SCOPE } from '../google/access.js';
import type { Context } from '../http/context.js';
import { CLIENTS } from '../oauth/tokens.js';

export const META_SCOPES = [
  'ads_read',
  'ads_management',
  'business_management',
  'pages_show_list',
  'pages_read_engagement',
  'pages_manage_metadata',
  'leads_retrieval',
  'pages_manage_ads',
];

/** Ready-made credentials for tests. Access tokens do not expire; the same seed gives the same tokens. */
export function credentials({ tokens, runtime }: Context): Record<string, unknown> {
  const google = { platform: 'google', scopes: [SCOPE], expires: null, grant: 'ready-made-google' } as const;
  const meta = { platform: 'meta', scopes: META_SCOPES, expires: null, grant: 'ready-made-meta' } as const;
  const customers = runtime.world.states('google').map((state) => state.account);
  return {
    meta: {
      accessToken: tokens.issue({ kind: 'access', ...meta }),
      appId: CLIENTS.meta.id,
      appSecret: CLIENTS.meta.secret,
      adAccountIds: runtime.world.states('meta').map((state) => `act_${state.account.id}`),
    },
    google: {
      accessToken: tokens.issue({ kind: 'access', ...google }),
      refreshToken: tokens.issue({ kind: 'refresh', ...google }),
      clientId: CLIENTS.google.id,
      clientSecret: CLIENTS.google.secret,
      loginCustomerId: customers.find((account) => account.isManager)?.id,
      customerIds: customers.filter((account) => account.managerId !== null).map((account) => account.id),
      directCustomerIds: customers
        .filter((account) => account.managerId === null && !account.isManager)
        .map((account) => account.id),
    },
  };
}
