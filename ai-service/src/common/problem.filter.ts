import { type ErrorCode, errorStatus, type Problem } from '@adwright/contracts';
import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import type { Response } from 'express';
import type { Logger } from 'pino';
import { AppError } from './app-error.js';
import { correlationId } from './correlation.js';

const TITLES: Partial<Record<ErrorCode, string>> = {
  internal: 'Something went wrong on our side',
  invalid_input: 'The input was not accepted',
  malformed_request: 'The request could not be read',
  not_signed_in: 'The service token is missing or wrong',
  payload_too_large: 'The body is too large',
};

/** What the framework and its body parser throw, by status. */
const CODES: Record<number, ErrorCode> = {
  400: 'malformed_request',
  404: 'not_found',
  405: 'method_not_allowed',
  413: 'payload_too_large',
  415: 'unsupported_media_type',
};

/** Status of an HttpException or of an `http-errors` error. */
function statusOf(error: unknown): number | null {
  if (typeof error !== 'object' || error === null) return null;
  const { status } = error as { status?: unknown };
  return typeof status === 'number' ? status : null;
}

function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  const code = CODES[statusOf(error) ?? 0];
  if (code) return new AppError(code, error instanceof Error ? error.message : code, { cause: error });
  return new AppError('internal', 'The AI service failed; nothing was changed.', { cause: error });
}

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
    const { errors, retryAfterMs } = error.extras;
    const problem: Problem = {
      type: `https://adwright.dev/problems/${error.code}`,
      title: TITLES[error.code] ?? error.code.replaceAll('_', ' '),
      status: errorStatus[error.code],
      detail: error.userMessage,
      code: error.code,
      correlationId: correlationId(),
      ...(errors && errors.length > 0 ? { errors: [...errors] } : {}),
      ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    };
    if (retryAfterMs !== undefined) response.setHeader('Retry-After', Math.ceil(retryAfterMs / 1000));
    response.status(error.status).type('application/problem+json').send(JSON.stringify(problem));
  }
}
