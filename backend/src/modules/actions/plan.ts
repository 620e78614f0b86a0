import { type Change, type EntityRef, fieldOf, type PlanChange } from '@adwright/contracts';
import { canonicalJson, sha256 } from '../../common/canonical-json.js';

const units: Record<Change['kind'], PlanChange['unit']> = {
  set_status: 'status',
  set_budget: 'micros',
  set_bid: 'micros',
  add_negative_keyword: 'keyword',
  remove_negative_keyword: 'keyword',
  create_campaign: 'campaign',
  rename: 'text',
};

/** A change's value as text: micros and statuses as they are, keywords and campaigns as canonical JSON. */
export function valueText(value: Change['from'] | Change['to']): string | null {
  if (value === null) return null;
  return typeof value === 'string' ? value : canonicalJson(value);
}

/** True when two values of the same change mean the same. */
export function sameValue(a: Change['from'] | Change['to'], b: Change['from'] | Change['to']): boolean {
  return valueText(a) === valueText(b);
}

/** One line of the diff a person signs off. `alsoAffects` names what else draws on the same budget. */
export function planChange(
  change: Change,
  currency: string,
  entityId: string | null,
  alsoAffects: readonly string[],
): PlanChange {
  const entity: EntityRef = { ...change.target, id: entityId };
  const unit = units[change.kind];
  return {
    entity,
    field: fieldOf(change),
    from: valueText(change.from),
    to: valueText(change.to),
    unit,
    // A campaign to create holds amounts as well.
    currency: unit === 'micros' || unit === 'campaign' ? currency : null,
    alsoAffects: [...alsoAffects],
  };
}

/**
 * SHA-256 of what will be sent: account and changes, without times, names of others or the verdict, so that the same
 * plan always has the same hash and any other value has another.
 */
export function planHash(adAccountId: string, changes: readonly Change[]): string {
  return sha256(canonicalJson({ adAccountId, changes }));
}

/** The change that puts the recorded value back, or null where none can (a created campaign stays, paused). */
export function inverse(change: Change): Change | null {
  switch (change.kind) {
    case 'set_status':
      return { ...change, from: change.to, to: change.from };
    case 'set_budget':
      return { ...change, from: change.to, to: change.from };
    case 'set_bid':
      return { ...change, from: change.to, to: change.from };
    case 'rename':
      return { ...change, from: change.to, to: change.from };
    case 'add_negative_keyword':
      return { kind: 'remove_negative_keyword', target: change.target, from: change.to, to: null };
    case 'remove_negative_keyword':
      return { kind: 'add_negative_keyword', target: change.target, from: null, to: change.from };
    case 'create_campaign':
      return null;
  }
}
