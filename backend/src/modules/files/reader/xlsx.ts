import readXlsxFile, { type CellValue } from 'read-excel-file/node';
import { RefusedError } from './refusal.js';
import type { Cell, TableRow } from './types.js';
import { guardZip } from './zip-guard.js';

export type SheetRows = { readonly sheet: string; readonly rows: readonly TableRow[] };

/**
 * Reads every sheet of a workbook. Numbers keep their stored decimal text, dates (serial numbers in a date format)
 * become `Date` at UTC midnight, text is not trimmed: a name with a trailing blank is another name.
 * @throws RefusedError `bad_xlsx` when the workbook cannot be read.
 */
export async function readXlsx(bytes: Uint8Array): Promise<SheetRows[]> {
  guardZip(bytes);
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const sheets = await readXlsxFile(buffer, {
      trim: false,
      parseNumber: (decimal: string) => ({ decimal }),
    });
    return sheets.map((sheet) => ({
      sheet: sheet.sheet,
      rows: sheet.data.map((cells, index) => ({ line: index + 1, cells: cells.map(toCell) })),
    }));
  } catch (error) {
    if (error instanceof RefusedError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new RefusedError('bad_xlsx', `The workbook cannot be read: ${reason}`);
  }
}

function toCell(value: CellValue<{ decimal: string }> | null): Cell {
  if (value === null || typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (typeof value === 'object' && 'decimal' in value) return value;
  // The library's own type says `typeof Date` where it returns instances.
  if ((value as unknown) instanceof Date) return value as unknown as Date;
  throw new RefusedError('bad_xlsx', 'The workbook holds a cell of an unknown type.');
}
