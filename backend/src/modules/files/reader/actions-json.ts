import { toMicros } from './decimals.js';

/** One entry of an `actions` array: value per attribution window (`default` for the plain value), in millionths. */
export type ActionEntry = { readonly action: string; readonly values: ReadonlyMap<string, bigint> };

const MAX_CHARS = 200_000;
const OBJECT = /\{([^{}]*)\}/g;
/** Key and value of JSON or of a Python literal; a value is quoted or a bare number. */
const PAIR = /["']([\w.:-]{1,120})["']\s*:\s*(?:"([^"]*)"|'([^']*)'|(-?[\d.]+(?:[eE][+-]?\d+)?))/g;
const WINDOW = /^(?:1|7|28)d_(?:click|view|ev)$|^dda$|^skan_/;

/**
 * Reads the `actions` and `action_values` arrays of the Marketing API as flattened tables carry them: JSON, or the
 * Python repr of a list (single quotes). Action types overlap, so the entries are kept apart.
 */
export function readActions(text: string): ActionEntry[] {
  if (text.length > MAX_CHARS || !text.includes('{')) return [];
  const entries: ActionEntry[] = [];
  for (const object of text.matchAll(OBJECT)) {
    let action: string | null = null;
    const values = new Map<string, bigint>();
    for (const [, key = '', double, single, bare] of (object[1] ?? '').matchAll(PAIR)) {
      const value = double ?? single ?? bare ?? '';
      if (key === 'action_type') action = value;
      else if (key === 'value' || WINDOW.test(key)) {
        const micros = toMicros(value);
        if (micros !== null) values.set(key === 'value' ? 'default' : key, micros);
      }
    }
    if (action !== null && values.size > 0) entries.push({ action, values });
  }
  return entries;
}
