import { frequenciesOf } from '../text/terms.js';
import { inverseFrequency, termScore } from './bm25.js';

export interface Hit {
  id: number;
  score: number;
}

/** Scores are compared in steps of this fineness: two sums of the same numbers may differ in their last bit. */
export const SCORE_STEPS = 1e9;

/** Best first; equal scores in the order of ids, so that a result is the same every time. */
export function ranked(hits: Hit[], limit: number): Hit[] {
  return hits.sort((a, b) => b.score - a.score || a.id - b.id).slice(0, limit);
}

/** Postings in memory with the statistics BM25 needs: the same arithmetic as the one in SQL, for evaluation and tests. */
export class LexicalIndex {
  private readonly postings = new Map<string, { id: number; frequency: number }[]>();
  private readonly lengths: number[] = [];
  private total = 0;

  /** Adds a passage by its terms and gives its id, counted from 0. */
  add(terms: readonly string[]): number {
    const id = this.lengths.length;
    this.lengths.push(terms.length);
    this.total += terms.length;
    for (const [term, frequency] of frequenciesOf(terms)) {
      const list = this.postings.get(term) ?? [];
      list.push({ id, frequency });
      this.postings.set(term, list);
    }
    return id;
  }

  idf(term: string): number {
    return inverseFrequency(this.lengths.length, this.postings.get(term)?.length ?? 0);
  }

  search(terms: readonly string[], limit: number): Hit[] {
    const mean = this.total / Math.max(1, this.lengths.length);
    const scores = new Map<number, number>();
    for (const [term, weight] of frequenciesOf(terms)) {
      const idf = this.idf(term);
      for (const { id, frequency } of this.postings.get(term) ?? []) {
        const score = weight * termScore(idf, frequency, this.lengths[id] ?? 0, mean);
        scores.set(id, (scores.get(id) ?? 0) + score);
      }
    }
    return ranked(
      [...scores].map(([id, score]) => ({ id, score: Math.round(score * SCORE_STEPS) / SCORE_STEPS })),
      limit,
    );
  }
}
