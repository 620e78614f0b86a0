import { randomBytes, timingSafeEqual } from 'node:crypto';
import { type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import { AuthGuard } from '@nestjs/passport';
import type { Request, Response } from 'express';
import { AppError } from '../../../common/app-error.js';
import { sha256 } from '../../../common/canonical-json.js';
import { CONFIG, type Config } from '../../../config/config.js';
import { cookieOf, cookieOptions } from '../cookies.js';

export const STATE_COOKIE = 'adwright_google_state';
const STATE_PATH = '/api/auth/google';
const STATE_LIVES_MS = 10 * 60_000;
const EXCHANGE_TIMEOUT_MS = 10_000;

function sameText(a: string, b: string): boolean {
  return timingSafeEqual(Buffer.from(sha256(a)), Buffer.from(sha256(b)));
}

/** The start: sends the browser to Google with a state that only this browser's cookie knows. */
@Injectable()
export class GoogleStartGuard extends AuthGuard('google') {
  constructor(@Inject(CONFIG) private readonly config: Config) {
    super();
  }

  override async canActivate(context: ExecutionContext): Promise<boolean> {
    requireConfigured(this.config);
    return (await super.canActivate(context)) === true;
  }

  override getAuthenticateOptions(context: ExecutionContext): { state: string; session: false } {
    const state = randomBytes(32).toString('base64url');
    context
      .switchToHttp()
      .getResponse<Response>()
      .cookie(STATE_COOKIE, state, { ...cookieOptions(this.config, STATE_PATH), maxAge: STATE_LIVES_MS });
    return { state, session: false };
  }
}

/** The way back: the state must be the cookie's, then passport exchanges the code and reads the profile. */
@Injectable()
export class GoogleCallbackGuard extends AuthGuard('google') {
  constructor(@Inject(CONFIG) private readonly config: Config) {
    super();
  }

  override async canActivate(context: ExecutionContext): Promise<boolean> {
    requireConfigured(this.config);
    const http = context.switchToHttp();
    const request = http.getRequest<Request>();
    const kept = cookieOf(request, STATE_COOKIE);
    http.getResponse<Response>().clearCookie(STATE_COOKIE, cookieOptions(this.config, STATE_PATH));
    const { state, code } = request.query;
    if (kept === null || typeof state !== 'string' || typeof code !== 'string' || !sameText(kept, state)) {
      throw new AppError(
        'forbidden',
        'This Google sign-in was not started here, or was cancelled. Try again.',
      );
    }
    return this.withinTime(super.canActivate(context));
  }

  override handleRequest<User>(error: unknown, user: User | false): User {
    if (error || !user) {
      throw new AppError(
        'unavailable',
        'Google did not confirm the sign-in. Nobody was signed in; try again.',
        {
          cause: error,
        },
      );
    }
    return user;
  }

  /** The OAuth library knows no timeout of its own. */
  private async withinTime(work: ReturnType<InstanceType<ReturnType<typeof AuthGuard>>['canActivate']>) {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(
        () => reject(new AppError('unavailable', 'Google did not answer in time. Nobody was signed in.')),
        EXCHANGE_TIMEOUT_MS,
      );
    });
    try {
      return (await Promise.race([work, late])) === true;
    } finally {
      clearTimeout(timer);
    }
  }
}

function requireConfigured(config: Config): void {
  if (config.googleSignIn) return;
  throw new AppError(
    'not_configured',
    'Google sign-in is not set up here. Sign in with e-mail and password.',
  );
}
