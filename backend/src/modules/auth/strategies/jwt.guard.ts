import { type ExecutionContext, Injectable } from '@nestjs/common';
import { AuthGuard } from '@nestjs/passport';
import type { Request } from 'express';
import { AppError } from '../../../common/app-error.js';
import type { AccessClaims } from '../access-tokens.js';

/** Passport's JWT strategy with our error codes. */
@Injectable()
export class JwtGuard extends AuthGuard('jwt') {
  /** @throws AppError `session_expired` for an old token (refresh it), `not_signed_in` for none or an altered one. */
  async claims(context: ExecutionContext): Promise<AccessClaims> {
    await this.canActivate(context);
    return context.switchToHttp().getRequest<Request>().user as AccessClaims;
  }

  override handleRequest<User>(error: unknown, user: User | false, info: unknown): User {
    if (error) throw error;
    if (user) return user;
    if (info instanceof Error && info.name === 'TokenExpiredError')
      throw new AppError('session_expired', 'The access token has expired. Refresh the session.');
    throw new AppError(
      'not_signed_in',
      'Sign in first: no valid session or API token came with this request.',
    );
  }
}
