/**
 * PostgreSQL array literals as text parameters: one parameter a column, however many rows. The driver then converts
 * nothing row by row, which is what makes a bulk store fast.
 */

// PostgreSQL's text cannot hold NUL, whatever a platform or a file sends.
const NUL = /\0/g;
const SPECIAL = /["\\]/g;
const ANY_SPECIAL = /["\\\0]/;

function quoted(value: string): string {
  return ANY_SPECIAL.test(value) ? `"${value.replace(NUL, '').replace(SPECIAL, '\\$&')}"` : `"${value}"`;
}

/** `{"a","b \"c\"",NULL}`; an array of nulls only is `{}`, which `unnest` pads with nulls. */
export function textArray(values: readonly (string | null | undefined)[]): string {
  let any = false;
  // Facts come entity by entity, so the value of the row before is most often the same one.
  let last: string | null = null;
  let lastQuoted = '';
  const parts = values.map((value) => {
    if (value === null || value === undefined) return 'NULL';
    any = true;
    if (value !== last) {
      last = value;
      lastQuoted = quoted(value);
    }
    return lastQuoted;
  });
  return any ? `{${parts.join(',')}}` : '{}';
}

/** For values whose text needs no quoting: numbers, decimal text, dates, booleans. */
export function plainArray(
  values: readonly (string | number | bigint | boolean | null | undefined)[],
): string {
  let any = false;
  const parts = values.map((value) => {
    if (value === null || value === undefined) return 'NULL';
    any = true;
    return value;
  });
  return any ? `{${parts.join(',')}}` : '{}';
}

/** Arrays within arrays of the same length do not exist in PostgreSQL, so lists travel as JSON. */
export function jsonArray(values: readonly (readonly string[])[]): string {
  return textArray(values.map((value) => JSON.stringify(value)));
}
