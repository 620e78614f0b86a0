import { inflateRawSync } from 'node:zlib';
import { UnreadableError } from './refusal.js';

/** What a DOCX may unpack to, and how many parts it may have. */
const MOST_UNPACKED = 100 * 1024 * 1024;
const MOST_PARTS = 2_000;

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const NEEDED = 'word/document.xml';

/**
 * Unpacks every part of a DOCX within its limits before anybody else does: what a ZIP says of its sizes may be a lie,
 * and a library that believes it fills the memory.
 * @throws UnreadableError
 */
export function guardDocx(bytes: Uint8Array): void {
  const zip = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const names = unpackAll(zip);
    if (!names.includes(NEEDED)) {
      throw new UnreadableError(
        'unsupported_media_type',
        'The file is a ZIP but no DOCX. Accepted are PDF, DOCX, Markdown, HTML and plain text. Nothing was stored.',
      );
    }
  } catch (error) {
    if (error instanceof UnreadableError) throw error;
    if (isTooLong(error)) throw tooLarge();
    throw new UnreadableError(
      'unreadable_document',
      'The file is damaged: its ZIP cannot be read. Nothing was stored.',
    );
  }
}

function unpackAll(zip: Buffer): string[] {
  const end = findEnd(zip);
  const entries = zip.readUInt16LE(end + 10);
  if (entries > MOST_PARTS) throw tooLarge();
  const names: string[] = [];
  let at = zip.readUInt32LE(end + 16);
  let left = MOST_UNPACKED;
  for (let entry = 0; entry < entries; entry += 1) {
    if (zip.readUInt32LE(at) !== ENTRY) throw new RangeError('no entry');
    const nameLength = zip.readUInt16LE(at + 28);
    names.push(zip.toString('utf8', at + 46, at + 46 + nameLength));
    left -= unpackedBytes(zip, at, left);
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return names;
}

function unpackedBytes(zip: Buffer, entry: number, most: number): number {
  const method = zip.readUInt16LE(entry + 10);
  const packed = zip.readUInt32LE(entry + 20);
  const local = zip.readUInt32LE(entry + 42);
  if (zip.readUInt32LE(local) !== LOCAL) throw new RangeError('no part');
  const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
  if (method === 0) {
    if (packed > most) throw tooLarge();
    return packed;
  }
  return inflateRawSync(zip.subarray(start, start + packed), { maxOutputLength: Math.max(1, most) }).length;
}

function findEnd(zip: Buffer): number {
  const lowest = Math.max(0, zip.length - 65_557);
  for (let at = zip.length - 22; at >= lowest; at -= 1) if (zip.readUInt32LE(at) === END) return at;
  throw new RangeError('no directory');
}

function isTooLong(error: unknown): boolean {
  return error instanceof RangeError && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
}

function tooLarge(): UnreadableError {
  return new UnreadableError(
    'payload_too_large',
    'The file would unpack to more than 100 MB. Nothing was stored.',
  );
}
