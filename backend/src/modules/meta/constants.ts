import type { Capability } from '@adwright/contracts';

/** Written once: every URL is made from it. */
export const API_VERSION = 'v26.0';

/** PLATFORMS.md B1. */
export const LIVE = {
  graph: 'https://graph.facebook.com',
  dialog: 'https://www.facebook.com',
} as const;

/** The sandbox's published test app: the same for everyone, protects nothing. */
export const SANDBOX_APP = { id: '990011223344556', secret: 'sandbox-meta-app-secret' } as const;

export const READ_SCOPES = ['ads_read', 'business_management'] as const;
/** Ads are shown in the name of a page, so creating one needs to see the pages. */
export const WRITE_SCOPES = [
  ...READ_SCOPES,
  'ads_management',
  'pages_show_list',
  'pages_read_engagement',
] as const;

/** No negative keywords: Meta has no keywords at all. */
export const CAPABILITIES: readonly Capability[] = [
  'budget.campaign',
  'budget.ad_group',
  'bid.ad_group',
  'status.campaign',
  'status.ad_group',
  'status.ad',
  'rename.campaign',
  'rename.ad_group',
  'rename.ad',
  'campaign.create',
];

/** Attribution keeps changing for 28 days (PLATFORMS.md B2). */
export const LOOKBACK_DAYS = { daily: 28, weekly: 90 } as const;

/** Reads may lag behind writes by seconds (DECISIONS 18). */
export const READ_LAG_MS = 10_000;

export const READ_TIMEOUT_MS = 60_000;
export const WRITE_TIMEOUT_MS = 30_000;
export const LARGEST_REPLY_BYTES = 64 * 1024 * 1024;
