import type { ChangeTarget, SnapshotEntity } from '@adwright/contracts';

/** The target of a change; the name is only for people, so an overlong one is cut. */
export function targetOf(entity: SnapshotEntity): ChangeTarget {
  return { level: entity.level, externalId: entity.externalId, name: entity.name.slice(0, 500) };
}
