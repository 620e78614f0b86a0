import { readDocx } from './docx.js';
import { readHtml } from './html.js';
import { readPdf } from './pdf.js';
import { UnreadableError } from './refusal.js';
import { sniff } from './sniff.js';

/** Characters of text a document may hold: about a thousand pages. */
export const MOST_CHARACTERS = 2_000_000;

export interface DocumentText {
  readonly kind: 'pdf' | 'docx' | 'markdown' | 'html' | 'text';
  /** The document's own title, where it has one. */
  readonly title: string | null;
  /** Markdown or plain text without control characters. */
  readonly text: string;
}

/**
 * Reads a file of any accepted kind, by what it is and not by what it is called.
 * @throws UnreadableError with what to do
 */
export async function readDocument(bytes: Uint8Array, fileName: string): Promise<DocumentText> {
  const sniffed = sniff(bytes, fileName);
  const { title, text: raw } = await textOf(sniffed, bytes);
  const text = cleaned(raw);
  if (text.length > MOST_CHARACTERS)
    throw new UnreadableError(
      'payload_too_large',
      `The document has ${text.length} characters; ${MOST_CHARACTERS} are accepted. Cut it into parts. Nothing was stored.`,
    );
  if (!/[\p{L}\p{N}]/u.test(text))
    throw new UnreadableError(
      'unreadable_document',
      sniffed.kind === 'pdf'
        ? 'The PDF holds no text: it is probably a scan. Recognise its text first (OCR). Nothing was stored.'
        : 'The document holds no text. Nothing was stored.',
    );
  return { kind: sniffed.kind, title: titleOf(title) ?? headingOf(sniffed.kind, text), text };
}

async function textOf(
  sniffed: ReturnType<typeof sniff>,
  bytes: Uint8Array,
): Promise<{ title: string | null; text: string }> {
  switch (sniffed.kind) {
    case 'pdf':
      return readPdf(bytes);
    case 'docx':
      return { title: null, text: await readDocx(bytes) };
    case 'html':
      return readHtml(sniffed.text);
    default:
      return { title: null, text: sniffed.text };
  }
}

/** What PostgreSQL can store and a person can read: no control characters, no half characters, no endless blank lines. */
function cleaned(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/(?![\n\t])\p{Cc}|\ufeff/gu, '')
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .normalize('NFC')
    .replace(/[ \t]+\n/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

function titleOf(title: string | null): string | null {
  const plain = title === null ? '' : cleaned(title).replace(/\s+/g, ' ');
  return plain === '' ? null : [...plain].slice(0, 120).join('');
}

/** The first heading of a document that has headings. */
function headingOf(kind: DocumentText['kind'], text: string): string | null {
  if (kind === 'text') return null;
  return titleOf(/^#{1,2} +(.+)$/m.exec(text.slice(0, 2_000))?.[1] ?? null);
}
