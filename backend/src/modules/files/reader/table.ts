import { cellText } from './cells.js';
import { type CsvRecords, splitCsv } from './csv.js';
import { decodeText } from './decode.js';
import { findDelimiter } from './delimiter.js';
import { headerScore } from './header-row.js';
import { RefusedError } from './refusal.js';
import { sniffContainer, sniffText } from './sniff.js';
import type { Table } from './types.js';
import { readXlsx, type SheetRows } from './xlsx.js';

/** Largest file that is read, in bytes (DECISIONS 16). */
export const MAX_FILE_BYTES = 50 * 1024 * 1024;

/**
 * Reads the table a file holds: container, encoding, delimiter, quoting, sheet. Records may be ragged (preambles and
 * totals are); what they mean is not decided here.
 * @throws RefusedError when the file is not a table.
 */
export async function readTable(
  bytes: Uint8Array,
  fileName: string,
  maxBytes = MAX_FILE_BYTES,
): Promise<Table> {
  if (bytes.length > maxBytes) {
    throw new RefusedError('too_large', `The file has ${bytes.length} bytes; the limit is ${maxBytes}.`);
  }
  return sniffContainer(bytes) === 'xlsx' ? readWorkbook(bytes, fileName) : readText(bytes, fileName);
}

function readText(bytes: Uint8Array, fileName: string): Table {
  const { text, encoding, damaged } = decodeText(bytes);
  sniffText(text);
  const { delimiter, body, firstLine } = findDelimiter(text, headerScore);
  const first = splitCsv(body, delimiter);
  const inner = wrappedLines(first);
  const { rows, badRecords } =
    inner === null ? first : splitCsv(inner, findDelimiter(inner, headerScore).delimiter);
  const shift = firstLine - 1;
  return {
    source: { container: 'csv', fileName, encoding, damagedCharacters: damaged, delimiter, sheet: null },
    rows: shift === 0 ? rows : rows.map((row) => ({ ...row, line: row.line + shift })),
    badRecords: badRecords.map((bad) => ({ ...bad, line: bad.line + shift })),
  };
}

/**
 * A table whose every line was quoted once more as a whole (a spreadsheet that took it for one column): the lines
 * inside, or null when the table is none of these.
 */
function wrappedLines(split: CsvRecords): string | null {
  const single = split.rows.filter((row) => row.cells.length === 1);
  if (split.badRecords.length > 0 || single.length < 2 || single.length < split.rows.length) return null;
  const lines = single.map((row) => cellText(row.cells[0]));
  if (!lines.some((line) => /[,;\t]/.test(line)) || lines.some((line) => /[\r\n]/.test(line))) return null;
  return lines.join('\n');
}

async function readWorkbook(bytes: Uint8Array, fileName: string): Promise<Table> {
  const sheets = await readXlsx(bytes);
  const sheet = bestSheet(sheets);
  if (!sheet) throw new RefusedError('empty_file', 'The workbook holds no sheet with cells.', 1);
  return {
    source: {
      container: 'xlsx',
      fileName,
      encoding: null,
      damagedCharacters: 0,
      delimiter: null,
      sheet: sheet.sheet,
    },
    rows: sheet.rows,
    badRecords: [],
  };
}

/**
 * The sheet with the most known headers; of equals the one called raw (Ads Manager writes a formatted and a raw one),
 * then the longest.
 */
function bestSheet(sheets: readonly SheetRows[]): SheetRows | undefined {
  const rank = (sheet: SheetRows): number => {
    const heads = sheet.rows.slice(0, 60).map((row) => headerScore(row.cells.map(cellText)));
    return Math.max(0, ...heads) * 10 + (/raw|roh|brut/i.test(sheet.sheet) ? 5 : 0);
  };
  return sheets
    .filter((sheet) => sheet.rows.length > 0)
    .sort((a, b) => rank(b) - rank(a) || b.rows.length - a.rows.length)[0];
}
