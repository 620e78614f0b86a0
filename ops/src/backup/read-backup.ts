import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import {
  BackupFormatError,
  FORMAT,
  type Footer,
  type Header,
  type Line,
  type Row,
  type SequenceLine,
  type TableEnd,
  VERSION,
} from './format.js';

/** A table's rows arrive in pieces, so that a large one needs no memory of its size. */
export interface BackupReader {
  header?(header: Header): Promise<void> | void;
  rows?(table: string, columns: string[], rows: Row[]): Promise<void> | void;
  tableEnd?(end: TableEnd): Promise<void> | void;
  sequence?(sequence: SequenceLine): Promise<void> | void;
}

const ROWS_AT_A_TIME = 1_000;

async function* linesOf(file: string): AsyncGenerator<string> {
  const gunzip = createGunzip();
  const reading = pipeline(createReadStream(file), gunzip);
  // Reported below, once the lines ended early because of it.
  reading.catch(() => undefined);
  for await (const line of createInterface({ input: gunzip, crlfDelay: Number.POSITIVE_INFINITY }))
    yield line;
  await reading;
}

function parse(text: string): Line {
  try {
    return JSON.parse(text) as Line;
  } catch (error) {
    throw new BackupFormatError('A line of the file is cut off or not JSON', { cause: error });
  }
}

function checkHeader(line: Line): Header {
  if (Array.isArray(line) || !('format' in line) || line.format !== FORMAT) {
    throw new BackupFormatError('This file is no backup of Adwright');
  }
  if (line.version !== VERSION) {
    throw new BackupFormatError(
      `This backup has format ${line.version}; this version reads format ${VERSION}`,
    );
  }
  return line;
}

/**
 * Reads a backup and hands its parts over in order, checking every table's count and checksum on the way.
 * @throws BackupFormatError when the file is no backup, was changed, or ends early.
 */
export async function readBackup(file: string, reader: BackupReader): Promise<Footer> {
  let seenHeader = false;
  let footer: Footer | undefined;
  let table:
    | { name: string; columns: string[]; rows: Row[]; count: number; hash: ReturnType<typeof createHash> }
    | undefined;
  const flush = async () => {
    if (table && table.rows.length > 0) await reader.rows?.(table.name, table.columns, table.rows.splice(0));
  };
  const onRow = async (row: Row, text: string) => {
    if (!table) throw new BackupFormatError('A row stands outside any table');
    table.hash.update(`${text}\n`);
    table.count += 1;
    table.rows.push(row);
    if (table.rows.length >= ROWS_AT_A_TIME) await flush();
  };
  const onEnd = async (end: TableEnd) => {
    await flush();
    const whole =
      table?.name === end.end && table.count === end.rows && table.hash.digest('hex') === end.sha256;
    if (!whole) throw new BackupFormatError(`The rows of ${end.end} are not those that were written`);
    table = undefined;
    await reader.tableEnd?.(end);
  };
  try {
    for await (const text of linesOf(file)) {
      const line = parse(text);
      if (!seenHeader) {
        await reader.header?.(checkHeader(line));
        seenHeader = true;
      } else if (Array.isArray(line)) await onRow(line, text);
      else if ('table' in line) {
        table = { name: line.table, columns: line.columns, rows: [], count: 0, hash: createHash('sha256') };
      } else if ('end' in line) await onEnd(line);
      else if ('sequence' in line) await reader.sequence?.(line);
      else if ('complete' in line) footer = line;
    }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    const notWhole = code === 'Z_BUF_ERROR' || code === 'Z_DATA_ERROR';
    if (notWhole) throw new BackupFormatError('The file is damaged or no gzip file', { cause: error });
    throw error;
  }
  if (!footer) throw new BackupFormatError('The file ends early');
  return footer;
}
