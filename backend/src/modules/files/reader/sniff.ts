import { RefusedError } from './refusal.js';
import type { Container } from './types.js';

/** First bytes of formats people mistake for a table. A text format is recognised after decoding (`sniffText`). */
const SIGNATURES: readonly (readonly [bytes: string, what: string])[] = [
  ['25504446', 'a PDF document; export the report as CSV or XLSX'],
  ['d0cf11e0a1b11ae1', 'an old Excel workbook (.xls); save it as .xlsx or CSV'],
  ['1f8b', 'a gzip archive; unpack it first'],
  ['425a68', 'a bzip2 archive; unpack it first'],
  ['fd377a585a', 'an xz archive; unpack it first'],
  ['28b52ffd', 'a zstd archive; unpack it first'],
  ['377abcaf271c', 'a 7-Zip archive; unpack it first'],
  ['526172211a07', 'a RAR archive; unpack it first'],
  ['89504e47', 'a PNG image'],
  ['ffd8ff', 'a JPEG image'],
  ['47494638', 'a GIF image'],
  ['52494646', 'a RIFF media file'],
  ['7f454c46', 'a program'],
  ['4d5a9000', 'a program'],
  ['50415231', 'a Parquet file; export the report as CSV or XLSX'],
  ['53514c69746520666f726d6174', 'an SQLite database'],
  ['0000feff', 'UTF-32 text; save it as UTF-8'],
  ['fffe0000', 'UTF-32 text; save it as UTF-8'],
];

const ZIP_LOCAL_HEADER = '504b0304';
const ZIP_EMPTY = '504b0506';

/**
 * Tells the container by its bytes; the file name is not evidence (ZIPs are named .csv, workbooks too).
 * @throws RefusedError for an empty file and for every container that holds no table this reader knows.
 */
export function sniffContainer(bytes: Uint8Array): Container {
  if (bytes.length === 0)
    throw new RefusedError('empty_file', 'The file is empty: there is no header on line 1.', 1);
  const head = Buffer.from(bytes.subarray(0, 16)).toString('hex');
  if (head.startsWith(ZIP_LOCAL_HEADER) || head.startsWith(ZIP_EMPTY)) {
    if (holdsWorkbook(bytes)) return 'xlsx';
    throw new RefusedError(
      'not_a_table',
      'The file is a ZIP archive, not a table; unpack it and upload the file inside.',
    );
  }
  for (const [signature, what] of SIGNATURES) {
    if (head.startsWith(signature)) throw new RefusedError('not_a_table', `The file is ${what}.`);
  }
  return 'csv';
}

/** A workbook is a ZIP with `xl/workbook.xml` in its directory, which stands at the end; names are stored as ASCII. */
function holdsWorkbook(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes('xl/workbook.xml');
}

const TEXT_FORMATS: readonly (readonly [pattern: RegExp, what: string])[] = [
  [/^<!doctype html|^<html|^<head|^<body|^<table/i, 'an HTML page; export the report as CSV or XLSX'],
  [/^<\?xml|^<workbook/i, 'an XML document; export the report as CSV or XLSX'],
  [/^\{\\rtf/i, 'an RTF document; export the report as CSV or XLSX'],
  [/^[[{]\s*["{[\]}]/, 'JSON; export the report as CSV or XLSX'],
  [/^%!PS/, 'a PostScript document'],
];

/** Control characters that no text table holds; tab, line breaks, form feed and escape do occur in names. */
function countBinary(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code < 7 || (code > 13 && code < 27)) count += 1;
  }
  return count;
}

/**
 * Refuses text that is not a table: markup, JSON, binary that happened to decode.
 * @throws RefusedError naming what it is.
 */
export function sniffText(text: string): void {
  const head = text.slice(0, 4096);
  const start = head.trimStart();
  if (start === '' && text.trim() === '' && !/[,;\t|"]/.test(head) && !/[\r\n]/.test(head)) {
    throw new RefusedError(
      'empty_file',
      'The file holds nothing but blanks: there is no header on line 1.',
      1,
    );
  }
  for (const [pattern, what] of TEXT_FORMATS) {
    if (pattern.test(start)) throw new RefusedError('not_a_table', `The file is ${what}.`);
  }
  if (countBinary(head) > head.length / 50) {
    throw new RefusedError('not_a_table', 'The file is binary data, not a table of text.');
  }
}
