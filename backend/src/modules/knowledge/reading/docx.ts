import mammoth from 'mammoth';
import { readHtml } from './html.js';
import { UnreadableError } from './refusal.js';
import { guardDocx } from './zip-guard.js';

/** @throws UnreadableError */
export async function readDocx(bytes: Uint8Array): Promise<string> {
  guardDocx(bytes);
  try {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const { value } = await mammoth.convertToHtml(
      { buffer },
      { convertImage: mammoth.images.imgElement(async () => ({ src: '' })) },
    );
    return readHtml(value).text;
  } catch (error) {
    throw new UnreadableError(
      'unreadable_document',
      `The DOCX cannot be read (${error instanceof Error ? error.message.slice(0, 120) : 'unknown'}). Nothing was stored.`,
    );
  }
}
