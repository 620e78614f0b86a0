import type { Environment, Platform } from '@adwright/contracts';

/** Secrets of a grant as the adapter that made them stored them; opaque to everyone else. */
export interface Grant {
  readonly accessToken: string;
  /** Google only; Meta has none. */
  readonly refreshToken: string | null;
  /** UTC instant after which the access token is dead; null = does not expire. */
  readonly expiresAt: Date | null;
  readonly scopes: readonly string[];
  /** Id of the person or system user at the platform, when it tells. */
  readonly externalUserId: string | null;
}

/** How to reach a platform with a grant. `onRefreshed` stores a refreshed grant before it is used. */
export interface ConnectionAccess {
  readonly connectionId: string;
  readonly platform: Platform;
  readonly environment: Environment;
  readonly grant: Grant;
  readonly onRefreshed: (grant: Grant) => Promise<void>;
  /** Told once the platform says that the grant is dead and a person must connect again. */
  readonly onExpired?: (reason: string) => Promise<void>;
}

/** An account reached through a connection. */
export interface AccountAccess {
  readonly connection: ConnectionAccess;
  /** The platform's id: digits for Google, digits without `act_` for Meta. */
  readonly externalId: string;
  /** Manager to log in through (Google), else null. */
  readonly managerExternalId: string | null;
  readonly currency: string;
  readonly timeZone: string;
  /** Cancels the call when the run is cancelled. */
  readonly signal?: AbortSignal;
}
