import type { ParsedExport, ReadOptions } from '../../../backend/src/modules/files/reader/index.js';
import { readExport } from '../../../backend/src/modules/files/reader/index.js';
import { sharedFile } from './config/shared.js';

/** Answers a person would give where a file says nothing. */
export const PERIOD = { periodStart: '2026-01-01', periodEnd: '2026-01-31' } as const;

/** Reads a file of the shared folder that must be accepted. */
export async function read(
  path: readonly [string, string],
  options: ReadOptions = {},
): Promise<ParsedExport> {
  const result = await readExport(sharedFile(...path), path[1], options);
  if (result.status !== 'parsed')
    throw new Error(`${path.join('/')}: ${JSON.stringify(result).slice(0, 600)}`);
  return result;
}

/** Money of a total or row in whole cents, as the expectations are written. */
export const cents = (micros: bigint | null | undefined): number | null =>
  micros === null || micros === undefined ? null : Number((micros + 5_000n) / 10_000n) / 100;
