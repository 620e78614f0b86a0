import type { GroupDay } from './delivery.js';
import { storyFactor } from './demand.js';
import { poisson, uniform } from './hash.js';
import type { AccountState } from './state.js';

const DAY_MS = 86_400_000;
/** Nothing is restated after this many days. */
export const MAX_DELAY_DAYS = 28;

/** One conversion: booked on the day of its click, known only after its delay. */
export interface ConversionEvent {
  /** Unique within the ad group's day. */
  id: number;
  actionId: string;
  /** After a view without a click. */
  view: boolean;
  delayDays: number;
  /** Instant from which reports show it. */
  knownAt: number;
  /** Attribution credit; data-driven attribution gives fractions on Google. */
  credit: number;
  valueMicros: number;
  /** In [0, 1): decides which keyword, ad and term it belongs to. */
  pick: number;
}

/** Days from click to conversion: 62 % within a day, 28 % within a week, 10 % up to four weeks. */
export function delayOf(u: number, stretch: number): number {
  const days =
    u < 0.62
      ? (u / 0.62) ** 2
      : u < 0.9
        ? 1 + 6 * ((u - 0.62) / 0.28) ** 1.3
        : 7 + 21 * ((u - 0.9) / 0.1) ** 1.2;
  return Math.min(MAX_DELAY_DAYS - 0.01, days * stretch);
}

/** All conversions that the clicks of an ad group's day will ever bring; the reader drops those not known yet. */
export function conversionsOf(state: AccountState, seed: number, row: GroupDay): ConversionEvent[] {
  const { campaign, group, day } = row;
  const { model } = campaign;
  const cvr = storyFactor(model, 'cvr', day);
  const start = state.calendar.startOf(day);
  const social = state.account.platform === 'meta';
  const events: ConversionEvent[] = [];
  model.actions.forEach((action, slot) => {
    const lambda = row.expectedConversions * action.rate * cvr;
    const count = poisson(lambda, uniform(seed, group.key, day, 700 + slot));
    const recorded = storyFactor(model, 'recorded', day, action.actionId);
    for (let i = 0; i < count; i++) {
      const id = slot * 1000 + i;
      if (recorded < 1 && uniform(seed ^ 0x51, group.key, day, id) >= recorded) continue;
      const view = uniform(seed ^ 0x52, group.key, day, id) < group.model.viewShare;
      const raw = delayOf(uniform(seed ^ 0x53, group.key, day, id), group.model.delay);
      const delayDays = view ? Math.min(raw, 0.99) : raw;
      const clickAt = start + uniform(seed ^ 0x54, group.key, day, id) * DAY_MS * 0.95;
      const worth = 0.45 + 1.1 * uniform(seed ^ 0x55, group.key, day, id);
      const credit = !social && uniform(seed ^ 0x56, group.key, day, id) < 0.1 ? 0.5 : 1;
      const { minorMicros } = state.account;
      events.push({
        id,
        actionId: action.actionId,
        view,
        delayDays,
        knownAt: clickAt + delayDays * DAY_MS,
        credit,
        valueMicros: Math.round((action.valueMicros * worth * credit) / minorMicros) * minorMicros,
        pick: uniform(seed ^ 0x57, group.key, day, id),
      });
    }
  });
  return events;
}

/** Conversions of one action as of an instant, by attribution window (days after the click, or after a view). */
export interface Tally {
  actionId: string;
  click1d: number;
  click7d: number;
  click28d: number;
  view1d: number;
  value1d: number;
  value7d: number;
  value28d: number;
  valueView: number;
}

/** Adds an event to the tallies of a row. Counts are credits; values are micros. */
export function addToTally(tallies: Map<string, Tally>, event: ConversionEvent): void {
  let tally = tallies.get(event.actionId);
  if (!tally) {
    tally = {
      actionId: event.actionId,
      click1d: 0,
      click7d: 0,
      click28d: 0,
      view1d: 0,
      value1d: 0,
      value7d: 0,
      value28d: 0,
      valueView: 0,
    };
    tallies.set(event.actionId, tally);
  }
  if (event.view) {
    tally.view1d += event.credit;
    tally.valueView += event.valueMicros;
    return;
  }
  tally.click28d += event.credit;
  tally.value28d += event.valueMicros;
  if (event.delayDays > 7) return;
  tally.click7d += event.credit;
  tally.value7d += event.valueMicros;
  if (event.delayDays > 1) return;
  tally.click1d += event.credit;
  tally.value1d += event.valueMicros;
}
