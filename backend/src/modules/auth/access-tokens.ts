import { createSecretKey, type KeyObject } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
import type { Request } from 'express';
import { z } from 'zod';
import { CONFIG, type Config } from '../../config/config.js';
import { ACCESS_COOKIE, cookieOf } from './cookies.js';

/** Who an access token speaks for. Rights are not in it: they are read with every request (DECISIONS 8). */
export interface AccessClaims {
  readonly userId: string;
  readonly sessionId: string;
}

export const ACCESS_SECONDS = 15 * 60;
export const JWT_ISSUER = 'adwright';
export const JWT_ALGORITHM = 'HS256';

const payloadSchema = z.object({ sub: z.uuid(), sid: z.uuid() });

/**
 * A secret as a key. The library takes a text as well, but first tries it as a PEM file, at every token: over a
 * millisecond of each request, twice.
 */
export function tokenKey(secret: string): KeyObject {
  return createSecretKey(secret, 'utf8');
}

/** Reads a payload whose signature was already checked; null when it is none of ours. */
export function claimsOf(payload: unknown): AccessClaims | null {
  const parsed = payloadSchema.safeParse(payload);
  return parsed.success ? { userId: parsed.data.sub, sessionId: parsed.data.sid } : null;
}

/** The short-lived JWT of a cookie session. */
@Injectable()
export class AccessTokens {
  private readonly jwt: JwtService;

  constructor(@Inject(CONFIG) config: Config) {
    this.jwt = new JwtService({ secret: tokenKey(config.secrets.jwt) });
  }

  sign(claims: AccessClaims): string {
    return this.jwt.sign(
      { sub: claims.userId, sid: claims.sessionId },
      { algorithm: JWT_ALGORITHM, issuer: JWT_ISSUER, expiresIn: ACCESS_SECONDS },
    );
  }

  /** The claims of a valid token, else null. For the access decision itself the passport strategy is used. */
  verify(token: string | null): AccessClaims | null {
    if (token === null) return null;
    try {
      return claimsOf(this.jwt.verify(token, { algorithms: [JWT_ALGORITHM], issuer: JWT_ISSUER }));
    } catch (error) {
      // Every fault of a token, expiry included, is a subclass of this one; anything else is ours.
      if (error instanceof Error && /^(JsonWebToken|TokenExpired|NotBefore)Error$/.test(error.name))
        return null;
      throw error;
    }
  }

  ofRequest(request: Request): string | null {
    return cookieOf(request, ACCESS_COOKIE);
  }
}
