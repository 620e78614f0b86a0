import { AppError } from '../../common/app-error.js';
import { type CursorValues, decodeCursor } from '../../database/paging.js';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The last row of a list that shows the largest cost first; a row without a cost sorts as -1. */
export interface CostCursor {
  readonly cost: string;
  readonly id: string;
}

export function costCursorOf(row: { readonly sortCost: string; readonly id: string }): CursorValues {
  return [row.sortCost, row.id];
}

/**
 * @param isId what the second part has to be: a row's id unless said otherwise.
 * @throws AppError `invalid_input` when the cursor is none that `costCursorOf` made.
 */
export function readCostCursor(
  cursor: string | undefined,
  isId: (text: string) => boolean = (text) => uuid.test(text),
): CostCursor | null {
  const values = decodeCursor(cursor, 2);
  if (values === null) return null;
  const [cost, id] = values;
  if (typeof cost !== 'string' || !/^-?\d{1,30}$/.test(cost) || typeof id !== 'string' || !isId(id)) {
    throw new AppError('invalid_input', 'The cursor is not one that this list gave out.', {
      errors: [{ field: 'cursor', message: 'a nextCursor of this list' }],
    });
  }
  return { cost, id };
}
