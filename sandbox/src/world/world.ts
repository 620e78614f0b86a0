import { applyWrite, WorldError } from './apply.js';
import { Pacing } from './pacing.js';
import { type AdConversion, type ConversionQuery, type DayRow, Report, type ReportQuery } from './report.js';
import { AccountState } from './state.js';
import { Traffic } from './traffic.js';
import type { Platform } from './types.js';
import type { Write } from './write.js';

interface Simulated {
  state: AccountState;
  traffic: Traffic;
  pacing: Pacing;
  report: Report;
}

/**
 * All accounts of both platforms. Pure: it has no clock, no I/O and no randomness of its own. The same seeds and
 * the same writes give the same numbers for every day and every as-of instant.
 */
export class World {
  private readonly accounts = new Map<string, Simulated>();

  constructor(readonly seed: number) {}

  add(state: AccountState): void {
    const traffic = new Traffic(state, this.seed);
    const pacing = new Pacing(state, traffic, this.seed);
    this.accounts.set(state.account.id, {
      state,
      traffic,
      pacing,
      report: new Report(traffic, pacing, this.seed),
    });
  }

  states(platform?: Platform): AccountState[] {
    return [...this.accounts.values()]
      .map((a) => a.state)
      .filter((state) => !platform || state.account.platform === platform);
  }

  find(accountId: string): AccountState | undefined {
    return this.accounts.get(accountId)?.state;
  }

  /** Applies one atomic write; days before its local day keep their numbers. Throws WorldError when it does not fit. */
  apply(write: Write): void {
    const { state, traffic, pacing } = this.account(write.accountId);
    applyWrite(state, write);
    const day = state.calendar.dayOf(write.at);
    const campaigns = new Set<string>();
    for (const op of write.ops) {
      const entity = state.get(op.type, op.id);
      if (entity) for (const id of state.campaignsTouched(op.type, entity)) campaigns.add(id);
    }
    const budgets = new Set<string>();
    for (const id of campaigns) {
      traffic.invalidate(id);
      const campaign = state.get('campaign', id);
      for (const owner of campaign ? [campaign, ...state.adGroupsOf(id)] : []) {
        if (owner.budgetId !== null) budgets.add(owner.budgetId);
        for (const change of owner.history) {
          if (change.field === 'budgetId' && typeof change.from === 'string') budgets.add(change.from);
        }
      }
    }
    for (const id of budgets) pacing.invalidate(id, day);
  }

  /** Daily rows of one account, see `ReportQuery`. */
  rows(accountId: string, query: ReportQuery): Generator<DayRow> {
    return this.account(accountId).report.rows(query);
  }

  /** Conversions of one account one by one, see `ConversionQuery`. */
  conversions(accountId: string, query: ConversionQuery): Generator<AdConversion> {
    return this.account(accountId).report.conversions(query);
  }

  private account(id: string): Simulated {
    const account = this.accounts.get(id);
    if (!account) throw new WorldError(`no account ${id}`);
    return account;
  }
}
