import type { Account } from '../world/types.js';

/** The app's subscription to what happens on pages. */
export interface AppSubscription {
  callbackUrl: string;
  verifyToken: string;
  fields: string[];
}

/** Where a Google account's lead form sends to. */
export interface GoogleWebhook {
  url: string;
  key: string;
}

/** Who wants to hear of leads. Kept in the log: the last record holds. */
export interface Registrations {
  app: AppSubscription | null;
  /** Fields the app listens to, by page id. */
  pages: Record<string, string[]>;
  /** By customer id. */
  google: Record<string, GoogleWebhook>;
  /** By account id: leads up to this virtual instant need no delivery (any more). */
  settled: Record<string, number>;
}

export const NOBODY: Registrations = { app: null, pages: {}, google: {}, settled: {} };

/** Who is told of an account's leads, in which vendor's way. */
export type Target = { vendor: 'meta'; pageId: string; url: string } | ({ vendor: 'google' } & GoogleWebhook);

/** Where an account's leads go to; null = nobody listens. On Meta app and page must both have subscribed. */
export function targetOf({ app, pages, google }: Registrations, account: Account): Target | null {
  if (account.platform === 'google') {
    const webhook = google[account.id];
    return webhook ? { vendor: 'google', ...webhook } : null;
  }
  const pageId = String(account.extra.page_id);
  if (!app?.fields.includes('leadgen') || !pages[pageId]?.includes('leadgen')) return null;
  return { vendor: 'meta', pageId, url: app.callbackUrl };
}
