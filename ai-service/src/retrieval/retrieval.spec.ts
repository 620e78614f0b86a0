import { describe, expect, it } from 'vitest';
import { embedLocally } from './embedding/local-embedding.js';
import { DIMENSIONS, dot, withFeedback } from './embedding/vectors.js';
import { fuse } from './fusion.js';
import { inverseFrequency, termScore } from './lexical/bm25.js';
import { LexicalIndex } from './lexical/lexical-index.js';
import { MemoryStore } from './memory-store.js';
import { readTerms } from './text/terms.js';

const embed = (text: string) => embedLocally(readTerms(text).terms);

describe('BM25', () => {
  it('follows its formula', () => {
    expect(inverseFrequency(10, 1)).toBeCloseTo(Math.log(1 + 9.5 / 1.5), 12);
    expect(inverseFrequency(10, 10)).toBeGreaterThan(0);
    // A passage of mean length: tf / (tf + k1).
    expect(termScore(2, 3, 100, 100)).toBeCloseTo((2 * 3) / 3.9, 12);
    expect(termScore(2, 3, 50, 100)).toBeGreaterThan(termScore(2, 3, 200, 100));
  });

  it('prefers rare words, and gives the same order every time', () => {
    const index = new LexicalIndex();
    const texts = ['budget brand', 'budget budget', 'implant budget', 'implant budget'];
    for (const text of texts) index.add(text.split(' '));
    expect(index.search(['implant', 'budget'], 10).map((h) => h.id)).toEqual([2, 3, 1, 0]);
    expect(index.search(['nothing'], 10)).toEqual([]);
    expect(index.search(['budget'], 2)).toHaveLength(2);
  });
});

describe('the local embedding', () => {
  it('is the same every time, of length 1 and of the agreed size', () => {
    const vector = embed('Never pause the brand campaign');
    expect(vector).toHaveLength(DIMENSIONS);
    expect(dot(vector, vector)).toBeCloseTo(1, 5);
    expect([...embed('Never pause the brand campaign')]).toEqual([...vector]);
    // Written down once: stored vectors must not change under a model's name.
    expect(embed('budget').findIndex((x) => x !== 0)).toBe(45);
  });

  it('is nothing for nothing, and not a number for no text', () => {
    for (const text of ['', '   ', '!!!', 'the and of'])
      expect([...embed(text)].every((x) => x === 0)).toBe(true);
    expect([...embed('😀 日本語 \u0000')].every(Number.isFinite)).toBe(true);
  });

  it('finds a text nearer to a question about it than to another, even misspelt', () => {
    const text = embed('Dental implants cost between 900 and 2,500 euros including the crown');
    const near = dot(text, embed('what do dental implants cost'));
    expect(near).toBeGreaterThan(dot(text, embed('opening hours on public holidays')) + 0.2);
    expect(dot(text, embed('dentall implnats'))).toBeGreaterThan(dot(text, embed('weather tomorrow')));
  });

  it('moves a query towards what it found', () => {
    const [query, found] = [embed('margin'), embed('profit per order after cost of goods')];
    expect(dot(withFeedback(query, [found], 1), found)).toBeGreaterThan(dot(query, found) + 0.3);
    expect(withFeedback(query, [], 1)).toBe(query);
  });
});

describe('fuse', () => {
  it('adds reciprocal ranks by weight', () => {
    const fused = fuse(
      [
        { ids: [1, 2, 3], weight: 1 },
        { ids: [3, 4], weight: 0.5 },
      ],
      10,
    );
    expect(fused.map((hit) => hit.id)).toEqual([3, 1, 2, 4]);
    expect(fused[0]?.score).toBeCloseTo(1 / 63 + 0.5 / 61, 12);
  });

  it('gives ties by id, cuts, and survives emptiness', () => {
    expect(
      fuse(
        [
          { ids: [9], weight: 1 },
          { ids: [4], weight: 1 },
        ],
        1,
      ).map((h) => h.id),
    ).toEqual([4]);
    expect(fuse([], 5)).toEqual([]);
  });
});

describe('hybrid search', () => {
  const store = new MemoryStore();
  store.add(
    'facts',
    'Rules',
    '# Rules\n\nNever pause the brand campaign.\n\nOur margin is 35 percent on every order.',
  );
  store.add('hours', 'Hours', 'The practice opens at eight and is closed on Sundays and public holidays.');
  store.add('preise', 'Preise', 'Ein Zahnimplantat kostet bei uns mit Krone zwischen 900 und 2.500 Euro.');

  it.each([
    ['when are you closed on holidays', 'hours'],
    ['may I pause the brand', 'facts'],
    ['Zahnimplantate Kosten', 'preise'],
    ['zahnimplntat', 'preise'],
  ])('answers “%s” from the right document', async (question, document) => {
    const hits = await store.hybrid(question, 5);
    expect(store.documentsOf(hits)[0]).toBe(document);
  });

  it('finds nothing in nothing', async () => {
    expect(await new MemoryStore().hybrid('anything')).toEqual([]);
  });
});
