import type { Redis } from 'ioredis';
import { type CallBudget, type CallGate, type CallUsage, SLOW_PERCENT, STOP_PERCENT } from './call-gate.js';
import { PlatformError } from './platform-error.js';
import { pause } from './retry-reads.js';

/** Platforms count over an hour; what was said longer ago says nothing. */
const MEMORY_SECONDS = 3_600;
/** A platform at its limit that names no time is asked again after this. */
const BLIND_WAIT_MS = 300_000;
/** The longest pause of a single call while slowing down. */
const LONGEST_PAUSE_MS = 4_000;

interface Remembered {
  readonly percent: number;
  /** Unix milliseconds before which no call may be made; 0 for none. */
  readonly until: number;
}

function keyOf(budget: CallBudget): string {
  return `adwright:calls:${budget.connectionId}:${budget.account ?? '*'}`;
}

/** How long a call waits at a usage: nothing below 75 %, then linearly up to the longest pause at 95 %. */
export function slowDownMs(percent: number): number {
  const share = (percent - SLOW_PERCENT) / (STOP_PERCENT - SLOW_PERCENT);
  return Math.round(Math.min(1, Math.max(0, share)) * LONGEST_PAUSE_MS);
}

/** The gate over Redis: all workers and the API see the same allowance. */
export class RedisCallGate implements CallGate {
  constructor(
    private readonly redis: Redis,
    private readonly now: () => number = Date.now,
  ) {}

  async enter(budget: CallBudget, signal?: AbortSignal): Promise<void> {
    const keys = [keyOf({ ...budget, account: null }), ...(budget.account === null ? [] : [keyOf(budget)])];
    const known = (await this.redis.mget(keys)).flatMap((text): Remembered[] =>
      text === null ? [] : [JSON.parse(text) as Remembered],
    );
    const wait = Math.max(0, ...known.map((one) => one.until - this.now()));
    if (wait > 0) {
      throw new PlatformError('rate_limited', 'the allowance of calls is used up', {
        vendorCode: 'adwright.call_budget',
        userMessage: 'The platform’s allowance of calls is used up for now.',
        retryAfterMs: wait,
        scope: budget.account === null ? 'connection' : 'account',
      });
    }
    const slow = slowDownMs(Math.max(0, ...known.map((one) => one.percent)));
    if (slow > 0) await pause(slow, signal);
  }

  async report(budget: CallBudget, usage: CallUsage): Promise<void> {
    const stopped = usage.percent >= STOP_PERCENT || usage.regainAfterMs > 0;
    const wait = usage.regainAfterMs > 0 ? usage.regainAfterMs : BLIND_WAIT_MS;
    const remembered: Remembered = {
      // Once a stop is over it says nothing more; a platform without usage headers would never take it back.
      percent: stopped ? 0 : usage.percent,
      until: stopped ? this.now() + wait : 0,
    };
    const seconds = Math.max(MEMORY_SECONDS, Math.ceil(usage.regainAfterMs / 1000));
    await this.redis.set(keyOf(budget), JSON.stringify(remembered), 'EX', seconds);
  }
}
