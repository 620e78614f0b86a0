import type { Environment } from '@adwright/contracts';
import type { Logger } from 'pino';
import type { ConnectionAccess, Grant } from '../../platforms/access.js';
import type {
  AccountsPort,
  AuthorizationRequest,
  Discovery,
  RefusedBranch,
  RemoteAccount,
} from '../../platforms/accounts.port.js';
import type { GoogleClient } from './client/google.client.js';
import type { Grants } from './client/grants.js';
import type { OAuthClient } from './client/oauth.client.js';
import { SCOPES } from './constants.js';
import { endpointsOf, type GoogleSettings, oauthClientOf } from './endpoints.js';
import { id } from './gaql.js';
import { readTree } from './hierarchy.js';

/** As the tree reads: manager by manager, then by name. */
function byPlace(a: RemoteAccount, b: RemoteAccount): number {
  return a.path.join('\n').localeCompare(b.path.join('\n')) || a.name.localeCompare(b.name);
}

export class GoogleAccounts implements AccountsPort {
  readonly dailyOperations: number | null;

  constructor(
    private readonly settings: GoogleSettings,
    private readonly client: GoogleClient,
    private readonly oauth: OAuthClient,
    private readonly grants: Grants,
    private readonly logger: Logger,
  ) {
    this.dailyOperations = settings.googleDailyOperations ?? null;
  }

  scopes(): readonly string[] {
    return SCOPES;
  }

  authorizeUrl(request: AuthorizationRequest): string {
    const url = new URL(endpointsOf(this.settings, request.environment).authorize);
    url.search = new URLSearchParams({
      client_id: oauthClientOf(this.settings, request.environment).id,
      redirect_uri: request.redirectUri,
      response_type: 'code',
      scope: request.scopes.join(' '),
      access_type: 'offline',
      // Without it a second consent yields no refresh token (PLATFORMS.md A1).
      prompt: 'consent',
      state: request.state,
      code_challenge: request.codeChallenge,
      code_challenge_method: 'S256',
    }).toString();
    return url.toString();
  }

  exchangeCode(input: {
    environment: Environment;
    code: string;
    codeVerifier: string;
    redirectUri: string;
  }): Promise<Grant> {
    return this.oauth.exchange(input);
  }

  refresh(access: ConnectionAccess): Promise<Grant> {
    return this.grants.refresh(access);
  }

  async revoke(access: ConnectionAccess): Promise<void> {
    const grant = this.grants.current(access);
    await this.oauth.revoke(access.environment, grant.refreshToken ?? grant.accessToken);
  }

  /** Every enabled leaf account below what the grant reaches; direct access wins over access through a manager. */
  async discover(access: ConnectionAccess): Promise<Discovery> {
    const found = new Map<string, RemoteAccount>();
    const refused: RefusedBranch[] = [];
    for (const name of await this.client.accessibleCustomers(access)) {
      const root = id(name.replace(/^customers\//, ''));
      const below = await readTree(this.client, access, root);
      refused.push(...below.refused);
      for (const account of below.accounts) {
        const known = found.get(account.externalId);
        if (!known || account.managerExternalId === null) found.set(account.externalId, account);
      }
    }
    // Seen by another way, it is not missing.
    const missing = refused.filter(({ externalId }) => !found.has(externalId));
    for (const { externalId, reason } of missing)
      this.logger.warn({ customer: externalId, reason }, 'google account left out of discovery');
    return { accounts: [...found.values()].sort(byPlace), refused: missing };
  }

  /** The cheapest call there is. Google tells scopes at the token endpoint only, so the grant's own are returned. */
  async inspect(access: ConnectionAccess): Promise<{ scopes: readonly string[]; expiresAt: Date | null }> {
    await this.client.accessibleCustomers(access);
    const grant = this.grants.current(access);
    // The access token's hour is not the grant's end: the refresh token has no date.
    return { scopes: grant.scopes, expiresAt: null };
  }
}
