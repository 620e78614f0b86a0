import { f16round } from '@petamoriken/float16';

/** Numbers in every embedding, whichever engine makes it (DECISIONS 22). */
export const DIMENSIONS = 384;

export type Vector = Float32Array;

/** The vector at length 1; a zero vector stays zero. */
export function normalized(vector: Vector): Vector {
  let sum = 0;
  for (const x of vector) sum += x * x;
  return sum === 0 ? vector : vector.map((x) => x / Math.sqrt(sum));
}

/** The vector as it is stored, in numbers of two bytes, at length 1 again. */
export function asStored(vector: Vector): Vector {
  return normalized(vector.map(f16round));
}

/** Cosine of two vectors of length 1. */
export function dot(a: Vector, b: Vector): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}

/**
 * Moves a query towards what it found first (Rocchio's relevance feedback in vector space): words that stand beside the
 * query's own in the first passages then find further ones. `weight` is theirs against the query's 1.
 */
export function withFeedback(query: Vector, found: readonly Vector[], weight: number): Vector {
  if (found.length === 0) return query;
  const mean = new Float32Array(query.length);
  for (const vector of found)
    for (let i = 0; i < mean.length; i++) mean[i] = (mean[i] ?? 0) + (vector[i] ?? 0);
  const centre = normalized(mean);
  return normalized(query.map((x, i) => x + weight * (centre[i] ?? 0)));
}
