import { splitCsv } from './csv.js';

/** Candidates in order of preference when nothing tells them apart. */
const DELIMITERS = [',', ';', '\t', '|'] as const;
const SAMPLE_CHARS = 65_536;
const SAMPLE_ROWS = 200;

export type DelimiterFound = {
  readonly delimiter: string;
  readonly body: string;
  readonly firstLine: number;
};

/** Excel's own hint on line 1: `sep=;`. The line is not part of the table. */
const EXCEL_HINT = /^"?sep=([,;\t|])"?[ \t]*(?:\r\n|\n|\r|$)/i;

/**
 * Finds the delimiter of a table: the one under which most rows of the head have the same number of cells, more than
 * one, weighted by how many headers `scoreRow` recognises (a preamble line or a decimal comma must not decide).
 */
export function findDelimiter(text: string, scoreRow: (cells: readonly string[]) => number): DelimiterFound {
  const hint = EXCEL_HINT.exec(text);
  if (hint) return { delimiter: hint[1] ?? ',', body: text.slice(hint[0].length), firstLine: 2 };
  const sample = headOf(text);
  let best = { delimiter: ',' as string, score: 0 };
  for (const delimiter of DELIMITERS) {
    if (!sample.includes(delimiter)) continue;
    const score = scoreDelimiter(sample, delimiter, scoreRow);
    if (score > best.score) best = { delimiter, score };
  }
  return { delimiter: best.delimiter, body: text, firstLine: 1 };
}

/** Whole lines only: half a quoted cell at the cut would look like a fault. */
function headOf(text: string): string {
  if (text.length <= SAMPLE_CHARS) return text;
  const head = text.slice(0, SAMPLE_CHARS);
  const cut = Math.max(head.lastIndexOf('\n'), head.lastIndexOf('\r'));
  return cut > 0 ? head.slice(0, cut + 1) : head;
}

function scoreDelimiter(
  sample: string,
  delimiter: string,
  scoreRow: (cells: readonly string[]) => number,
): number {
  const rows = splitCsv(sample, delimiter).rows.slice(0, SAMPLE_ROWS);
  const widths = new Map<number, number>();
  let headers = 0;
  for (const row of rows) {
    const width = row.cells.length;
    if (width > 1) widths.set(width, (widths.get(width) ?? 0) + 1);
    headers = Math.max(headers, scoreRow(row.cells.map(String)));
  }
  const [width, agreeing] = [...widths].reduce((top, entry) => (entry[1] > top[1] ? entry : top), [0, 0]);
  if (width === 0) return 0;
  return headers * 10 + (agreeing / Math.max(rows.length, 1)) * 5 + Math.min(width, 50) / 50;
}
