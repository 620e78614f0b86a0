import { type ErrorCode, errorStatus, type Problem } from '@adwright/contracts';
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

/** Whatever was thrown as an expected failure; what nobody expected is `internal`. */
export function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  const code = CODES[statusOf(error) ?? 0];
  if (code) return new AppError(code, error instanceof Error ? error.message : code, { cause: error });
  return new AppError('internal', 'The AI service failed; nothing was changed.', { cause: error });
}

/** RFC 9457 problem details of whatever was thrown. */
export function toProblem(thrown: unknown): Problem {
  const { code, userMessage, extras } = toAppError(thrown);
  const { errors, retryAfterMs } = extras;
  return {
    type: `https://adwright.dev/problems/${code}`,
    title: TITLES[code] ?? code.replaceAll('_', ' '),
    status: errorStatus[code],
    detail: userMessage,
    code,
    correlationId: correlationId(),
    ...(errors && errors.length > 0 ? { errors: [...errors] } : {}),
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  };
}
