import { describe, expect, it } from 'vitest';
import { figuresOf, meanFigures } from './ranking-metrics.js';

describe('figuresOf', () => {
  it('is 1 for a perfect ranking and 0 for a useless one', () => {
    expect(figuresOf(['a', 'b', 'x'], new Set(['a', 'b']))).toEqual({ ndcg10: 1, recall5: 1, recall100: 1 });
    expect(figuresOf(['x', 'y'], new Set(['a']))).toEqual({ ndcg10: 0, recall5: 0, recall100: 0 });
    expect(figuresOf([], new Set())).toEqual({ ndcg10: 0, recall5: 0, recall100: 0 });
  });

  it('discounts by rank', () => {
    expect(figuresOf(['x', 'a'], new Set(['a'])).ndcg10).toBeCloseTo(1 / Math.log2(3), 12);
    const deep = Array.from({ length: 20 }, (_, i) => `x${i}`);
    expect(figuresOf([...deep, 'a'], new Set(['a']))).toEqual({ ndcg10: 0, recall5: 0, recall100: 1 });
  });

  it('averages over queries', () => {
    const one = figuresOf(['a'], new Set(['a']));
    const none = figuresOf(['x'], new Set(['a']));
    expect(meanFigures([one, none])).toEqual({ ndcg10: 0.5, recall5: 0.5, recall100: 0.5 });
  });
});
