export { parseCsvStrict, type StrictOptions, splitCsv } from './csv.js';
export { decodeText } from './decode.js';
export { readExport } from './read-export.js';
export { RefusedError } from './refusal.js';
export { rollUpBreakdown, sumTotals } from './sums.js';
export { MAX_FILE_BYTES, readTable } from './table.js';
export type * from './types.js';
