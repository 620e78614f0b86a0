import { basename } from 'node:path';
import type { createDocument, DocumentKind, EndpointInput } from '@adwright/contracts';
import { Injectable } from '@nestjs/common';
import { AppError } from '../../../common/app-error.js';
import { ReadingThread } from './reading-thread.js';

/** Most bytes of one upload. */
export const MOST_DOCUMENT_BYTES = 20 * 1024 * 1024;

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

/** Makes a document of what was sent: a file, or a title and a text. */
@Injectable()
export class DocumentReader {
  constructor(private readonly thread: ReadingThread) {}

  /** @throws AppError `invalid_input`, `unreadable_document`, `unsupported_media_type`, `payload_too_large` */
  async read(
    upload: UploadedDocument | undefined,
    { title, text }: EndpointInput<typeof createDocument>['body'],
  ): Promise<ReadDocument> {
    if (upload && text !== undefined) throw missing('text', 'either a file or a text, not both');
    if (upload) return this.file(upload, title);
    if (text === undefined) throw missing('text', 'the text of the document, or a part named file');
    if (title === undefined) throw missing('title', 'a title for the text');
    return { title, kind: 'text', fileName: null, bytes: Buffer.byteLength(text), text };
  }

  private async file(upload: UploadedDocument, title: string | undefined): Promise<ReadDocument> {
    const fileName = safeName(upload.originalname);
    const read = await this.thread.read({ bytes: new Uint8Array(upload.buffer), fileName });
    return {
      ...read,
      title: title ?? read.title ?? fileName.replace(/\.[A-Za-z0-9]{1,8}$/, ''),
      fileName,
      bytes: upload.size,
    };
  }
}

/** A name to show: no path, no control characters, not endless. */
function safeName(name: string): string {
  const plain = basename(name.replaceAll('\\', '/')).replace(/[\p{Cc}\p{Cf}]/gu, '');
  return [...plain].slice(0, 120).join('').trim() || 'document';
}

function missing(field: string, message: string): AppError {
  return new AppError('invalid_input', `Send ${message}. Nothing was stored.`, {
    errors: [{ field, message }],
  });
}
