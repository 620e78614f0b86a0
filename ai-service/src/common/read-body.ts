import type { z } from 'zod';
import { AppError } from './app-error.js';

/**
 * A request's body as its contract says; the body parser leaves it as bytes.
 * @throws AppError `unsupported_media_type`, `malformed_request`, `invalid_input`
 */
export function readBody<S extends z.ZodType>(body: unknown, schema: S): z.output<S> {
  if (!Buffer.isBuffer(body))
    throw new AppError('unsupported_media_type', 'Send the body as application/json.');
  let json: unknown;
  try {
    json = JSON.parse(body.toString('utf8'));
  } catch (error) {
    throw new AppError('malformed_request', 'The body is not JSON.', { cause: error });
  }
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  const errors = parsed.error.issues.map((issue) => ({
    field: issue.path.join('.'),
    message: issue.message,
  }));
  throw new AppError('invalid_input', 'The body was not accepted.', { errors: errors.slice(0, 20) });
}
