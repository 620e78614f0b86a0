import { login } from '@adwright/contracts';
import { type ExecutionContext, Injectable } from '@nestjs/common';
import { AuthGuard } from '@nestjs/passport';
import type { Request } from 'express';
import { AppError } from '../../../common/app-error.js';
import { validateInput } from '../../../common/http/validate-input.js';

/** Passport's local strategy with our input check in front and our error codes behind. */
@Injectable()
export class LocalGuard extends AuthGuard('local') {
  override async canActivate(context: ExecutionContext): Promise<boolean> {
    // The strategy answers a missing field with a bare "Bad Request"; the contract names it.
    validateInput(login, context.switchToHttp().getRequest<Request>());
    return (await super.canActivate(context)) === true;
  }

  override handleRequest<User>(error: unknown, user: User | false): User {
    if (error) throw error;
    if (!user) throw new AppError('invalid_credentials', 'E-mail address or password is wrong.');
    return user;
  }
}
