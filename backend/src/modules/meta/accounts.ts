import type { Environment } from '@adwright/contracts';
import type { ConnectionAccess, Grant } from '../../platforms/access.js';
import type {
  AccountsPort,
  AuthorizationRequest,
  Discovery,
  RemoteAccount,
} from '../../platforms/accounts.port.js';
import { PlatformError } from '../../platforms/platform-error.js';
import { adoptable } from './client/adoptable.js';
import type { MetaClient } from './client/meta.client.js';
import type { OAuthClient } from './client/oauth.client.js';
import { READ_SCOPES, WRITE_SCOPES } from './constants.js';
import { appOf, endpointsOf, type MetaSettings } from './endpoints.js';
import type { AdAccountNode } from './wire.js';

const ACTIVE = 1;
const WRITING_TASKS = ['ADVERTISE', 'MANAGE'];

function toAccount(node: AdAccountNode): RemoteAccount | null {
  const externalId = node.account_id ?? node.id?.replace(/^act_/, '');
  if (!externalId) return null;
  const allowed = node.user_tasks?.some((task) => WRITING_TASKS.includes(task)) ?? true;
  return {
    externalId,
    managerExternalId: null,
    path: [],
    name: node.name ?? externalId,
    currency: node.currency ?? 'XXX',
    timeZone: node.timezone_name ?? 'UTC',
    canWrite: node.account_status === ACTIVE && allowed,
  };
}

export class MetaAccounts implements AccountsPort {
  /** Meta tells with every reply how much is used. */
  readonly dailyOperations = null;
  private readonly renewing = new Map<string, Promise<Grant>>();

  constructor(
    private readonly settings: MetaSettings,
    private readonly client: MetaClient,
    private readonly oauth: OAuthClient,
  ) {}

  scopes(write: boolean): readonly string[] {
    return write ? WRITE_SCOPES : READ_SCOPES;
  }

  /** Meta's dialog has no PKCE for confidential apps; the state and the app secret bind the code. */
  authorizeUrl(request: AuthorizationRequest): string {
    const url = new URL(endpointsOf(this.settings, request.environment).dialog);
    url.search = new URLSearchParams({
      client_id: appOf(this.settings, request.environment).id,
      redirect_uri: request.redirectUri,
      state: request.state,
      scope: request.scopes.join(','),
      response_type: 'code',
    }).toString();
    return url.toString();
  }

  exchangeCode(input: { environment: Environment; code: string; redirectUri: string }): Promise<Grant> {
    return this.oauth.exchange(input.environment, input.code, input.redirectUri);
  }

  async adopt(environment: Environment, token: string): Promise<Grant> {
    const inspection = await this.oauth.inspect(environment, token);
    return adoptable(inspection, token, appOf(this.settings, environment).id);
  }

  /** Exchanges a token that still lives, one at a time for each connection, and stores it before it is used. */
  refresh(access: ConnectionAccess): Promise<Grant> {
    const running = this.renewing.get(access.connectionId);
    if (running) return running;
    const started = this.renew(access).finally(() => this.renewing.delete(access.connectionId));
    this.renewing.set(access.connectionId, started);
    return started;
  }

  async revoke(access: ConnectionAccess): Promise<void> {
    try {
      await this.client.revoke(access);
    } catch (error) {
      // A grant that is dead already is what was wanted.
      if (!(error instanceof PlatformError) || error.kind !== 'auth_expired') throw error;
    }
  }

  async discover(access: ConnectionAccess): Promise<Discovery> {
    const found: RemoteAccount[] = [];
    const fields = 'id,account_id,name,account_status,currency,timezone_name,user_tasks';
    for await (const page of this.client.connectionPages<AdAccountNode>(access, 'me/adaccounts', {
      fields,
      limit: 100,
    }))
      found.push(...page.map(toAccount).filter((account) => account !== null));
    return { accounts: found.sort((a, b) => a.name.localeCompare(b.name)), refused: [] };
  }

  async inspect(access: ConnectionAccess): Promise<{ scopes: readonly string[]; expiresAt: Date | null }> {
    const [inspection] = await Promise.all([
      this.oauth.inspect(access.environment, access.grant.accessToken),
      this.client.connectionGet(access, 'me', { fields: 'id' }),
    ]);
    return { scopes: inspection.scopes, expiresAt: inspection.expiresAt };
  }

  private async renew(access: ConnectionAccess): Promise<Grant> {
    const grant = await this.oauth.extend(access.environment, access.grant.accessToken);
    await access.onRefreshed(grant);
    return grant;
  }
}
