import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { AppError } from '../../common/app-error.js';
import { refuseLargeBody } from '../../common/http/refuse-large-body.js';
import { MOST_UPLOAD_BYTES } from './upload-store.js';

/** Boundaries and fields around the file. */
const AROUND_BYTES = 256 * 1024;

/** Refuses what is no upload, and an upload that says it is too large before a byte of it is read. */
@Injectable()
export class UploadGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<Request>();
    if (!request.is('multipart/form-data')) {
      throw new AppError(
        'unsupported_media_type',
        'Send the export as multipart/form-data with a part named file.',
      );
    }
    refuseLargeBody(
      context,
      MOST_UPLOAD_BYTES + AROUND_BYTES,
      'The file is larger than 50 MB. Nothing was read. Export fewer days or columns.',
    );
    return true;
  }
}
