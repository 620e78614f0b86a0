import { type Change, capabilityFor, type Snapshot, type SnapshotEntity } from '@adwright/contracts';

/** The value the snapshot holds where a change wants to write, as the change would name it. */
function present(entity: SnapshotEntity, change: Change): string | null {
  if (change.kind === 'set_status') return entity.status;
  if (change.kind === 'set_budget') {
    return entity.budget?.period === change.period ? entity.budget.amountMicros : null;
  }
  if (change.kind === 'set_bid') return entity.bidMicros;
  return null;
}

/**
 * The last gate inside the judge, whatever a rule may propose: a change stands only when the account can be written,
 * has the capability, holds the target, and still has the value the change expects. Otherwise the proposal keeps its
 * steps by hand.
 */
export function settle(snapshot: Snapshot, change: Change | null): Change | null {
  if (change === null || !snapshot.writable) return null;
  const capability = capabilityFor(change);
  if (capability === null || !snapshot.capabilities.includes(capability)) return null;
  const { level, externalId } = change.target;
  if (externalId.length === 0 || externalId.length > 200) return null;
  const found = snapshot.entities.filter((e) => e.level === level && e.externalId === externalId);
  const [entity] = found;
  if (!entity || found.length > 1) return null;
  const mustHold = change.kind === 'set_status' || change.kind === 'set_budget' || change.kind === 'set_bid';
  if (mustHold && present(entity, change) !== change.from) return null;
  return change;
}
