import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { Request } from 'express';
import { defer, lastValueFrom, type Observable } from 'rxjs';
import type { Upload } from './imports.service.js';
import { UploadStore } from './upload-store.js';

/** Removes the upload when the request ends, however it ends; an import that needs it has moved it away by then. */
@Injectable()
export class DropUpload implements NestInterceptor {
  constructor(private readonly uploads: UploadStore) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<Request & { file?: Partial<Upload> }>();
    return defer(async () => {
      try {
        return await lastValueFrom(next.handle(), { defaultValue: undefined });
      } finally {
        // A form that was refused half-way leaves a file without a path; its bytes are gone already.
        if (request.file?.path) await this.uploads.drop(request.file.path);
      }
    });
  }
}
