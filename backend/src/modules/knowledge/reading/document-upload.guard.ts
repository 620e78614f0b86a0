import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { refuseLargeBody } from '../../../common/http/refuse-large-body.js';
import { MOST_DOCUMENT_BYTES } from './document-reader.js';

/** Boundaries and fields around the file. */
const AROUND_BYTES = 3 * 1024 * 1024;

/** Refuses a document that says it is too large before a byte of it is read. */
@Injectable()
export class DocumentUploadGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    refuseLargeBody(
      context,
      MOST_DOCUMENT_BYTES + AROUND_BYTES,
      'The file is larger than 20 MB. Nothing was read.',
    );
    return true;
  }
}
