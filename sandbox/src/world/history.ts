import type { Change } from './types.js';

interface Tracked {
  createdAt: number;
  history: readonly Change[];
}

/** The value a field had at an instant. Entities that never changed answer without a search. */
export function fieldAt<T extends Tracked, K extends keyof T & string>(
  entity: T,
  field: K,
  at: number,
): T[K] {
  for (const change of entity.history) {
    if (change.field === field && change.at > at) return change.from as T[K];
  }
  return entity[field];
}

/** Whether an entity existed and was switched on at an instant. */
export function liveAt(entity: Tracked & { status: string }, at: number): boolean {
  return entity.createdAt <= at && fieldAt(entity, 'status', at) === 'ENABLED';
}
