import type { Environment } from '@adwright/contracts';
import axios from 'axios';
import { z } from 'zod';
import { assertOutsideTransaction } from '../../../common/transaction-context.js';
import type { Grant } from '../../../platforms/access.js';
import { PlatformError } from '../../../platforms/platform-error.js';
import { endpointsOf, type GoogleSettings, oauthClientOf } from '../endpoints.js';
import { noAnswer, toOAuthError } from '../errors.js';

const TIMEOUT_MS = 20_000;

const tokenReplySchema = z.object({
  access_token: z.string().min(1),
  expires_in: z.number().positive(),
  refresh_token: z.string().min(1).optional(),
  scope: z.string().optional(),
});

type Form = Record<string, string>;

/** The token endpoint of Google's OAuth: two form posts and a revocation (PLATFORMS.md A1). */
export class OAuthClient {
  constructor(private readonly settings: GoogleSettings) {}

  /** @throws PlatformError `rejected` when no refresh token came: without one the grant would die in an hour. */
  async exchange(input: {
    environment: Environment;
    code: string;
    codeVerifier: string;
    redirectUri: string;
  }): Promise<Grant> {
    const grant = await this.token(input.environment, {
      grant_type: 'authorization_code',
      code: input.code,
      code_verifier: input.codeVerifier,
      redirect_uri: input.redirectUri,
    });
    if (grant.refreshToken === null) {
      throw new PlatformError('rejected', 'Google sent no refresh token', {
        vendorCode: 'oauth.no_refresh_token',
        userMessage: 'Google gave no lasting access. Connect again and confirm the consent page.',
      });
    }
    return grant;
  }

  /** @throws PlatformError `auth_expired` on `invalid_grant`. */
  async refresh(environment: Environment, refreshToken: string, old: Grant): Promise<Grant> {
    const fresh = await this.token(environment, { grant_type: 'refresh_token', refresh_token: refreshToken });
    return {
      ...fresh,
      refreshToken: fresh.refreshToken ?? refreshToken,
      scopes: fresh.scopes.length > 0 ? fresh.scopes : old.scopes,
      externalUserId: old.externalUserId,
    };
  }

  /** Ends a grant; Google answers 400 for one that is dead already, which is what was wanted. */
  async revoke(environment: Environment, token: string): Promise<void> {
    const { status, data } = await this.post(endpointsOf(this.settings, environment).revoke, { token });
    if (status >= 500 || status === 429) throw toOAuthError(status, data);
  }

  private async token(environment: Environment, form: Form): Promise<Grant> {
    const client = oauthClientOf(this.settings, environment);
    const sentAt = Date.now();
    const { status, data } = await this.post(endpointsOf(this.settings, environment).token, {
      client_id: client.id,
      client_secret: client.secret,
      ...form,
    });
    if (status !== 200) throw toOAuthError(status, data);
    const reply = tokenReplySchema.safeParse(data);
    if (!reply.success) {
      throw new PlatformError('transient', 'Google answered with no token', {
        vendorCode: 'oauth.unreadable',
      });
    }
    return {
      accessToken: reply.data.access_token,
      refreshToken: reply.data.refresh_token ?? null,
      expiresAt: new Date(sentAt + reply.data.expires_in * 1000),
      scopes: reply.data.scope?.split(' ').filter((scope) => scope !== '') ?? [],
      externalUserId: null,
    };
  }

  private async post(url: string, form: Form): Promise<{ status: number; data: unknown }> {
    assertOutsideTransaction('Google sign-in');
    try {
      return await axios.post<unknown>(url, new URLSearchParams(form), {
        timeout: TIMEOUT_MS,
        maxRedirects: 0,
        validateStatus: () => true,
      });
    } catch (error) {
      throw noAnswer(error, false);
    }
  }
}
