import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Runtime } from '../store/runtime.js';

export type TokenKind = 'access' | 'refresh' | 'code';

/** What a token says. Tokens are signed, not stored, so that they survive a restart; expiry is real time. */
export interface Claims {
  kind: TokenKind;
  platform: 'google' | 'meta';
  scopes: readonly string[];
  /** Unix seconds; null = does not expire. */
  expires: number | null;
  /** Grant the token belongs to: revoking it kills all its tokens. */
  grant: string;
  redirectUri?: string;
  /** Meta: the app a token was made for; absent = the simulated one. */
  app?: string;
  /** Meta: made for a system user and not by a sign-in. */
  systemUser?: true;
  challenge?: string;
  /** Google codes: whether a refresh token was asked for. */
  offline?: boolean;
}

/** The sandbox's own client ids: public test values of a simulated world, not secrets of anyone. */
export const CLIENTS = {
  google: { id: 'sandbox-client.apps.example.com', secret: 'sandbox-google-secret' },
  meta: { id: '990011223344556', secret: 'sandbox-meta-app-secret' },
} as const;

const PREFIX: Record<Claims['platform'], Record<TokenKind, string>> = {
  google: { access: 'ya29.sandbox-', refresh: '1//sandbox-', code: '4/sandbox-' },
  meta: { access: 'EAAsandbox', refresh: 'EAAr', code: 'AQsandbox' },
};

export class Tokens {
  constructor(private readonly runtime: Runtime) {}

  issue(claims: Claims): string {
    const body = Buffer.from(JSON.stringify(claims)).toString('base64url');
    return `${PREFIX[claims.platform][claims.kind]}${body}.${this.sign(body)}`;
  }

  /** The claims of a token of this kind, or why it is refused. */
  read(
    token: string,
    platform: Claims['platform'],
    kind: TokenKind,
  ): Claims | 'invalid' | 'expired' | 'revoked' {
    const prefix = PREFIX[platform][kind];
    const [body, signature] = token.slice(prefix.length).split('.');
    if (!token.startsWith(prefix) || !body || !signature) return 'invalid';
    const expected = Buffer.from(this.sign(body));
    const given = Buffer.from(signature);
    if (expected.length !== given.length || !timingSafeEqual(expected, given)) return 'invalid';
    const claims = JSON.parse(Buffer.from(body, 'base64url').toString('utf8')) as Claims;
    if (claims.kind !== kind || claims.platform !== platform) return 'invalid';
    if (this.runtime.revoked.has(claims.grant)) return 'revoked';
    if (claims.expires !== null && claims.expires * 1000 <= Date.now()) return 'expired';
    return claims;
  }

  private sign(body: string): string {
    return createHmac('sha256', `adwright-sandbox/${this.runtime.seed}`).update(body).digest('base64url');
  }
}
