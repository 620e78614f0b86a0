import type { Environment } from '@adwright/contracts';
import axios from 'axios';
import { z } from 'zod';
import { assertOutsideTransaction } from '../../../common/transaction-context.js';
import type { Grant } from '../../../platforms/access.js';
import { PlatformError } from '../../../platforms/platform-error.js';
import { appOf, endpointsOf, type MetaSettings } from '../endpoints.js';
import { noAnswer, toPlatformError } from '../errors.js';

const TIMEOUT_MS = 20_000;

const tokenSchema = z.object({ access_token: z.string().min(1), expires_in: z.number().optional() });
const inspectionSchema = z.object({
  data: z.object({
    is_valid: z.boolean().default(true),
    app_id: z.union([z.string(), z.number()]).optional(),
    type: z.string().optional(),
    /** Unix seconds; 0 = never. */
    expires_at: z.number().default(0),
    scopes: z.array(z.string()).default([]),
    user_id: z.union([z.string(), z.number()]).optional(),
  }),
});

/** What Meta says of a token. */
export interface Inspection {
  readonly valid: boolean;
  /** Whose token it is; null when Meta does not tell. */
  readonly appId: string | null;
  /** `USER`, `SYSTEM_USER`, `PAGE`, `APP`; null when Meta does not tell. */
  readonly type: string | null;
  readonly expiresAt: Date | null;
  readonly scopes: readonly string[];
  readonly userId: string | null;
}

/** Codes and tokens (PLATFORMS.md B1). There is no refresh token: a long-lived one is exchanged while it lives. */
export class OAuthClient {
  constructor(private readonly settings: MetaSettings) {}

  /** A code for a token that lives about 60 days. */
  async exchange(environment: Environment, code: string, redirectUri: string): Promise<Grant> {
    const short = await this.token(environment, { redirect_uri: redirectUri, code });
    return this.extend(environment, short.access_token);
  }

  /** A living token for a longer-lived one. @throws PlatformError `auth_expired` when it is dead already. */
  async extend(environment: Environment, accessToken: string): Promise<Grant> {
    const sentAt = Date.now();
    const long = await this.token(environment, {
      grant_type: 'fb_exchange_token',
      fb_exchange_token: accessToken,
    });
    const inspection = await this.inspect(environment, long.access_token);
    return {
      accessToken: long.access_token,
      refreshToken: null,
      // System-user tokens have no end.
      expiresAt:
        long.expires_in === undefined ? inspection.expiresAt : new Date(sentAt + long.expires_in * 1000),
      scopes: inspection.scopes,
      externalUserId: inspection.userId,
    };
  }

  async inspect(environment: Environment, token: string): Promise<Inspection> {
    const app = appOf(this.settings, environment);
    const reply = await this.get(environment, 'debug_token', {
      input_token: token,
      access_token: `${app.id}|${app.secret}`,
    });
    const { data } = this.parsed(inspectionSchema, reply);
    return {
      valid: data.is_valid,
      appId: data.app_id === undefined ? null : String(data.app_id),
      type: data.type ?? null,
      expiresAt: data.expires_at === 0 ? null : new Date(data.expires_at * 1000),
      scopes: data.scopes,
      userId: data.user_id === undefined ? null : String(data.user_id),
    };
  }

  private async token(environment: Environment, params: Record<string, string>) {
    const app = appOf(this.settings, environment);
    const reply = await this.get(environment, 'oauth/access_token', {
      client_id: app.id,
      client_secret: app.secret,
      ...params,
    });
    return this.parsed(tokenSchema, reply);
  }

  private parsed<T>(schema: z.ZodType<T>, reply: unknown): T {
    const parsed = schema.safeParse(reply);
    if (parsed.success) return parsed.data;
    throw new PlatformError('transient', 'Meta answered with no token', { vendorCode: 'oauth.unreadable' });
  }

  private async get(
    environment: Environment,
    path: string,
    params: Record<string, string>,
  ): Promise<unknown> {
    assertOutsideTransaction('Meta sign-in');
    const url = `${endpointsOf(this.settings, environment).graph}/${path}`;
    try {
      const { status, data } = await axios.get<unknown>(url, {
        params,
        timeout: TIMEOUT_MS,
        maxRedirects: 0,
        validateStatus: () => true,
      });
      if (status === 200) return data;
      throw toPlatformError(status, data, false, 0);
    } catch (error) {
      throw error instanceof PlatformError ? error : noAnswer(error, false);
    }
  }
}
