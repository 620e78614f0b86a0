import { RefusedError } from './refusal.js';

/** What a workbook may unpack to. A 50 MB export unpacks to about 500 MB; a bomb claims far more or lies. */
export const MAX_UNPACKED_BYTES = 600 * 1024 * 1024;
const MAX_ENTRIES = 2_000;

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;

/**
 * Reads the directory of a ZIP and refuses one that would unpack to too much, before anything is unpacked.
 * @throws RefusedError `bad_xlsx`.
 */
export function guardZip(bytes: Uint8Array): void {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(buffer);
  const entries = buffer.readUInt16LE(end + 10);
  let at = buffer.readUInt32LE(end + 16);
  if (entries > MAX_ENTRIES)
    throw new RefusedError('bad_xlsx', `The workbook has ${entries} parts, which is not sane.`);
  let unpacked = 0;
  for (let entry = 0; entry < entries; entry += 1) {
    if (at + 46 > buffer.length || buffer.readUInt32LE(at) !== DIRECTORY_ENTRY) {
      throw new RefusedError('bad_xlsx', 'The workbook is damaged: its ZIP directory is broken.');
    }
    unpacked += unpackedSize(buffer, at);
    at += 46 + buffer.readUInt16LE(at + 28) + buffer.readUInt16LE(at + 30) + buffer.readUInt16LE(at + 32);
  }
  if (unpacked > MAX_UNPACKED_BYTES) {
    throw new RefusedError('too_large', `The workbook would unpack to ${Math.round(unpacked / 1e6)} MB.`);
  }
}

/** The size of an entry; a ZIP64 writer puts it into the first extra field instead. */
function unpackedSize(buffer: Buffer, entry: number): number {
  const size = buffer.readUInt32LE(entry + 24);
  const extra = entry + 46 + buffer.readUInt16LE(entry + 28);
  const zip64 = size === 0xffffffff && extra + 12 <= buffer.length && buffer.readUInt16LE(extra) === 1;
  return zip64 ? Number(buffer.readBigUInt64LE(extra + 4)) : size;
}

function findEnd(buffer: Buffer): number {
  const lowest = Math.max(0, buffer.length - 65_557);
  for (let at = buffer.length - 22; at >= lowest; at -= 1) {
    if (buffer.readUInt32LE(at) === END_OF_DIRECTORY) return at;
  }
  throw new RefusedError('bad_xlsx', 'The workbook is damaged: the end of its ZIP directory is missing.');
}
