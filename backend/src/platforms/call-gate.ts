/** How much of a platform's allowance is used, as its own headers say. */
export interface CallUsage {
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
}

/**
 * A shared memory of allowances, so that one worker's warning slows all of them down: from 75 % calls wait a little, from
 * 95 % they stop (PLATFORMS.md B4).
 */
export interface CallGate {
  /**
   * Before a read. @throws PlatformError `rate_limited` with the time to wait when the allowance is used up.
   */
  enter(budget: CallBudget, signal?: AbortSignal): Promise<void>;
  /** What a reply's headers said. */
  report(budget: CallBudget, usage: CallUsage): Promise<void>;
}

export const SLOW_PERCENT = 75;
export const STOP_PERCENT = 95;

/** Injection token of the gate. */
export const CALL_GATE = Symbol('CALL_GATE');

/** Lets everything through; for tests of one adapter alone. */
export const openGate: CallGate = {
  enter: async () => undefined,
  report: async () => undefined,
};
