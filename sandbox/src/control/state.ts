import { dateOf } from '../world/calendar.js';
import type { AccountState } from '../world/state.js';
import type { AnyEntity, EntityType } from '../world/types.js';

const TYPES: readonly EntityType[] = [
  'campaign',
  'budget',
  'adGroup',
  'ad',
  'keyword',
  'negative',
  'target',
  'creative',
  'image',
  'conversionAction',
];

function shown(entity: AnyEntity): Record<string, unknown> {
  const { key: _key, history, createdAt, updatedAt, ...rest } = entity;
  const visible: Record<string, unknown> = { ...rest };
  delete visible.model;
  delete visible.terms;
  return {
    ...visible,
    createdAt: new Date(createdAt).toISOString(),
    updatedAt: new Date(updatedAt).toISOString(),
    changes: history.length,
  };
}

/** The account as it truly stands: every entity by type, without the hidden models. Money is micros. */
export function trueState(state: AccountState, now: number, only?: string): Record<string, unknown> {
  const { account } = state;
  const types = TYPES.filter((type) => only === undefined || type === only);
  return {
    account: {
      id: account.id,
      platform: account.platform,
      name: account.name,
      currency: account.currency,
      minorMicros: account.minorMicros,
      timeZone: account.timeZone,
      managerId: account.managerId,
      today: dateOf(state.calendar.dayOf(now)),
    },
    ...Object.fromEntries(types.map((type) => [`${type}s`, state.all(type).map(shown)])),
    changes: state.changes.map((change) => ({ ...change, at: new Date(change.at).toISOString() })),
  };
}
