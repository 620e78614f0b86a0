import type { AllowanceSignal, AllowanceState, ConnectionUsage } from '@adwright/contracts';
import { Injectable } from '@nestjs/common';
import { notFound } from '../../common/app-error.js';
import { Clock } from '../../common/clock.js';
import type { WorkspaceScope } from '../../database/scope.js';
import { SLOW_PERCENT, STOP_PERCENT } from '../../platforms/call-gate.js';
import { CallMemory, type HeldSignal, type HourOfCalls, operationsIn } from '../../platforms/call-memory.js';
import { slowDownMs } from '../../platforms/redis-call-gate.js';
import { PlatformRegistry } from '../../platforms/registry.js';
import { AdAccountRepository } from './ad-account.repository.js';
import { ConnectionRepository } from './connection.repository.js';

/** Where an allowance stands. */
interface Standing {
  readonly state: AllowanceState;
  /** How long each call waits, milliseconds. */
  readonly pauseMs: number;
  readonly until: string | null;
}

function stateOf(percent: number, until: number): AllowanceState {
  if (until > 0) return 'stopped';
  return percent >= SLOW_PERCENT ? 'slow' : 'free';
}

function standing(signals: readonly HeldSignal[], ownPercent = 0, ownUntil = 0): Standing {
  const until = Math.max(ownUntil, 0, ...signals.map((signal) => signal.until));
  const percent = Math.max(ownPercent, 0, ...signals.map((signal) => signal.percent));
  const state = stateOf(percent, until);
  return {
    state,
    pauseMs: state === 'slow' ? slowDownMs(percent) : 0,
    until: until > 0 ? new Date(until).toISOString() : null,
  };
}

function toSignal(signal: HeldSignal): AllowanceSignal {
  return {
    name: signal.name,
    percent: signal.percent,
    state: stateOf(signal.percent, signal.until),
    until: signal.until > 0 ? new Date(signal.until).toISOString() : null,
    at: new Date(signal.at).toISOString(),
  };
}

/** What the platforms say about our allowance of calls, what was called, and what follows from it. */
@Injectable()
export class UsageService {
  constructor(
    private readonly connections: ConnectionRepository,
    private readonly accounts: AdAccountRepository,
    private readonly registry: PlatformRegistry,
    private readonly memory: CallMemory,
    private readonly clock: Clock,
  ) {}

  /** @throws AppError `not_found` when the scope does not see the connection. */
  async of(scope: WorkspaceScope, connectionId: string): Promise<ConnectionUsage> {
    const row = await this.connections.find(scope, connectionId);
    if (!row) throw notFound('connection');
    const [signals, hours, accounts] = await Promise.all([
      this.memory.signals(row.id, null),
      this.memory.counted(row.id),
      this.accounts.ofConnection(scope, row.id),
    ]);
    const allowance = this.registry.get(row.platform).accounts?.dailyOperations ?? null;
    const operations = operationsIn(hours);
    const percent = allowance === null ? null : (100 * operations) / allowance;
    const ownStop = percent !== null && percent >= STOP_PERCENT ? this.roomAt(hours) : 0;
    return {
      connectionId: row.id,
      slowAtPercent: SLOW_PERCENT,
      stopAtPercent: STOP_PERCENT,
      ...standing(signals, percent ?? 0, ownStop),
      calls: {
        thisHour: this.callsOfThisHour(hours),
        last24Hours: hours.reduce((sum, hour) => sum + hour.calls, 0),
      },
      operations: { last24Hours: operations, allowance, percent },
      signals: signals.map(toSignal),
      accounts: await Promise.all(
        accounts.map(async (account) => {
          const own = await this.memory.signals(row.id, account.externalId);
          return {
            adAccountId: account.id,
            name: account.name,
            ...standing(own),
            signals: own.map(toSignal),
          };
        }),
      ),
    };
  }

  private callsOfThisHour(hours: readonly HourOfCalls[]): number {
    const hour = Math.floor(this.clock.now().getTime() / 3_600_000);
    return hours.find((one) => one.hour === hour)?.calls ?? 0;
  }

  /** When the oldest counted hour leaves the last 24: the first moment that can bring room. */
  private roomAt(hours: readonly HourOfCalls[]): number {
    const oldest = hours.at(-1);
    return oldest ? this.clock.now().getTime() + this.memory.leavesIn(oldest.hour) : 0;
  }
}
