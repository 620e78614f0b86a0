import { RefusedError } from './refusal.js';
import type { BadRecord, TableRow } from './types.js';

/** Longest cell that is read, in characters: no name or array of actions comes near it, an unclosed quote does. */
export const MAX_CELL_CHARS = 1_000_000;

export type CsvRecords = { readonly rows: readonly TableRow[]; readonly badRecords: readonly BadRecord[] };

const QUOTE = 34;
const LF = 10;
const CR = 13;

type QuotedCell = { value: string; next: number } | { problem: string };

/**
 * Splits delimited text into records after RFC 4180 with any of LF, CRLF and CR as line end, in one pass and with the
 * physical line each record starts on. Written here because the line of a fault is part of the contract: csv-parse
 * counts a CRLF inside quotes twice and names the end of the file for a quote that was never closed.
 *
 * A record with broken quoting is put into `badRecords` and reading goes on at the next line after its start, so one
 * bad line costs one line. In an unquoted cell a quote is kept as it stands unless `strict`.
 */
export function splitCsv(text: string, delimiter: string, strict = false): CsvRecords {
  const rows: TableRow[] = [];
  const badRecords: BadRecord[] = [];
  const separator = delimiter.charCodeAt(0);
  const end = text.length;
  let at = 0;
  let line = 1;
  while (at < end) {
    const record = readRecord(text, at, separator, strict);
    if (typeof record === 'string') {
      badRecords.push({ line, message: record });
      at = afterLineEnd(text, endOfLine(text, at));
      line += 1;
      continue;
    }
    rows.push({ line, cells: record.cells });
    line += record.innerLines + 1;
    at = record.next;
  }
  return { rows, badRecords };
}

function endOfLine(text: string, from: number): number {
  let at = from;
  while (at < text.length && text.charCodeAt(at) !== LF && text.charCodeAt(at) !== CR) at += 1;
  return at;
}

function afterLineEnd(text: string, at: number): number {
  return text.charCodeAt(at) === CR && text.charCodeAt(at + 1) === LF ? at + 2 : at + 1;
}

type RecordRead = { cells: string[]; next: number; innerLines: number };

function readRecord(text: string, from: number, separator: number, strict: boolean): RecordRead | string {
  const cells: string[] = [];
  let at = from;
  let innerLines = 0;
  for (;;) {
    if (text.charCodeAt(at) === QUOTE) {
      const cell = readQuoted(text, at, separator);
      if ('problem' in cell) return `${cell.problem} (cell ${cells.length + 1})`;
      cells.push(cell.value);
      innerLines += countLineEnds(cell.value);
      at = cell.next;
    } else {
      let to = at;
      let code = text.charCodeAt(to);
      while (to < text.length && code !== separator && code !== LF && code !== CR) {
        if (strict && code === QUOTE)
          return `a quote inside an unquoted cell must be escaped (cell ${cells.length + 1})`;
        to += 1;
        code = text.charCodeAt(to);
      }
      if (to - at > MAX_CELL_CHARS) return `a cell is longer than ${MAX_CELL_CHARS} characters`;
      cells.push(text.slice(at, to));
      at = to;
    }
    if (at >= text.length) return { cells, next: at, innerLines };
    if (text.charCodeAt(at) !== separator) return { cells, next: afterLineEnd(text, at), innerLines };
    at += 1;
    if (at >= text.length) {
      cells.push('');
      return { cells, next: at, innerLines };
    }
  }
}

/** Reads a quoted cell whose opening quote stands at `from`; `next` is the delimiter or line end after it. */
function readQuoted(text: string, from: number, separator: number): QuotedCell {
  let at = from + 1;
  let escaped = false;
  for (;;) {
    const close = text.indexOf('"', at);
    if (close === -1) return { problem: 'a quote is opened here and never closed' };
    if (close - from > MAX_CELL_CHARS)
      return { problem: `a cell is longer than ${MAX_CELL_CHARS} characters` };
    const after = text.charCodeAt(close + 1);
    if (after === QUOTE) {
      escaped = true;
      at = close + 2;
      continue;
    }
    if (close + 1 < text.length && after !== separator && after !== LF && after !== CR) {
      return { problem: 'a quote inside a quoted cell must be written twice' };
    }
    const raw = text.slice(from + 1, close);
    return { value: escaped ? raw.replaceAll('""', '"') : raw, next: close + 1 };
  }
}

function countLineEnds(value: string): number {
  let count = 0;
  for (let at = 0; at < value.length; at += 1) {
    const code = value.charCodeAt(at);
    if (code === LF || (code === CR && value.charCodeAt(at + 1) !== LF)) count += 1;
  }
  return count;
}

export type StrictOptions = {
  readonly delimiter?: string;
  /** The header the first record must be equal to. */
  readonly expectedHeader?: readonly string[];
};

/**
 * Reads CSV text as RFC 4180 says and nothing else: every record has as many cells as the first, every quote is in its
 * place. Blank lines are records of one empty cell. The result is exactly the cells, header included.
 * @throws RefusedError (`bad_csv` or `empty_file`) with the line of the first fault.
 */
export function parseCsvStrict(text: string, options: StrictOptions = {}): string[][] {
  if (text === '') throw new RefusedError('empty_file', 'Line 1: there is no header, the file is empty.', 1);
  const { rows, badRecords } = splitCsv(text, options.delimiter ?? ',', true);
  const bad = badRecords[0];
  const width = rows[0]?.cells.length ?? 0;
  const ragged = rows.find((row) => row.cells.length !== width);
  if (bad && (!ragged || bad.line < ragged.line)) fault(bad.line, bad.message);
  if (ragged) fault(ragged.line, `${ragged.cells.length} cells where the header has ${width}`);
  const header = rows[0]?.cells ?? [];
  const expected = options.expectedHeader;
  if (expected && (expected.length !== width || expected.some((name, index) => name !== header[index]))) {
    fault(1, `the header is not ${expected.join(', ')}`);
  }
  return rows.map((row) => row.cells.map((cell) => String(cell)));
}

function fault(line: number, message: string): never {
  throw new RefusedError('bad_csv', `Line ${line}: ${message}.`, line);
}
