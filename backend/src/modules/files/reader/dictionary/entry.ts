import type { AdPlatform } from '@adwright/contracts';
import type { ColumnRole } from '../types.js';

/**
 * One meaning of headers: `headers` separated by `|`, written as the platforms write them (case, accents, units and
 * punctuation do not matter). `name` is the dimension or action; `hint` the platform only these headers come from,
 * `weight` how telling they are (2 = found nowhere else).
 */
export type DictionaryEntry = {
  readonly role: ColumnRole;
  readonly name?: string;
  readonly hint?: AdPlatform;
  readonly weight?: number;
  readonly headers: string;
};
