import type { Redis } from 'ioredis';
import type { CallSignal } from './call-gate.js';
import { STOP_PERCENT } from './call-gate.js';

const HOUR_MS = 3_600_000;
/** Platforms count over an hour; what was said longer ago says nothing. */
const MEMORY_MS = HOUR_MS;
/** A platform at its limit that names no time is asked again after this. */
const BLIND_WAIT_MS = 300_000;
const DAY_HOURS = 24;
/** How long an untouched hash stays; longer than any pause a platform asks for. */
const KEPT_MS = 7 * DAY_HOURS * HOUR_MS;

/** A signal as it is remembered. */
export interface HeldSignal {
  readonly name: string;
  /** As the platform said it. */
  readonly percent: number;
  /** Unix milliseconds when it was said. */
  readonly at: number;
  /** Unix milliseconds before which no call may be made; 0 for none. */
  readonly until: number;
}

/** Calls and operations that went out, newest hour first. */
export interface HourOfCalls {
  /** Hours since 1970. */
  readonly hour: number;
  readonly calls: number;
  readonly operations: number;
}

/** A signal that still says something: a stop until it is over, anything else for an hour. */
function stillHolds(signal: HeldSignal, now: number): boolean {
  return signal.until > 0 ? signal.until > now : now - signal.at < MEMORY_MS;
}

/**
 * What the workers know together about a connection's allowances: one hash of signals per connection and per account,
 * one hash of hourly counts per connection. Times are real time.
 */
export class CallMemory {
  constructor(
    private readonly redis: Redis,
    private readonly now: () => number = Date.now,
  ) {}

  /** Signals that still hold. @param account null for the connection's own. */
  async signals(connectionId: string, account: string | null): Promise<HeldSignal[]> {
    const texts = await this.redis.hvals(this.signalKey(connectionId, account));
    return texts
      .map((text) => JSON.parse(text) as HeldSignal)
      .filter((signal) => stillHolds(signal, this.now()));
  }

  async remember(
    connectionId: string,
    account: string | null,
    signals: readonly CallSignal[],
  ): Promise<void> {
    if (signals.length === 0) return;
    const key = this.signalKey(connectionId, account);
    const at = this.now();
    const held = signals.map(({ name, percent, regainAfterMs }): HeldSignal => {
      const stopped = percent >= STOP_PERCENT || regainAfterMs > 0;
      return { name, percent, at, until: stopped ? at + (regainAfterMs || BLIND_WAIT_MS) : 0 };
    });
    await this.redis
      .pipeline()
      .hset(key, Object.fromEntries(held.map((signal) => [signal.name, JSON.stringify(signal)])))
      .pexpire(key, Math.max(KEPT_MS, ...held.map(({ until }) => until - at)))
      .exec();
  }

  async count(connectionId: string, operations: number): Promise<void> {
    const key = this.countKey(connectionId);
    const hour = this.hour();
    await this.redis
      .pipeline()
      .hincrby(key, `${hour}:calls`, 1)
      .hincrby(key, `${hour}:operations`, operations)
      .pexpire(key, (DAY_HOURS + 1) * HOUR_MS)
      .exec();
  }

  /** The last 24 hours, the running one included. */
  async counted(connectionId: string): Promise<HourOfCalls[]> {
    const key = this.countKey(connectionId);
    const fields = await this.redis.hgetall(key);
    const oldest = this.hour() - DAY_HOURS;
    const hours = new Map<number, { calls: number; operations: number }>();
    const stale: string[] = [];
    for (const [field, text] of Object.entries(fields)) {
      const [hourText, what] = field.split(':');
      const hour = Number(hourText);
      if (hour <= oldest) {
        stale.push(field);
        continue;
      }
      const sums = hours.get(hour) ?? { calls: 0, operations: 0 };
      if (what === 'calls') sums.calls = Number(text);
      else sums.operations = Number(text);
      hours.set(hour, sums);
    }
    if (stale.length > 0) await this.redis.hdel(key, ...stale);
    return [...hours].map(([hour, sums]) => ({ hour, ...sums })).sort((a, b) => b.hour - a.hour);
  }

  /** Milliseconds until an hour of counts leaves the last 24. */
  leavesIn(hour: number): number {
    return Math.max(1, (hour + DAY_HOURS) * HOUR_MS - this.now());
  }

  private hour(): number {
    return Math.floor(this.now() / HOUR_MS);
  }

  private signalKey(connectionId: string, account: string | null): string {
    return `adwright:calls:${connectionId}:${account ?? '*'}`;
  }

  private countKey(connectionId: string): string {
    return `adwright:calls:${connectionId}:counted`;
  }
}

/** Sum of the operations of hours. */
export function operationsIn(hours: readonly HourOfCalls[]): number {
  return hours.reduce((sum, one) => sum + one.operations, 0);
}
