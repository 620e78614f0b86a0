/** One ranking to fuse: ids best first, and how much it counts. */
export interface Ranking {
  ids: readonly number[];
  weight: number;
}

/** The constant of Cormack, Clarke and Büttcher (2009): how soon lower ranks stop counting. */
const RANK_CONSTANT = 60;

/** Reciprocal rank fusion: scores of different kinds cannot be added, ranks can. Best first, ties by id. */
export function fuse(rankings: readonly Ranking[], limit: number): { id: number; score: number }[] {
  const scores = new Map<number, number>();
  for (const { ids, weight } of rankings) {
    ids.forEach((id, rank) => {
      scores.set(id, (scores.get(id) ?? 0) + weight / (RANK_CONSTANT + rank + 1));
    });
  }
  return [...scores]
    .map(([id, score]) => ({ id, score }))
    .sort((a, b) => b.score - a.score || a.id - b.id)
    .slice(0, limit);
}
