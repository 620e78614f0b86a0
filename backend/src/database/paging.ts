import { AppError } from '../common/app-error.js';

/** What a keyset cursor holds: the sort values of the last row seen, as text. */
export type CursorValues = readonly (string | null)[];

/** An opaque cursor; it grants nothing, since every query it is used in is scoped. */
export function encodeCursor(values: CursorValues): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url');
}

/** @throws AppError `invalid_input` when the cursor was not made by `encodeCursor` with `length` values. */
export function decodeCursor(cursor: string | undefined, length: number): CursorValues | null {
  if (cursor === undefined) return null;
  const wrong = (cause?: unknown) =>
    new AppError('invalid_input', 'The cursor is not one that this list gave out.', {
      cause,
      errors: [{ field: 'cursor', message: 'a nextCursor of this list' }],
    });
  let values: unknown;
  try {
    values = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch (error) {
    throw wrong(error);
  }
  if (!Array.isArray(values) || values.length !== length) throw wrong();
  if (!values.every((value) => value === null || typeof value === 'string')) throw wrong();
  return values;
}

/** Cuts one row too many off into `nextCursor`: ask for `limit + 1` rows. */
export function pageOfRows<Row, Item>(
  rows: readonly Row[],
  limit: number,
  cursorOf: (row: Row) => CursorValues,
  toItem: (row: Row) => Item,
): { items: Item[]; nextCursor: string | null } {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const nextCursor = rows.length > limit && last !== undefined ? encodeCursor(cursorOf(last)) : null;
  return { items: shown.map(toItem), nextCursor };
}
