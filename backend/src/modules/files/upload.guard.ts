import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import { AppError } from '../../common/app-error.js';
import { MOST_UPLOAD_BYTES } from './upload-store.js';

/** Boundaries and fields around the file. */
const AROUND_BYTES = 256 * 1024;

/** Refuses a body that says it is too large before a byte of it is read; the upload limit catches one that does not say. */
@Injectable()
export class UploadGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const http = context.switchToHttp();
    const request = http.getRequest<Request>();
    if (!request.is('multipart/form-data')) {
      throw new AppError(
        'unsupported_media_type',
        'Send the export as multipart/form-data with a part named file.',
      );
    }
    if (Number(request.header('content-length') ?? 0) <= MOST_UPLOAD_BYTES + AROUND_BYTES) return true;
    // The rest of the body is not wanted, so the connection ends with the answer.
    http.getResponse<Response>().setHeader('Connection', 'close');
    throw new AppError(
      'payload_too_large',
      'The file is larger than 50 MB. Nothing was read. Export fewer days or columns.',
    );
  }
}
