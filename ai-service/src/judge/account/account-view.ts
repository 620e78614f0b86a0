import type { Capability, EntityStatus, Level, SnapshotEntity } from '@adwright/contracts';
import type { AccountIndex } from './account-index.js';
import type { Day, Span } from './days.js';
import type { Totals } from './totals.js';

/** The account as it looked at the end of one day: nothing later can be seen through it. */
export class AccountView {
  readonly lag: number;
  readonly account: number;
  private readonly cache = new Map<string, unknown>();

  constructor(
    readonly index: AccountIndex,
    readonly asOf: Day,
  ) {
    this.lag = index.snapshot.conversionLagDays;
    this.account = index.account;
  }

  /** True for today's question, false for a replay of the past. */
  get isNow(): boolean {
    return this.asOf === this.index.asOf;
  }

  get firstDay(): Day {
    return this.index.firstDay;
  }

  get currency(): string {
    return this.index.snapshot.currency;
  }

  get count(): number {
    return this.index.snapshot.entities.length;
  }

  /** The last `days` days. */
  recent(days: number): Span {
    return this.within({ from: this.asOf - days + 1, to: this.asOf });
  }

  /** The last `days` days whose conversions are complete: those of the lag are left out, since they still grow. */
  mature(days: number): Span {
    const to = this.asOf - this.lag;
    return this.within({ from: to - days + 1, to });
  }

  /** The part of a span that the facts cover and that was known on this day. */
  within(span: Span): Span {
    return { from: Math.max(span.from, this.firstDay), to: Math.min(span.to, this.asOf) };
  }

  sum(entity: number, span: Span): Totals {
    const { from, to } = this.within(span);
    return to < from ? this.index.sum(entity, from, from - 1) : this.index.sum(entity, from, to);
  }

  entity(index: number): SnapshotEntity {
    return this.index.entity(index);
  }

  /** Indexes of the entities of the given levels, in the snapshot's order. */
  entitiesAt(...levels: readonly Level[]): number[] {
    const found: number[] = [];
    for (let i = 0; i < this.count; i++) if (levels.includes(this.entity(i).level)) found.push(i);
    return found;
  }

  children(entity: number): readonly number[] {
    return this.index.children[entity] ?? [];
  }

  /** The nearest entity of a level above `entity`, or null. */
  ancestor(entity: number, level: Level): number | null {
    for (let at = this.entity(entity).parent; at !== null; at = this.entity(at).parent) {
      if (this.entity(at).level === level) return at;
    }
    return null;
  }

  /** True when any of `set` stands above `entity`. */
  isBelow(entity: number, set: { has(index: number): boolean }): boolean {
    for (let at = this.entity(entity).parent; at !== null; at = this.entity(at).parent) {
      if (set.has(at)) return true;
    }
    return false;
  }

  status(entity: number): EntityStatus | null {
    return this.index.statusOn(entity, this.asOf);
  }

  /** True unless the entity or one above it is known to be off; an export often does not say. */
  mayRun(entity: number): boolean {
    for (let at: number | null = entity; at !== null; at = this.entity(at).parent) {
      const status = this.status(at);
      if (status === 'paused' || status === 'removed') return false;
    }
    return true;
  }

  /** The budget as it stands on the view's day. */
  budget(entity: number): bigint | null {
    return this.isNow ? this.index.budgetNow(entity) : this.index.budgetOn(entity, this.asOf);
  }

  /** The budget that was in force on a day. */
  budgetOn(entity: number, day: Day): bigint | null {
    return this.index.budgetOn(entity, Math.min(day, this.asOf));
  }

  /** The platform's own reasons are known for today only. */
  statusReasons(entity: number): readonly string[] {
    return this.isNow ? this.entity(entity).statusReasons : [];
  }

  can(capability: Capability): boolean {
    const { snapshot } = this.index;
    return snapshot.writable && snapshot.capabilities.includes(capability);
  }

  /** Computes something about this view once, however many rules ask for it; `key` names the question. */
  once<T>(key: string, compute: () => T): T {
    if (!this.cache.has(key)) this.cache.set(key, compute());
    return this.cache.get(key) as T;
  }
}
