import type { Redis } from 'ioredis';
import { type CallBudget, type CallGate, type CallSignal, SLOW_PERCENT, STOP_PERCENT } from './call-gate.js';
import { CallMemory, type HeldSignal, type HourOfCalls, operationsIn } from './call-memory.js';
import { PlatformError } from './platform-error.js';
import { pause } from './retry-reads.js';

/** The longest pause of a single call while slowing down. */
const LONGEST_PAUSE_MS = 4_000;

/** How long a call waits at a usage: nothing below 75 %, then linearly up to the longest pause at 95 %. */
export function slowDownMs(percent: number): number {
  const share = (percent - SLOW_PERCENT) / (STOP_PERCENT - SLOW_PERCENT);
  return Math.round(Math.min(1, Math.max(0, share)) * LONGEST_PAUSE_MS);
}

function refused(budget: CallBudget, waitMs: number): PlatformError {
  return new PlatformError('rate_limited', 'the allowance of calls is used up', {
    vendorCode: 'adwright.call_budget',
    userMessage: 'The platform’s allowance of calls is used up for now.',
    retryAfterMs: waitMs,
    scope: budget.account === null ? 'connection' : 'account',
  });
}

/** The gate over Redis: all workers and the API see the same allowance. */
export class RedisCallGate implements CallGate {
  private readonly memory: CallMemory;

  constructor(
    redis: Redis,
    private readonly now: () => number = Date.now,
  ) {
    this.memory = new CallMemory(redis, now);
  }

  async enter(budget: CallBudget, signal?: AbortSignal): Promise<void> {
    const [own, shared, hours] = await Promise.all([
      budget.account === null ? [] : this.memory.signals(budget.connectionId, budget.account),
      this.memory.signals(budget.connectionId, null),
      budget.dailyOperations ? this.memory.counted(budget.connectionId) : [],
    ]);
    const stop = this.stopMs([...own, ...shared]);
    if (stop > 0) throw refused(budget, stop);
    const used = budget.dailyOperations ? (100 * operationsIn(hours)) / budget.dailyOperations : 0;
    if (used >= STOP_PERCENT && budget.dailyOperations)
      throw refused({ ...budget, account: null }, this.untilRoom(hours, budget.dailyOperations));
    const slow = slowDownMs(Math.max(used, 0, ...[...own, ...shared].map(({ percent }) => percent)));
    if (slow > 0) await pause(slow, signal);
  }

  async count(budget: CallBudget, operations: number): Promise<void> {
    await this.memory.count(budget.connectionId, operations);
  }

  async report(budget: CallBudget, signals: readonly CallSignal[]): Promise<void> {
    await this.memory.remember(budget.connectionId, budget.account, signals);
  }

  private stopMs(signals: readonly HeldSignal[]): number {
    return Math.max(0, ...signals.map(({ until }) => until - this.now()));
  }

  /** Until enough of the oldest hours have left the last 24 that calls may go on. */
  private untilRoom(hours: readonly HourOfCalls[], allowance: number): number {
    let left = operationsIn(hours);
    for (const hour of [...hours].reverse()) {
      left -= hour.operations;
      if ((100 * left) / allowance < STOP_PERCENT) return this.memory.leavesIn(hour.hour);
    }
    return 1;
  }
}
