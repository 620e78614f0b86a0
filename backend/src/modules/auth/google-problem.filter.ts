import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import type { Response } from 'express';
import { AppError } from '../../common/app-error.js';

/** A browser that comes back from Google is shown the sign-in page with the reason, not a problem document. */
@Catch(AppError)
export class GoogleProblemFilter implements ExceptionFilter<AppError> {
  catch(error: AppError, host: ArgumentsHost): void {
    host.switchToHttp().getResponse<Response>().redirect(302, `/sign-in?problem=${error.code}`);
  }
}
