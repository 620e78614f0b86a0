import { createHash, timingSafeEqual } from 'node:crypto';
import type { NextFunction, Request, Response } from 'express';
import { AppError } from './app-error.js';

const digest = (text: string) => createHash('sha256').update(text).digest();

/**
 * Lets only our own processes through, before a byte of the body is read. Digests are compared, so that neither the
 * time nor the length tells anything about the token.
 */
export function requireServiceToken(token: string, open: readonly string[]) {
  const expected = digest(token);
  return (request: Request, _response: Response, next: NextFunction): void => {
    const [scheme, given = ''] = (request.header('authorization') ?? '').split(' ');
    const known = scheme?.toLowerCase() === 'bearer' && timingSafeEqual(digest(given), expected);
    if (known || open.includes(request.path)) next();
    else next(new AppError('not_signed_in', 'Send the service token as "Authorization: Bearer <token>".'));
  };
}
