/** What a search gives as an identity of a passage: places in memory, UUIDs in the database. */
export type PassageKey = number | string;

/** One ranking to fuse: ids best first, and how much it counts. */
export interface Ranking<Id extends PassageKey> {
  ids: readonly Id[];
  weight: number;
}

export interface Fused<Id extends PassageKey> {
  id: Id;
  score: number;
}

/** The constant of Cormack, Clarke and Büttcher (2009): how soon lower ranks stop counting. */
const RANK_CONSTANT = 60;

/** Reciprocal rank fusion: scores of different kinds cannot be added, ranks can. Best first, ties by id. */
export function fuse<Id extends PassageKey>(rankings: readonly Ranking<Id>[], limit: number): Fused<Id>[] {
  const scores = new Map<Id, number>();
  for (const { ids, weight } of rankings) {
    ids.forEach((id, rank) => {
      scores.set(id, (scores.get(id) ?? 0) + weight / (RANK_CONSTANT + rank + 1));
    });
  }
  return [...scores]
    .map(([id, score]) => ({ id, score }))
    .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
    .slice(0, limit);
}
