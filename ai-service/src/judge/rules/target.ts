import type { ChangeTarget, SnapshotEntity } from '@adwright/contracts';
import { cutAt } from '../text/words.js';

/** The target of a change; the name is only for people, so an overlong one is cut. */
export function targetOf(entity: SnapshotEntity): ChangeTarget {
  return { level: entity.level, externalId: entity.externalId, name: cutAt(entity.name, 500) };
}
