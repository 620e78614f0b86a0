import type { Tally } from '../../world/conversions.js';
import type { AccountState } from '../../world/state.js';
import { major, ratio } from '../money.js';
import type { Sum } from './types.js';

/** One element of `actions`: counts (or money) in text, the default window as `value`, asked windows by name. */
export type ActionStat = { action_type: string; value: string } & Record<string, string>;

interface Numbers {
  type: string;
  /** Seven days after a click or one day after a view: the account's attribution setting. */
  value: number;
  windows: Record<string, number>;
}

const CLICK_TYPES = ['link_click', 'post_engagement', 'page_engagement'];

function typesOf(state: AccountState, actionId: string): string[] {
  const types = state.get('conversionAction', actionId)?.extra.actionTypes;
  return Array.isArray(types) ? types.map(String) : [];
}

function counted(state: AccountState, tally: Tally): Numbers[] {
  const { click1d, click7d, click28d, view1d } = tally;
  const windows = { '1d_click': click1d, '7d_click': click7d, '28d_click': click28d, '1d_view': view1d };
  return typesOf(state, tally.actionId).map((type) => ({ type, value: click7d + view1d, windows }));
}

function valued(state: AccountState, tally: Tally): Numbers[] {
  const { value1d, value7d, value28d, valueView } = tally;
  const windows = { '1d_click': value1d, '7d_click': value7d, '28d_click': value28d, '1d_view': valueView };
  return typesOf(state, tally.actionId).map((type) => ({ type, value: value7d + valueView, windows }));
}

function clicks(sum: Sum): Numbers[] {
  const windows = { '1d_click': sum.clicks, '7d_click': sum.clicks, '28d_click': sum.clicks };
  return CLICK_TYPES.map((type) => ({ type, value: sum.clicks, windows }));
}

/** Names overlap (a purchase appears under three): they must never be added up. Zeros are left out. */
function stats(
  list: readonly Numbers[],
  asked: readonly string[],
  text: (value: number) => string,
): ActionStat[] | undefined {
  const out: ActionStat[] = [];
  for (const { type, value, windows } of list) {
    const stat: ActionStat = { action_type: type, value: text(value) };
    let any = value > 0;
    for (const name of asked) {
      const part = windows[name] ?? 0;
      if (part <= 0) continue;
      stat[name] = text(part);
      any = true;
    }
    if (any) out.push(stat);
  }
  return out.length === 0 ? undefined : out;
}

export function actions(state: AccountState, sum: Sum, asked: readonly string[]): ActionStat[] | undefined {
  const list = [...clicks(sum), ...sum.conversions.flatMap((tally) => counted(state, tally))];
  return stats(list, asked, String);
}

export function actionValues(
  state: AccountState,
  sum: Sum,
  asked: readonly string[],
): ActionStat[] | undefined {
  const list = sum.conversions.flatMap((tally) => valued(state, tally));
  return stats(list, asked, (value) => major(state.account, value));
}

/** Spend per action, in major units. */
export function costPerAction(state: AccountState, sum: Sum): ActionStat[] | undefined {
  const list = [...clicks(sum), ...sum.conversions.flatMap((tally) => counted(state, tally))]
    .filter(({ value }) => value > 0)
    .map(({ type, value }) => ({ action_type: type, value: ratio(sum.costMicros / 1e6 / value) }));
  return list.length === 0 ? undefined : list;
}

/** Value per spend of one action type. */
export function roas(state: AccountState, sum: Sum, type: string): ActionStat[] | undefined {
  const worth = sum.conversions
    .flatMap((tally) => valued(state, tally))
    .filter((one) => one.type === type)
    .reduce((all, { value }) => all + value, 0);
  if (worth === 0 || sum.costMicros === 0) return undefined;
  return [{ action_type: type, value: ratio(worth / sum.costMicros) }];
}
