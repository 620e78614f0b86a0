import type { ExecutionContext } from '@nestjs/common';
import type { Request, Response } from 'express';
import { AppError } from '../app-error.js';

/** Up to here a refused body is still taken in and thrown away, so that its sender sees the answer. */
const MOST_DRAINED_BYTES = 256 * 1024 * 1024;

/**
 * Refuses a request that says in `Content-Length` that it is too large, before a byte of its body is read. A client
 * that is cut off while it sends sees a broken connection instead of the answer, so the rest of the body is drained
 * (by node:http, once the answer is out) unless it is absurdly large: then the connection ends with the answer.
 * Upload limits catch a body that does not say its length.
 *
 * @param mostBytes The largest body that is accepted, boundaries and other fields included.
 * @throws AppError `payload_too_large` with `sentence`
 */
export function refuseLargeBody(context: ExecutionContext, mostBytes: number, sentence: string): void {
  const http = context.switchToHttp();
  const length = Number(http.getRequest<Request>().header('content-length') ?? 0);
  if (length <= mostBytes) return;
  if (length > MOST_DRAINED_BYTES) http.getResponse<Response>().setHeader('Connection', 'close');
  throw new AppError('payload_too_large', sentence);
}
