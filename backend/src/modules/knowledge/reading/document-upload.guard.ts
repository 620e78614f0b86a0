import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import { AppError } from '../../../common/app-error.js';
import { MOST_DOCUMENT_BYTES } from './document-reader.js';

/** Boundaries and fields around the file. */
const AROUND_BYTES = 3 * 1024 * 1024;

/** Refuses a body that says it is too large before a byte of it is read; the upload limit catches one that does not say. */
@Injectable()
export class DocumentUploadGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const http = context.switchToHttp();
    const length = Number(http.getRequest<Request>().header('content-length') ?? 0);
    if (length <= MOST_DOCUMENT_BYTES + AROUND_BYTES) return true;
    // The rest of the body is not wanted, so the connection ends with the answer.
    http.getResponse<Response>().setHeader('Connection', 'close');
    throw new AppError('payload_too_large', 'The file is larger than 20 MB. Nothing was read.');
  }
}
