import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../config/config.js';

/**
 * `<session id>.<random>.<mac>`. The session id finds the family of a token that was rotated away long ago; the MAC
 * proves that we gave it out, so that nobody can end a session by knowing its id.
 */
@Injectable()
export class RefreshTokens {
  private readonly key: Buffer;

  constructor(@Inject(CONFIG) config: Config) {
    this.key = createHmac('sha256', config.secrets.jwt).update('adwright refresh tokens').digest();
  }

  make(sessionId: string): string {
    const body = `${sessionId}.${randomBytes(32).toString('base64url')}`;
    return `${body}.${this.mac(body)}`;
  }

  /** The session a token was made for; null when we did not make it. */
  sessionOf(token: string): string | null {
    const end = token.lastIndexOf('.');
    const body = token.slice(0, Math.max(0, end));
    const expected = Buffer.from(this.mac(body));
    const given = Buffer.from(token.slice(end + 1));
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
    return body.slice(0, body.indexOf('.'));
  }

  private mac(body: string): string {
    return createHmac('sha256', this.key).update(body).digest('base64url');
  }
}
