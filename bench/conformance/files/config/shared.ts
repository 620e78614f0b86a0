import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Folder of real files that are no part of the product; `ADWRIGHT_SHARED` names another one than the sibling. */
const shared = resolve(
  process.env.ADWRIGHT_SHARED ?? join(import.meta.dirname, '../../../../../shared'),
  'data',
);

/** False where the folder is not there: nothing can be checked then, and the run says so. */
export const sharedPresent = existsSync(shared);
export const sharedFolder = shared;

export function sharedFile(...path: string[]): Uint8Array {
  return readFileSync(join(shared, ...path));
}

export function sharedFiles(...path: string[]): string[] {
  return readdirSync(join(shared, ...path)).sort();
}
