import { UnreadableError } from './refusal.js';

/** What a file is by its bytes; its name only tells kinds of text apart. */
export type Sniffed =
  | { readonly kind: 'pdf' }
  | { readonly kind: 'docx' }
  | { readonly kind: 'markdown' | 'html' | 'text'; readonly text: string };

const ACCEPTED = 'Accepted are PDF, DOCX, Markdown, HTML and plain text.';

function startsWith(bytes: Uint8Array, ...head: number[]): boolean {
  return head.every((byte, at) => bytes[at] === byte);
}

/** @throws UnreadableError `unsupported_media_type` */
export function sniff(bytes: Uint8Array, fileName: string): Sniffed {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 1024)).toString('latin1');
  // Some writers put a few bytes before the mark, which readers must accept.
  if (head.includes('%PDF-')) return { kind: 'pdf' };
  if (startsWith(bytes, 0x50, 0x4b, 0x03, 0x04)) return { kind: 'docx' };
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0))
    throw refused('an old Office file, or one with a password. Save it as DOCX without a password');
  if (head.startsWith('{\\rtf')) throw refused('an RTF file. Save it as DOCX');
  const text = decode(bytes);
  if (isBinary(text)) throw refused('no text');
  const name = fileName.toLowerCase();
  if (isHtml(text, name)) return { kind: 'html', text };
  return { kind: /\.(md|markdown|mdx)$/.test(name) ? 'markdown' : 'text', text };
}

function refused(what: string): UnreadableError {
  return new UnreadableError(
    'unsupported_media_type',
    `The file is ${what}. ${ACCEPTED} Nothing was stored.`,
  );
}

/** UTF-8 or what its mark says, else Western European: then every byte is a character. */
function decode(bytes: Uint8Array): string {
  if (startsWith(bytes, 0xff, 0xfe)) return new TextDecoder('utf-16le').decode(bytes);
  if (startsWith(bytes, 0xfe, 0xff)) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return new TextDecoder('windows-1252').decode(bytes);
    throw error;
  }
}

/** Control characters that no text holds, in more than stray places. */
function isBinary(text: string): boolean {
  const sample = text.slice(0, 65_536);
  const controls = sample.match(/(?!\s)\p{Cc}/gu)?.length ?? 0;
  return controls > Math.max(4, sample.length / 200);
}

function isHtml(text: string, name: string): boolean {
  const head = text.slice(0, 4_096).trimStart().toLowerCase();
  if (/^(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*<(?:!doctype html|html)\b/.test(head)) return true;
  return /\.x?html?$/.test(name) && /<[a-z][^>]*>/.test(head);
}
