import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** The vendors' own schemas, no part of the product; `ADWRIGHT_SHARED` names another folder than the sibling. */
const shared = resolve(
  process.env.ADWRIGHT_SHARED ?? join(import.meta.dirname, '../../../../../shared'),
  'specs',
);

/** False where the folder is not there: nothing can be checked then, and the run says so. */
export const specsPresent = existsSync(shared);
export const specsFolder = shared;

export function spec<T>(...path: string[]): T {
  return JSON.parse(readFileSync(join(shared, ...path), 'utf8')) as T;
}
