import { AppError } from '../../common/app-error.js';
import { type CursorValues, decodeCursor } from '../../database/paging.js';

/** The last row a page showed, in a list ordered by time and id. */
export interface TimeCursor {
  readonly at: Date;
  readonly id: string;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export function timeCursorOf(row: { at: Date; id: string }): CursorValues {
  return [row.at.toISOString(), row.id];
}

/** @throws AppError `invalid_input` when the cursor is none that `timeCursorOf` made. */
export function readTimeCursor(cursor: string | undefined): TimeCursor | null {
  const values = decodeCursor(cursor, 2);
  if (values === null) return null;
  const at = new Date(values[0] ?? '');
  const id = values[1] ?? '';
  if (Number.isNaN(at.getTime()) || !uuid.test(id)) {
    throw new AppError('invalid_input', 'The cursor is not one that this list gave out.', {
      errors: [{ field: 'cursor', message: 'a nextCursor of this list' }],
    });
  }
  return { at, id };
}
