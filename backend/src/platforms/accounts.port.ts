import type { ConnectionAccess, Grant } from './access.js';

export interface RemoteAccount {
  readonly externalId: string;
  /** The manager through which the account is reached (the root of the tree), null when it is reached by itself. */
  readonly managerExternalId: string | null;
  /** Names of the managers above the account, outermost first; empty when there are none. */
  readonly path: readonly string[];
  readonly name: string;
  readonly currency: string;
  readonly timeZone: string;
  readonly canWrite: boolean;
}

/** An account or manager whose place is known but which refuses to be read; it and all below it are not listed. */
export interface RefusedBranch {
  readonly externalId: string;
  /** The id again where the platform gives no name. */
  readonly name: string;
  /** Names of the managers above it, outermost first. */
  readonly path: readonly string[];
  /** The platform's words. */
  readonly reason: string;
}

export interface Discovery {
  readonly accounts: readonly RemoteAccount[];
  readonly refused: readonly RefusedBranch[];
}

export interface AuthorizationRequest {
  readonly environment: 'live' | 'sandbox';
  readonly redirectUri: string;
  readonly state: string;
  /** RFC 7636 S256 challenge; ignored by a platform without PKCE. */
  readonly codeChallenge: string;
  readonly scopes: readonly string[];
}

/** Grants and the accounts they reach. */
export interface AccountsPort {
  /** Operations within 24 hours that we allow a connection; null where the platform's own signals are enough. */
  readonly dailyOperations: number | null;
  /** Scopes needed for reading only, or for reading and writing. */
  scopes(write: boolean): readonly string[];
  /** @throws AppError `not_configured` when client id or secret is missing for the environment. */
  authorizeUrl(request: AuthorizationRequest): string;
  /** Trades a code for a grant. @throws PlatformError `rejected` or `auth_expired` */
  exchangeCode(input: {
    environment: 'live' | 'sandbox';
    code: string;
    codeVerifier: string;
    redirectUri: string;
  }): Promise<Grant>;
  /**
   * A token that a person made at the platform for a system user, as a grant: it must be the configured app's own, never end
   * and allow reading. Absent on platforms without such tokens.
   * @throws PlatformError `rejected` with the reason for the person; never with the token.
   */
  adopt?(environment: 'live' | 'sandbox', token: string): Promise<Grant>;
  /**
   * A fresh grant: refresh token (Google) or re-exchange while still valid (Meta).
   * @throws PlatformError `auth_expired` when the person must connect again; that is never retried.
   */
  refresh(access: ConnectionAccess): Promise<Grant>;
  /** Ends the grant at the platform; a grant that is already dead is fine. */
  revoke(access: ConnectionAccess): Promise<void>;
  /**
   * Leaf accounts that can hold campaigns, and what of the grant's reach refused to say. A refusal hides its own branch only.
   * @throws PlatformError when the grant itself does not work, or when the platform gives no answer.
   */
  discover(access: ConnectionAccess): Promise<Discovery>;
  /** One cheap live read that proves the grant works; what the platform says of scopes and expiry. */
  inspect(access: ConnectionAccess): Promise<{ scopes: readonly string[]; expiresAt: Date | null }>;
}
