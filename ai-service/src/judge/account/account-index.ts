import type { EntityStatus, Snapshot, SnapshotEntity } from '@adwright/contracts';
import { type FactRow, readRows } from './columns.js';
import { type Day, dayOf } from './days.js';
import { childrenOf, completeRows } from './hierarchy.js';
import { SnapshotError, snapshotFaults } from './snapshot-faults.js';
import { COLUMN, COLUMN_COUNT, type Totals, totalsBetween } from './totals.js';

/** The longest look back: 90 days of replay, 90 of conversion lag and the longest window of a rule. */
const LOOK_BACK_DAYS = 240;

interface StateChange {
  from: Day;
  status: EntityStatus | null;
  budget: bigint | null;
}

/**
 * A snapshot made fast to ask: prefix sums per entity, so that any window of any entity is one subtraction. The
 * account's total is the entity numbered `account`, one past the last.
 */
export class AccountIndex {
  readonly asOf: Day;
  /** First day of the span that is kept; equal to `asOf` + 1 when there are no rows. */
  readonly firstDay: Day;
  readonly account: number;
  readonly children: readonly (readonly number[])[];
  private readonly prefix: Float64Array;
  /** Slot of the prefix sums at the start of day `d` of entity `e`: `slots[e * width + d]`. */
  private readonly slots: Uint32Array;
  private readonly width: number;
  /** First day with a row of each entity; `asOf` + 1 without any. */
  private readonly firstRow: Int32Array;
  private readonly states = new Map<number, StateChange[]>();

  /** @throws SnapshotError naming every contradiction in the snapshot. */
  constructor(readonly snapshot: Snapshot) {
    const faults = snapshotFaults(snapshot);
    if (faults.length > 0) throw new SnapshotError(faults);
    this.asOf = dayOf(snapshot.asOf);
    this.account = snapshot.entities.length;
    this.children = childrenOf(snapshot.entities);
    const rows = readRows(snapshot, this.asOf - LOOK_BACK_DAYS, this.asOf);
    this.firstDay = rows.reduce((first, row) => Math.min(first, row.day), this.asOf + 1);
    this.width = this.asOf - this.firstDay + 2;
    const byEntity = completeRows(snapshot.entities, rows);
    const count = byEntity.reduce((sum, list) => sum + list.length + 1, 0);
    this.prefix = new Float64Array(count * COLUMN_COUNT);
    this.slots = new Uint32Array(byEntity.length * this.width);
    this.fill(byEntity);
    this.firstRow = Int32Array.from(byEntity, (list) => list[0]?.day ?? this.asOf + 1);
    for (const state of snapshot.history) {
      const list = this.states.get(state.entity) ?? [];
      list.push({
        from: dayOf(state.from),
        status: state.status,
        budget: state.budgetMicros === null ? null : BigInt(state.budgetMicros),
      });
      this.states.set(state.entity, list);
    }
    for (const list of this.states.values()) list.sort((a, b) => a.from - b.from);
  }

  private fill(byEntity: readonly FactRow[][]): void {
    let slot = 0;
    byEntity.forEach((rows, entity) => {
      let next = 0;
      for (let d = 0; d < this.width; d++) {
        while (next < rows.length && (rows[next]?.day ?? 0) < this.firstDay + d) next++;
        this.slots[entity * this.width + d] = slot + next;
      }
      for (const row of rows) this.append(slot++, row);
      slot++;
    });
  }

  private append(slot: number, row: FactRow): void {
    const base = slot * COLUMN_COUNT;
    const next = base + COLUMN_COUNT;
    this.prefix.copyWithin(next, base, next);
    const add = (column: number, missing: number | null, value: number) => {
      if (!Number.isNaN(value)) this.prefix[next + column] = (this.prefix[next + column] ?? 0) + value;
      else if (missing !== null) this.prefix[next + missing] = (this.prefix[next + missing] ?? 0) + 1;
    };
    add(COLUMN.impressions, COLUMN.missingImpressions, row.impressions);
    add(COLUMN.clicks, COLUMN.missingClicks, row.clicks);
    add(COLUMN.cost, COLUMN.missingCost, row.cost);
    add(COLUMN.conversions, COLUMN.missingConversions, row.conversions);
    add(COLUMN.value, COLUMN.missingValue, row.value);
    add(COLUMN.reach, null, row.reach);
    add(COLUMN.reachImpressions, null, row.reach >= 0 ? row.impressions : Number.NaN);
    add(COLUMN.budgetLost, null, row.lost * row.impressions);
    add(COLUMN.budgetImpressions, null, row.lost >= 0 ? row.impressions : Number.NaN);
    add(COLUMN.rows, null, 1);
  }

  /** Totals of an entity over the days `from` to `to` inclusive. */
  sum(entity: number, from: Day, to: Day): Totals {
    return totalsBetween(this.prefix, this.slotAt(entity, from), this.slotAt(entity, to + 1));
  }

  private slotAt(entity: number, day: Day): number {
    const d = Math.min(Math.max(day - this.firstDay, 0), this.width - 1);
    return this.slots[entity * this.width + d] ?? 0;
  }

  /** First day an entity has figures; `asOf` + 1 when it has none. */
  firstRowOf(entity: number): Day {
    return this.firstRow[entity] ?? this.asOf + 1;
  }

  entity(index: number): SnapshotEntity {
    const entity = this.snapshot.entities[index];
    if (!entity) throw new RangeError(`entity ${index} does not exist`);
    return entity;
  }

  /** Status on a day; the history decides, and before its first entry the first known one is taken to have held. */
  statusOn(entity: number, day: Day): EntityStatus | null {
    if (day >= this.asOf) return this.entity(entity).status;
    return this.stateOn(entity, day, (state) => state.status) ?? this.entity(entity).status;
  }

  /** Budget in micros as it stands; what a change would have to expect. */
  budgetNow(entity: number): bigint | null {
    const now = this.entity(entity).budget;
    return now === null ? null : BigInt(now.amountMicros);
  }

  /** Budget in micros that was in force on a day, by the same reading of history. */
  budgetOn(entity: number, day: Day): bigint | null {
    const now = this.budgetNow(entity);
    if (now === null) return null;
    return this.stateOn(entity, day, (state) => state.budget) ?? now;
  }

  private stateOn<T>(entity: number, day: Day, read: (state: StateChange) => T | null): T | null {
    let found: T | null = null;
    for (const state of this.states.get(entity) ?? []) {
      const value = read(state);
      if (value === null) continue;
      if (state.from > day) return found ?? value;
      found = value;
    }
    return found;
  }

  /**
   * The last day up to `day` on which the budget became another, or null when no change is known. Asked about today, it
   * counts what was changed since the facts end, too.
   */
  budgetChangedOn(entity: number, day: Day): Day | null {
    let last: Day | null = null;
    let amount: bigint | null = null;
    for (const state of this.states.get(entity) ?? []) {
      if (state.budget === null || (state.from > day && day < this.asOf)) continue;
      if (amount !== null && state.budget !== amount) last = state.from;
      amount = state.budget;
    }
    return last;
  }
}
