import { isUtf8 } from 'node:buffer';
import iconv from 'iconv-lite';

/** `damaged`: characters that are broken in this encoding and stand as U+FFFD in the text. */
export type Decoded = { readonly text: string; readonly encoding: string; readonly damaged: number };

/**
 * Decodes a text file: by its BOM, else UTF-16 by where its zero bytes stand, else UTF-8 if it is valid, else the
 * single-byte encoding of the desktop that wrote it. The BOM is not part of the text.
 */
export function decodeText(bytes: Uint8Array): Decoded {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (startsWith(buffer, 0xef, 0xbb, 0xbf))
    return decodeUtf8(buffer.subarray(3)) ?? singleByte(buffer.subarray(3));
  if (startsWith(buffer, 0xff, 0xfe)) return utf16(buffer.subarray(2), 'utf-16le');
  if (startsWith(buffer, 0xfe, 0xff)) return utf16(buffer.subarray(2), 'utf-16be');
  const wide = guessUtf16(buffer);
  if (wide) return utf16(buffer, wide);
  return decodeUtf8(buffer) ?? singleByte(buffer);
}

function startsWith(buffer: Buffer, ...head: number[]): boolean {
  return head.every((byte, index) => buffer[index] === byte);
}

function utf16(buffer: Buffer, encoding: 'utf-16le' | 'utf-16be'): Decoded {
  return { text: iconv.decode(buffer, encoding, { stripBOM: false }), encoding, damaged: 0 };
}

/** Latin text in UTF-16 has a zero in nearly every high byte; UTF-8 tables have none. */
function guessUtf16(buffer: Buffer): 'utf-16le' | 'utf-16be' | null {
  const length = Math.min(buffer.length, 4096) & ~1;
  if (length < 4) return null;
  let even = 0;
  let odd = 0;
  for (let index = 0; index < length; index += 2) {
    if (buffer[index] === 0) even += 1;
    if (buffer[index + 1] === 0) odd += 1;
  }
  const pairs = length / 2;
  if (odd > pairs * 0.4 && even < pairs * 0.1) return 'utf-16le';
  if (even > pairs * 0.4 && odd < pairs * 0.1) return 'utf-16be';
  return null;
}

/**
 * UTF-8, also with a few broken characters: platforms cut long names in the middle of one. In any other encoding nearly
 * every letter beyond ASCII would be broken, so fewer broken ones than whole ones means UTF-8.
 */
function decodeUtf8(buffer: Buffer): Decoded | null {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(buffer);
  if (isUtf8(buffer)) return { text, encoding: 'utf-8', damaged: 0 };
  let damaged = 0;
  let whole = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0xfffd) damaged += 1;
    else if (code > 0x7f) whole += 1;
  }
  return damaged < whole ? { text, encoding: 'utf-8', damaged } : null;
}

/** Letters that Western European names, headers and currency signs are made of. */
const WESTERN = /[ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜÝßàáâãäåæçèéêëìíîïñòóôõöøùúûüýÿœŒ€£¥\u00a0–—’“”«»·°º]/g;

/**
 * Windows-1252 unless the old Macintosh encoding gives clearly more letters: Excel for Mac saves its "CSV" that way,
 * with CR line ends.
 */
function singleByte(buffer: Buffer): Decoded {
  const windows = iconv.decode(buffer, 'windows-1252');
  const head = buffer.subarray(0, 65536);
  if (head.includes(0x0d) && !head.includes(0x0a)) {
    const mac = iconv.decode(buffer, 'macintosh');
    if (countWestern(mac) > countWestern(windows)) return { text: mac, encoding: 'macintosh', damaged: 0 };
  }
  return { text: windows, encoding: 'windows-1252', damaged: 0 };
}

function countWestern(text: string): number {
  return text.slice(0, 65536).match(WESTERN)?.length ?? 0;
}
