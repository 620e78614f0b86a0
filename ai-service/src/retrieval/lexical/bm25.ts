/**
 * BM25 (Robertson and Zaragoza 2009) with Lucene's idf, which is never negative. k1 and b are those that suit short,
 * topical passages (Anserini's defaults).
 */
export const BM25 = { k1: 0.9, b: 0.4 } as const;

/** Weight of a term that `containing` of `total` passages hold. */
export function inverseFrequency(total: number, containing: number): number {
  return Math.log(1 + (total - containing + 0.5) / (containing + 0.5));
}

/** What one term adds to a passage's score; `length` and `meanLength` in terms. */
export function termScore(idf: number, frequency: number, length: number, meanLength: number): number {
  const { k1, b } = BM25;
  return (idf * frequency) / (frequency + k1 * (1 - b + (b * length) / Math.max(meanLength, 1)));
}
