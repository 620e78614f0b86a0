import { createHash, randomBytes } from 'node:crypto';
import type { AdPlatform, EndpointInput, EndpointOutput, startOAuth } from '@adwright/contracts';
import { Inject, Injectable } from '@nestjs/common';
import { AppError } from '../../common/app-error.js';
import { sha256 } from '../../common/canonical-json.js';
import { Clock } from '../../common/clock.js';
import { CONFIG, type Config } from '../../config/config.js';
import type { WorkspaceScope } from '../../database/scope.js';
import type { AccountsPort } from '../../platforms/accounts.port.js';
import { asAppError } from '../../platforms/platform-problem.js';
import { PlatformRegistry } from '../../platforms/registry.js';
import { ConsentKeeper } from './consent-keeper.js';
import { ConsentPeople } from './consent-people.js';
import { OAuthStateRepository, type PendingConsent } from './oauth-state.repository.js';

const CONSENT_MS = 10 * 60_000;
/** Kept among a pending consent's scopes: a platform may have one scope for reading and writing. */
const WRITE = 'adwright:write';

export type StartInput = EndpointInput<typeof startOAuth>['body'];

export interface ConsentAnswer {
  readonly platform: AdPlatform;
  readonly state: string;
  readonly code?: string | undefined;
  readonly error?: string | undefined;
}

/** OAuth 2 with state and PKCE (RFC 7636): where to send a person, and what to do when they come back. */
@Injectable()
export class OAuthService {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly registry: PlatformRegistry,
    private readonly states: OAuthStateRepository,
    private readonly keeper: ConsentKeeper,
    private readonly people: ConsentPeople,
    private readonly clock: Clock,
  ) {}

  /** What has to be registered at the platform, character by character. */
  redirectUri(platform: AdPlatform): string {
    return `${this.config.http.publicUrl.replace(/\/+$/, '')}/api/connections/oauth/callback/${platform}`;
  }

  /**
   * @throws AppError `demo_login_exists` for a live connection beside a demo login, `not_configured` without client
   * settings, `not_found` for a client or connection that is not the scope's.
   */
  async start(scope: WorkspaceScope, input: StartInput): Promise<EndpointOutput<typeof startOAuth>> {
    const { platform, environment, write } = input;
    await this.people.refuseLiveBesideDemo(environment);
    if (scope.userId === null) throw new Error('a consent is begun by a person');
    const clientId = await this.people.placeFor(scope, input);
    const accounts = this.port(platform);
    const scopes = [...accounts.scopes(write)];
    const state = randomBytes(32).toString('base64url');
    const codeVerifier = randomBytes(48).toString('base64url');
    const redirectUri = this.redirectUri(platform);
    const authorizeUrl = accounts.authorizeUrl({
      environment,
      redirectUri,
      state,
      codeChallenge: createHash('sha256').update(codeVerifier).digest('base64url'),
      scopes,
    });
    await this.states.insert({
      stateHash: sha256(state),
      workspaceId: scope.workspaceId,
      clientId,
      userId: scope.userId,
      platform,
      environment,
      connectionId: input.connectionId ?? null,
      codeVerifier,
      scopes: write ? [...scopes, WRITE] : scopes,
      expiresAt: new Date(this.clock.now().getTime() + CONSENT_MS),
    });
    return { authorizeUrl, redirectUri };
  }

  /**
   * Answers a consent: once, in time, from the platform it was begun for, by someone who may still connect.
   * @returns the connection's id. @throws AppError with what to tell the person; nothing is stored then.
   */
  async finish(answer: ConsentAnswer): Promise<{ connectionId: string; workspaceId: string }> {
    const consent = await this.states.take(sha256(answer.state), this.clock.now());
    if (!consent || consent.platform !== answer.platform) {
      throw new AppError(
        'wrong_state',
        'This sign-in was answered before, ran out, or was not begun here. Nothing was connected; start again.',
      );
    }
    if (answer.error !== undefined || answer.code === undefined) {
      throw new AppError('forbidden', 'The platform was not given permission. Nothing was connected.');
    }
    await this.people.refuseLiveBesideDemo(consent.environment);
    await this.people.requireStillAdmin(consent.userId, consent.workspaceId);
    const grant = await this.exchange(consent, answer.code);
    const write = consent.scopes.includes(WRITE);
    const connectionId = await this.keeper.keep(consent, grant, write);
    return { connectionId, workspaceId: consent.workspaceId };
  }

  private async exchange(consent: PendingConsent, code: string) {
    try {
      const grant = await this.port(consent.platform).exchangeCode({
        environment: consent.environment,
        code,
        codeVerifier: consent.codeVerifier,
        redirectUri: this.redirectUri(consent.platform),
      });
      const asked = consent.scopes.filter((scope) => scope !== WRITE);
      // A token endpoint that names no scopes gave all that were asked for (RFC 6749 5.1).
      return grant.scopes.length > 0 ? grant : { ...grant, scopes: asked };
    } catch (error) {
      throw asAppError(error);
    }
  }

  private port(platform: AdPlatform): AccountsPort {
    const { accounts } = this.registry.get(platform);
    if (!accounts) throw new Error(`the platform ${platform} has no accounts to connect`);
    return accounts;
  }
}
