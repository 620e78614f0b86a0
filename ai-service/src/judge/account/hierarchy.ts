import type { Level, SnapshotEntity } from '@adwright/contracts';
import { type FactRow, rollUp } from './columns.js';

/** The levels whose rows make up their parent's, coarsest first. Search terms never do: platforms hide rare ones. */
const SUMMING: readonly Level[] = ['campaign', 'ad_group', 'ad', 'keyword'];

/** Children of each entity; `children[entities.length]` are those without a parent. */
export function childrenOf(entities: readonly SnapshotEntity[]): number[][] {
  const children: number[][] = Array.from({ length: entities.length + 1 }, () => []);
  entities.forEach((entity, index) => {
    children[entity.parent ?? entities.length]?.push(index);
  });
  return children;
}

/**
 * Rows of every entity, with those of parents that report none of their own summed from their children, and the
 * account's total in the extra place at the end: from exactly one level, the coarsest that has rows.
 */
export function completeRows(entities: readonly SnapshotEntity[], rows: readonly FactRow[]): FactRow[][] {
  const byEntity: FactRow[][] = Array.from({ length: entities.length + 1 }, () => []);
  for (const row of rows) byEntity[row.entity]?.push(row);
  for (const list of byEntity) list.sort((a, b) => a.day - b.day);
  const children = childrenOf(entities);
  for (const level of ['ad_group', 'campaign'] as const) {
    entities.forEach((entity, index) => {
      if (entity.level !== level || (byEntity[index]?.length ?? 0) > 0) return;
      byEntity[index] = rollUp(index, rowsOfCoarsest(entities, byEntity, children[index] ?? []));
    });
  }
  const account = entities.findIndex((e, i) => e.level === 'account' && (byEntity[i]?.length ?? 0) > 0);
  const all = entities.map((_, index) => index);
  byEntity[entities.length] =
    account >= 0
      ? (byEntity[account] ?? []).map((row) => ({ ...row, entity: entities.length }))
      : rollUp(entities.length, rowsOfCoarsest(entities, byEntity, all));
  return byEntity;
}

function rowsOfCoarsest(
  entities: readonly SnapshotEntity[],
  byEntity: readonly FactRow[][],
  among: readonly number[],
): FactRow[] {
  for (const level of SUMMING) {
    const rows = among.filter((i) => entities[i]?.level === level).flatMap((i) => byEntity[i] ?? []);
    if (rows.length > 0) return rows;
  }
  return [];
}
