import { type ErrorCode, errorStatus, type Problem } from '@adwright/contracts';
import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
import type { Response } from 'express';
import type { Logger } from 'pino';
import { AppError } from '../app-error.js';
import { correlationId } from '../correlation.js';

const titles: Partial<Record<ErrorCode, string>> = {
  internal: 'Something went wrong on our side',
  not_found: 'Not found',
  invalid_input: 'The input was not accepted',
  forbidden: 'Not allowed',
};

/** What the framework itself throws, by status. */
const codesByStatus: Record<number, ErrorCode> = {
  400: 'malformed_request',
  401: 'not_signed_in',
  403: 'forbidden',
  404: 'not_found',
  405: 'method_not_allowed',
  413: 'payload_too_large',
  415: 'unsupported_media_type',
  429: 'too_many_requests',
};

/** Body parsers throw plain errors that carry a status (`http-errors`). */
function statusOf(error: unknown): number | null {
  if (error instanceof HttpException) return error.getStatus();
  if (typeof error === 'object' && error !== null && 'status' in error && typeof error.status === 'number')
    return error.status;
  return null;
}

/** Turns whatever was thrown into an AppError; the unexpected becomes `internal` and says nothing of its cause. */
export function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  const status = statusOf(error);
  const code = status === null ? undefined : codesByStatus[status];
  if (code) {
    const message = error instanceof Error ? error.message : titles[code];
    return new AppError(code, message ?? code, { cause: error });
  }
  return new AppError(
    'internal',
    'The request failed on our side. Nothing was sent to an ad platform by it.',
    { cause: error },
  );
}

/** RFC 9457 body of an error. */
export function toProblem(error: AppError): Problem {
  const { errors, questions, retryAfterMs, vendor } = error.extras;
  return {
    type: `https://adwright.dev/problems/${error.code}`,
    title: titles[error.code] ?? error.code.replaceAll('_', ' '),
    status: errorStatus[error.code],
    detail: error.userMessage,
    code: error.code,
    correlationId: correlationId(),
    ...(errors ? { errors: [...errors] } : {}),
    ...(questions ? { questions: [...questions] } : {}),
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    ...(vendor ? { vendor } : {}),
  };
}

@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly logger: Logger) {}

  catch(thrown: unknown, host: ArgumentsHost): void {
    const error = toAppError(thrown);
    if (error.code === 'internal') this.logger.error({ err: thrown }, 'request failed');
    else
      this.logger.info(
        {
          code: error.code,
          cause: error.extras.cause instanceof Error ? error.extras.cause.message : undefined,
        },
        'request refused',
      );
    const response = host.switchToHttp().getResponse<Response>();
    if (response.headersSent) {
      response.end();
      return;
    }
    if (error.extras.retryAfterMs !== undefined)
      response.setHeader('Retry-After', Math.ceil(error.extras.retryAfterMs / 1000));
    response
      .status(error.status)
      .type('application/problem+json')
      .send(JSON.stringify(toProblem(error)));
  }
}
