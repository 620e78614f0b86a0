import {
  type Change,
  type ChangeTarget,
  capabilityFor,
  isExcludedTerm,
  isOwnKeyword,
  type ModelMove,
  negativeText,
  type SnapshotEntity,
} from '@adwright/contracts';
import { valueWritten } from '../judging/proposal.repository.js';
import type { SnapshotHead } from '../snapshot/pack-snapshot.js';

export function targetOf({ level, externalId, name }: SnapshotEntity): ChangeTarget {
  return { level, externalId, name };
}

/** Where a search term is excluded: the ad group it came through, else the campaign. */
export function homeOf({ entities }: SnapshotHead, entity: SnapshotEntity): ChangeTarget | null {
  if (entity.level !== 'search_term') return null;
  for (let at = entity.parent, steps = 0; at !== null && steps < 6; steps += 1) {
    const above = entities[at];
    if (!above) return null;
    if (above.level === 'ad_group' || above.level === 'campaign') return targetOf(above);
    at = above.parent;
  }
  return null;
}

/**
 * What is open to an entity: within the capabilities, from where it stands, and not advised about already.
 * @param taken values that advice is out about, see `valueWritten`
 */
export function movesOf(
  snapshot: SnapshotHead,
  entity: SnapshotEntity,
  taken: ReadonlySet<string>,
): ModelMove[] {
  if (!snapshot.writable) return [];
  const open = (change: Change) => {
    const capability = capabilityFor({ kind: change.kind, target: targetOf(entity) });
    return (
      capability !== null &&
      snapshot.capabilities.includes(capability) &&
      !taken.has(valueWritten(change) ?? '')
    );
  };
  return candidatesOf(snapshot, entity).flatMap(({ change, moves }) => (open(change) ? moves : []));
}

/** Changes that stand for all amounts, with the moves that would write the same value. */
function candidatesOf(
  snapshot: SnapshotHead,
  entity: SnapshotEntity,
): { readonly change: Change; readonly moves: readonly ModelMove[] }[] {
  const target = targetOf(entity);
  if (entity.level === 'search_term') {
    const home = homeOf(snapshot, entity);
    const text = negativeText(entity.name);
    if (home === null || text === null || isExcludedTerm(entity) || isOwnKeyword(entity)) return [];
    const to = { text, matchType: 'exact' as const };
    return [{ change: { kind: 'add_negative_keyword', target: home, from: null, to }, moves: ['exclude'] }];
  }
  if (entity.status !== 'enabled') return [];
  const { budget, bidMicros } = entity;
  return [
    { change: { kind: 'set_status', target, from: 'enabled', to: 'paused' }, moves: ['pause'] },
    // A budget that others draw on is theirs as well, and a lifetime budget has no pace to raise.
    ...(budget?.period === 'daily' && budget.sharedWith === 0
      ? [
          {
            change: {
              kind: 'set_budget' as const,
              target,
              period: budget.period,
              from: budget.amountMicros,
              to: budget.amountMicros,
            },
            moves: ['raise_budget', 'lower_budget'] as const,
          },
        ]
      : []),
    ...(bidMicros === null
      ? []
      : [
          {
            change: { kind: 'set_bid' as const, target, from: bidMicros, to: bidMicros },
            moves: ['raise_bid', 'lower_bid'] as const,
          },
        ]),
  ];
}
