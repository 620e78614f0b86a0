import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import type { Response } from 'express';
import type { Logger } from 'pino';
import { toAppError, toProblem } from './problem.js';

/** Answers every failure as RFC 9457 problem details with a stable code. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly logger: Logger) {}

  catch(thrown: unknown, host: ArgumentsHost): void {
    const response = host.switchToHttp().getResponse<Response>();
    this.answer(thrown, response);
  }

  /** The same answer for failures before a route is reached. */
  answer(thrown: unknown, response: Response): void {
    const error = toAppError(thrown);
    if (error.status >= 500) this.logger.error({ err: thrown, code: error.code }, 'request failed');
    else this.logger.info({ code: error.code }, 'request refused');
    if (response.headersSent) {
      response.end();
      return;
    }
    const problem = toProblem(error);
    const { retryAfterMs } = problem;
    if (retryAfterMs !== undefined) response.setHeader('Retry-After', Math.ceil(retryAfterMs / 1000));
    response.status(problem.status).type('application/problem+json').send(JSON.stringify(problem));
  }
}
