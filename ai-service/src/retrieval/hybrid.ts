import { type Vector, withFeedback } from './embedding/vectors.js';
import { fuse } from './fusion.js';

/** How the two searches are joined; measured by `evals/retrieval.ts`. */
export const HYBRID = {
  /** Depth of both rankings before they are fused. */
  depth: 300,
  /** The first lexical passages that the local embedding learns a query's company from, and their weight. */
  feedbackPassages: 5,
  feedbackWeight: 1,
  /** The local embedding knows words and no meaning, so its ranking counts half. */
  localVectorWeight: 0.5,
} as const;

/** The two searches over one tenant's passages; each gives ids best first. */
export interface Searches {
  lexical(limit: number): Promise<number[]>;
  vector(query: Vector, limit: number): Promise<number[]>;
  /** Embeddings of passages, in any order. */
  embeddingsOf(ids: readonly number[]): Promise<Vector[]>;
}

/**
 * Lexical search first, then the query's embedding moved towards the best of it, then both rankings fused by reciprocal
 * rank. Without a lexical hit the vector search stands alone.
 */
export async function searchHybrid(
  query: Vector,
  searches: Searches,
  limit: number,
): Promise<{ id: number; score: number }[]> {
  const lexical = await searches.lexical(HYBRID.depth);
  const first = await searches.embeddingsOf(lexical.slice(0, HYBRID.feedbackPassages));
  const vector = await searches.vector(withFeedback(query, first, HYBRID.feedbackWeight), HYBRID.depth);
  return fuse(
    [
      { ids: lexical, weight: 1 },
      { ids: vector, weight: HYBRID.localVectorWeight },
    ],
    limit,
  );
}
