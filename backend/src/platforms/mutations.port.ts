import type { Change } from '@adwright/contracts';
import type { AccountAccess } from './access.js';

/** What the platform holds where a change is aimed, in the change's own unit; `missing` when the entity is gone. */
export type CurrentValue =
  | {
      readonly state: 'present';
      readonly value: Change['from'] | Change['to'];
      /** Names of other campaigns that the same value rules (shared budgets). */
      readonly alsoAffects: readonly string[];
      /** The vendor's id of what was found, when it is not the target itself: a negative, a created campaign. */
      readonly resourceName?: string | null;
    }
  | { readonly state: 'absent' }
  | { readonly state: 'missing' };

export interface Applied {
  /** The vendor's id of what was changed or made, for the ledger and for undo. */
  readonly resourceName: string | null;
}

/** The only way money can move. Imported by `actions/` and the adapters alone. */
export interface MutationsPort {
  /**
   * Asks the platform to check the change without doing it.
   * @throws PlatformError `rejected` with the vendor's words when it would not be accepted.
   */
  validate(access: AccountAccess, change: Change): Promise<void>;
  /**
   * Sends the change exactly once; never retried here.
   * `marker` is put into the names of what is created, so that a lost answer can be found again.
   * @throws PlatformError `outcome_unknown` when it was sent and no clear answer came back; every other kind means that
   * the platform refused or was not reached, and nothing changed.
   */
  apply(access: AccountAccess, change: Change, marker: string): Promise<Applied>;
  /**
   * Reads what is there now. For negatives and creates: `present` when it exists (a create is searched by `marker`),
   * else `absent`.
   */
  readBack(access: AccountAccess, change: Change, marker: string): Promise<CurrentValue>;
  /** How long reads may lag behind a write on this platform, milliseconds (DECISIONS 18). */
  readonly readLagMs: number;
}
