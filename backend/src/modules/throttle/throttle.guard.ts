import { type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import {
  normalizeIp,
  ThrottlerGuard,
  type ThrottlerLimitDetail,
  type ThrottlerModuleOptions,
  ThrottlerStorage,
} from '@nestjs/throttler';
import type { Request } from 'express';
import { AppError } from '../../common/app-error.js';
import { endpointOf } from '../../common/http/endpoint.decorator.js';
import { CONFIG, type Config } from '../../config/config.js';
import { AccessTokens } from '../auth/access-tokens.js';

/** Where passwords and refresh tokens could be tried out; each is counted on its own, by address. */
const guessable = new Set(['/auth/login', '/auth/sign-up', '/auth/refresh', '/auth/password']);

function pathOf(context: ExecutionContext): string {
  return endpointOf(context.getHandler())?.path ?? '';
}

/** An IPv6 caller owns a whole /64, so that is one address here. */
function addressOf({ ip }: { ip?: string | undefined }): string {
  return `address:${ip === undefined ? 'unknown' : normalizeIp(ip)}`;
}

function optionsOf(config: Config): ThrottlerModuleOptions {
  const { login, general } = config.throttle;
  return {
    setHeaders: false,
    throttlers: [
      {
        name: 'login',
        limit: login.limit,
        ttl: login.windowSeconds * 1000,
        // By address even for somebody who is signed in: an account of one's own must not buy more guesses.
        getTracker: (request) => addressOf(request),
        skipIf: (context) => !guessable.has(pathOf(context)),
      },
      {
        name: 'general',
        limit: general.limit,
        ttl: general.windowSeconds * 1000,
        // Our own processes come with the service token or a turn's token, which are checked without a query.
        skipIf: (context) => ['service', 'tool'].includes(endpointOf(context.getHandler())?.access ?? ''),
      },
    ],
  };
}

/**
 * Runs before the access guard, so that guessing is limited too. The general limit counts per person when the access
 * token's signature holds (anything else could be made up to escape the count), else per address.
 */
@Injectable()
export class ThrottleGuard extends ThrottlerGuard {
  constructor(
    @Inject(CONFIG) config: Config,
    // The base class already names this token for its second parameter, and Nest inherits that.
    @Inject(ThrottlerStorage) storage: ThrottlerStorage,
    reflector: Reflector,
    private readonly tokens: AccessTokens,
  ) {
    super(optionsOf(config), storage, reflector);
  }

  protected override async getTracker(request: Request): Promise<string> {
    const claims = this.tokens.verify(this.tokens.ofRequest(request));
    return claims ? `user:${claims.userId}` : addressOf(request);
  }

  protected override generateKey(context: ExecutionContext, tracker: string, name: string): string {
    return name === 'login' ? `login:${pathOf(context)}:${tracker}` : `${name}:${tracker}`;
  }

  protected override async throwThrottlingException(
    _context: ExecutionContext,
    detail: ThrottlerLimitDetail,
  ): Promise<void> {
    const seconds = Math.max(1, detail.timeToBlockExpire);
    throw new AppError(
      'too_many_requests',
      `More than ${detail.limit} requests in ${detail.ttl / 1000} seconds. Nothing was done; try again in ${seconds} seconds.`,
      { retryAfterMs: seconds * 1000 },
    );
  }
}
