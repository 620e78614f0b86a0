import { Inject, Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import type { Request } from 'express';
import { Strategy } from 'passport-jwt';
import { CONFIG, type Config } from '../../../config/config.js';
import { type AccessClaims, claimsOf, JWT_ALGORITHM, JWT_ISSUER, tokenKey } from '../access-tokens.js';
import { ACCESS_COOKIE, cookieOf } from '../cookies.js';

/** Checks the access cookie's signature, issuer and age; whether the session still lives is the guard's question. */
@Injectable()
export class JwtStrategy extends PassportStrategy(Strategy, 'jwt') {
  constructor(@Inject(CONFIG) config: Config) {
    super({
      jwtFromRequest: (request: Request) => cookieOf(request, ACCESS_COOKIE),
      // Handed on as it is to the library that takes keys, too; the types know of texts only.
      secretOrKey: tokenKey(config.secrets.jwt) as unknown as string,
      algorithms: [JWT_ALGORITHM],
      issuer: JWT_ISSUER,
    });
  }

  validate(payload: unknown): AccessClaims | false {
    return claimsOf(payload) ?? false;
  }
}
