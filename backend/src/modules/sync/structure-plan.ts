import type { SyncMode } from '@adwright/contracts';
import { z } from 'zod';
import type { StructureChanges } from '../../platforms/structure.port.js';

/** Even without a weekly run the structure is read whole this often: no log tells of review results and scores. */
const WHOLE_EVERY_MS = 8 * 86_400_000;

const instant = z.coerce.date().nullable().catch(null);
const cursorSchema = z
  .object({ through: instant.default(null), wholeAt: instant.default(null) })
  .catch({ through: null, wholeAt: null });

/** Where the account's structure stands, by the platform's clock. */
export interface SyncCursor {
  /** Everything changed before is stored; null before the first read. */
  readonly through: Date | null;
  /** The last whole read. */
  readonly wholeAt: Date | null;
}

/** @param stored `ad_accounts.sync_cursor`; what cannot be read counts as never read. */
export function readCursor(stored: unknown): SyncCursor {
  return cursorSchema.parse(stored);
}

/** How a run reads the structure. */
export interface StructurePlan {
  readonly changes: StructureChanges;
  /** All of it, after which what was not met is gone; else what `changes` names. */
  readonly whole: boolean;
}

/** Incremental where it is safe: by the hour and the day, after a whole read not too long ago, where the log can tell. */
export function structurePlan(mode: SyncMode, cursor: SyncCursor, changes: StructureChanges): StructurePlan {
  const due =
    cursor.wholeAt === null || changes.through.getTime() - cursor.wholeAt.getTime() > WHOLE_EVERY_MS;
  const whole =
    mode === 'weekly' || mode === 'full' || cursor.through === null || due || changes.delta === null;
  return { changes, whole };
}
