import { crc32 } from 'node:zlib';
import iconv from 'iconv-lite';
import { readExport } from '../read-export.js';
import type { NeedsAnswers, ParsedExport, ReadOptions, Refusal } from '../types.js';

/** UTF-8 bytes of a text. */
export function utf8(text: string, bom = false): Uint8Array {
  return Buffer.from(bom ? `\ufeff${text}` : text, 'utf8');
}

/** UTF-16LE as Google Ads downloads it, with its BOM unless told otherwise. */
export function utf16(text: string, bom = true): Uint8Array {
  return Buffer.from(bom ? `\ufeff${text}` : text, 'utf16le');
}

/** A text in any single-byte or UTF-16BE encoding. */
export function encoded(text: string, encoding: string): Uint8Array {
  return iconv.encode(text, encoding);
}

/** Lines joined as Windows does. */
export function lines(...rows: readonly string[]): string {
  return `${rows.join('\r\n')}\r\n`;
}

/** Reads a file that must be accepted. */
export async function parsed(
  bytes: Uint8Array,
  name = 'report.csv',
  options?: ReadOptions,
): Promise<ParsedExport> {
  const result = await readExport(bytes, name, options);
  if (result.status !== 'parsed') throw new Error(`not parsed: ${JSON.stringify(result).slice(0, 800)}`);
  return result;
}

/** Reads a file that must leave something open. */
export async function asked(
  bytes: Uint8Array,
  name = 'report.csv',
  options?: ReadOptions,
): Promise<NeedsAnswers> {
  const result = await readExport(bytes, name, options);
  if (result.status !== 'questions') throw new Error(`expected questions, got ${result.status}`);
  return result;
}

/** Reads a file that must be refused. */
export async function refused(
  bytes: Uint8Array,
  name = 'report.csv',
  options?: ReadOptions,
): Promise<Refusal> {
  const result = await readExport(bytes, name, options);
  if (result.status !== 'refused') throw new Error(`expected a refusal, got ${result.status}`);
  return result;
}

/** A ZIP of stored (uncompressed) files. */
export function zip(files: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(files)) {
    const data = Buffer.from(content);
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt32LE(crc32(data), 10);
    head.writeUInt32LE(data.length, 14);
    head.writeUInt32LE(data.length, 18);
    head.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from('504b0304', 'hex'), head, Buffer.from(name), data]);
    const entry = Buffer.alloc(16);
    entry.writeUInt32LE(offset, 12);
    directory.push(
      Buffer.concat([Buffer.from('504b01021400', 'hex'), head, entry.subarray(2), Buffer.from(name)]),
    );
    parts.push(local);
    offset += local.length;
  }
  const entries = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(directory.length, 8);
  end.writeUInt16LE(directory.length, 10);
  end.writeUInt32LE(entries.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, entries, end]);
}

/** A cell of a workbook: text, a number, a serial number in a date format, an error, or nothing. */
export type XlsxCell = string | number | { readonly serial: number } | { readonly error: string } | null;

/** A workbook with one sheet per entry. */
export function xlsx(sheets: Readonly<Record<string, readonly (readonly XlsxCell[])[]>>): Uint8Array {
  const names = Object.keys(sheets);
  const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const rels = 'http://schemas.openxmlformats.org/package/2006/relationships';
  const list = names
    .map((name, i) => `<sheet name="${escapeXml(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`)
    .join('');
  const links = names.map(
    (_, i) =>
      `<Relationship Id="rId${i + 1}" Type="${office}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`,
  );
  const styles = `<Relationship Id="rId${names.length + 1}" Type="${office}/styles" Target="styles.xml"/>`;
  return zip({
    '[Content_Types].xml': `${xml}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
    '_rels/.rels': `${xml}<Relationships xmlns="${rels}"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${xml}<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${list}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${xml}<Relationships xmlns="${rels}">${links.join('')}${styles}</Relationships>`,
    'xl/styles.xml': `${xml}<styleSheet xmlns="${main}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>`,
    ...Object.fromEntries(
      names.map((name, i) => [`xl/worksheets/sheet${i + 1}.xml`, sheetXml(xml, main, sheets[name] ?? [])]),
    ),
  });
}

function sheetXml(xml: string, main: string, rows: readonly (readonly XlsxCell[])[]): string {
  const body = rows.map(
    (cells, r) =>
      `<row r="${r + 1}">${cells.map((cell, c) => cellXml(cell, `${columnName(c)}${r + 1}`)).join('')}</row>`,
  );
  return `${xml}<worksheet xmlns="${main}"><sheetData>${body.join('')}</sheetData></worksheet>`;
}

function cellXml(cell: XlsxCell, at: string): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return `<c r="${at}"><v>${cell}</v></c>`;
  if (typeof cell === 'string')
    return `<c r="${at}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(cell)}</t></is></c>`;
  if ('serial' in cell) return `<c r="${at}" s="1"><v>${cell.serial}</v></c>`;
  return `<c r="${at}" t="e"><v>${cell.error}</v></c>`;
}

function columnName(index: number): string {
  return index < 26
    ? String.fromCharCode(65 + index)
    : columnName(Math.floor(index / 26) - 1) + columnName(index % 26);
}

function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
