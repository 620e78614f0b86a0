/** One of the vendor's own signals about an allowance. */
export interface CallSignal {
  /** The vendor's name of it: a header, or the code of a refusal. */
  readonly name: string;
  /** 0 to 100, above 100 when it is overdrawn. */
  readonly percent: number;
  /** How long until calls are allowed again, milliseconds; 0 when they are. */
  readonly regainAfterMs: number;
}

/** Whose allowance: a connection's, or one account's within it. */
export interface CallBudget {
  readonly connectionId: string;
  /** The platform's account id; null for the connection as a whole. */
  readonly account: string | null;
  /**
   * Operations that the platform grants a connection within 24 hours, for a platform that says nothing until they are
   * used up; null or absent = it says so itself.
   */
  readonly dailyOperations?: number | null;
}

/**
 * A shared memory of allowances, so that one worker's warning slows all of them down: from 75 % calls wait a little, from
 * 95 % they stop (PLATFORMS.md B4). Writes do not pass it: what is left above 95 % is theirs.
 */
export interface CallGate {
  /**
   * Before a read. @throws PlatformError `rate_limited` with the time to wait when the allowance is used up.
   */
  enter(budget: CallBudget, signal?: AbortSignal): Promise<void>;
  /** A call went out. @param operations how many the platform counts for it; 0 for one it does not count. */
  count(budget: CallBudget, operations: number): Promise<void>;
  /** What a reply said about allowances. */
  report(budget: CallBudget, signals: readonly CallSignal[]): Promise<void>;
}

export const SLOW_PERCENT = 75;
export const STOP_PERCENT = 95;

/** Injection token of the gate. */
export const CALL_GATE = Symbol('CALL_GATE');

/** Lets everything through; for tests of one adapter alone. */
export const openGate: CallGate = {
  enter: async () => undefined,
  count: async () => undefined,
  report: async () => undefined,
};
