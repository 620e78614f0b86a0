/** Figures of one ranking against what is relevant; ids best first, gains binary as in the published baselines. */
export interface RankingFigures {
  ndcg10: number;
  recall5: number;
  recall100: number;
}

/** Discounted gain at 10 over the best possible (binary), and the share of the relevant found by rank 5 and 100. */
export function figuresOf(ranking: readonly string[], relevant: ReadonlySet<string>): RankingFigures {
  const gain = (rank: number) => 1 / Math.log2(rank + 2);
  let found = 0;
  ranking.slice(0, 10).forEach((id, rank) => {
    if (relevant.has(id)) found += gain(rank);
  });
  let ideal = 0;
  for (let rank = 0; rank < Math.min(10, relevant.size); rank++) ideal += gain(rank);
  const share = (depth: number) =>
    ranking.slice(0, depth).filter((id) => relevant.has(id)).length / Math.max(1, relevant.size);
  return { ndcg10: ideal === 0 ? 0 : found / ideal, recall5: share(5), recall100: share(100) };
}

/** Means over queries, rounded for print. */
export function meanFigures(all: readonly RankingFigures[]): RankingFigures {
  const mean = (read: (f: RankingFigures) => number) =>
    Math.round((all.reduce((sum, f) => sum + read(f), 0) / Math.max(1, all.length)) * 1e4) / 1e4;
  return {
    ndcg10: mean((f) => f.ndcg10),
    recall5: mean((f) => f.recall5),
    recall100: mean((f) => f.recall100),
  };
}
