import type { Capability } from '@adwright/contracts';

/** Written once: every URL is made from it. */
export const API_VERSION = 'v25';

/** PLATFORMS.md A1. */
export const LIVE = {
  api: 'https://googleads.googleapis.com',
  authorize: 'https://accounts.google.com/o/oauth2/v2/auth',
  token: 'https://oauth2.googleapis.com/token',
  revoke: 'https://oauth2.googleapis.com/revoke',
} as const;

/**
 * Google Ads has one scope for reading and writing. Data Manager (conversion upload) needs its own and is asked for at
 * the same time, so that nobody has to consent twice.
 */
export const SCOPES = [
  'https://www.googleapis.com/auth/adwords',
  'https://www.googleapis.com/auth/datamanager',
] as const;

/** The sandbox's published test client: the same for everyone, protects nothing. */
export const SANDBOX_CLIENT = {
  id: 'sandbox-client.apps.example.com',
  secret: 'sandbox-google-secret',
} as const;

export const CAPABILITIES: readonly Capability[] = [
  'budget.campaign',
  'bid.ad_group',
  'bid.keyword',
  'status.campaign',
  'status.ad_group',
  'status.ad',
  'status.keyword',
  'keyword.negative',
  'rename.campaign',
  'rename.ad_group',
  'campaign.create',
  'search_terms.read',
];

/** Conversions are booked on the click's day, up to 90 days later (PLATFORMS.md A2). */
export const LOOKBACK_DAYS = { daily: 30, weekly: 90 } as const;

/** Reads come from the store that writes go to; a little slack for replicas (PLATFORMS.md A4). */
export const READ_LAG_MS = 2_000;

export const READ_TIMEOUT_MS = 60_000;
export const WRITE_TIMEOUT_MS = 30_000;
/** A page has 10,000 rows at most; this is far above it and far below the memory we have. */
export const LARGEST_REPLY_BYTES = 64 * 1024 * 1024;
