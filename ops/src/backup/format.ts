/**
 * A backup is one gzipped file of JSON lines, readable without us: a header; for each table its name and columns,
 * its rows as arrays of text (PostgreSQL's own text form, null for NULL) and an end line with count and SHA-256
 * of the row lines; the sequences; a last line that says the file is whole.
 */
export const FORMAT = 'adwright-backup';
export const VERSION = 1;

export interface Header {
  format: typeof FORMAT;
  version: number;
  createdAt: string;
  server: string;
  migrations: { name: string; checksum: string }[];
}

export interface TableStart {
  table: string;
  columns: string[];
}

export interface TableEnd {
  end: string;
  rows: number;
  sha256: string;
}

export interface SequenceLine {
  sequence: string;
  value: string;
  called: boolean;
}

export interface Footer {
  complete: true;
  tables: number;
  rows: number;
}

export type Row = (string | null)[];
export type Line = Header | TableStart | TableEnd | SequenceLine | Footer | Row;

/** Raised when a file is not a backup, or not a whole one. */
export class BackupFormatError extends Error {}
