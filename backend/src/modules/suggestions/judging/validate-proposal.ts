import { type Change, capabilityFor, type Proposal, type SnapshotEntity } from '@adwright/contracts';
import type { SnapshotHead } from '../snapshot/pack-snapshot.js';

export interface SnapshotIndex {
  readonly snapshot: SnapshotHead;
  readonly find: (level: string, externalId: string) => SnapshotEntity | null;
}

export function indexSnapshot(snapshot: SnapshotHead): SnapshotIndex {
  const byKey = new Map(snapshot.entities.map((entity) => [`${entity.level}\n${entity.externalId}`, entity]));
  return { snapshot, find: (level, externalId) => byKey.get(`${level}\n${externalId}`) ?? null };
}

/** The entity and everything above it. */
function lineage(index: SnapshotIndex, entity: SnapshotEntity): SnapshotEntity[] {
  const line = [entity];
  let { parent } = entity;
  while (parent !== null && line.length < 10) {
    const above = index.snapshot.entities[parent];
    if (!above) break;
    line.push(above);
    parent = above.parent;
  }
  return line;
}

/** Whether the snapshot holds what the change expects to find. */
function expects(change: Change, entity: SnapshotEntity): boolean {
  switch (change.kind) {
    case 'set_status':
      return entity.status === change.from && change.from !== change.to;
    case 'set_budget':
      return (
        entity.budget?.amountMicros === change.from &&
        entity.budget.period === change.period &&
        BigInt(change.to) > 0n
      );
    case 'set_bid':
      return entity.bidMicros === change.from && BigInt(change.to) > 0n;
    case 'rename':
      return entity.name === change.from;
    case 'add_negative_keyword':
      return entity.level === 'campaign' || entity.level === 'ad_group';
    case 'remove_negative_keyword':
    case 'create_campaign':
      // No rule proposes these: creating is a person's draft, and removing a negative is the undo of adding it.
      return false;
  }
}

/**
 * Holds a proposal against the snapshot it was made from, like any stranger's input: known entities, a change within
 * the capabilities, aimed at the entity or one above it, from the value that is there.
 * @returns why it is refused, or null when it may become a suggestion.
 */
export function proposalFault(index: SnapshotIndex, proposal: Proposal): string | null {
  const entity = index.find(proposal.target.level, proposal.target.externalId);
  if (!entity) return `the snapshot has no ${proposal.target.level} ${proposal.target.externalId}`;
  const { change } = proposal;
  if (!change)
    return proposal.manualSteps.length > 0 ? null : 'it has neither a change nor steps to do by hand';
  const needed = capabilityFor(change);
  if (!needed || !index.snapshot.capabilities.includes(needed))
    return `the platform does not have the capability for ${change.kind}`;
  const place = lineage(index, entity).find(
    (above) => above.level === change.target.level && above.externalId === change.target.externalId,
  );
  if (!place) return 'the change is aimed at something else than the entity';
  return expects(change, place) ? null : 'the change does not start from what the snapshot holds';
}
