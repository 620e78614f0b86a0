import type { createDocument, DocumentKind, EndpointInput } from '@adwright/contracts';
import { Injectable } from '@nestjs/common';
import { AppError } from '../../../common/app-error.js';

/** A file as it was received, in memory. */
export interface UploadedDocument {
  readonly originalname: string;
  readonly buffer: Buffer;
  readonly size: number;
}

export interface ReadDocument {
  readonly title: string;
  readonly kind: DocumentKind;
  readonly fileName: string | null;
  readonly bytes: number;
  /** Markdown or plain text. */
  readonly text: string;
}

/** Makes a document of what was sent. */
@Injectable()
export class DocumentReader {
  /** @throws AppError `invalid_input` */
  async read(
    upload: UploadedDocument | undefined,
    { title, text }: EndpointInput<typeof createDocument>['body'],
  ): Promise<ReadDocument> {
    if (upload !== undefined || text === undefined) throw missing('text', 'the text of the document');
    if (title === undefined) throw missing('title', 'a title for the text');
    return { title, kind: 'text', fileName: null, bytes: Buffer.byteLength(text), text };
  }
}

function missing(field: string, message: string): AppError {
  return new AppError('invalid_input', `The document has no ${field}. Nothing was stored.`, {
    errors: [{ field, message }],
  });
}
