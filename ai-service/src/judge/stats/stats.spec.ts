import { describe, expect, it } from 'vitest';
import { incompleteBeta } from './beta.js';
import { atMostPValue, chanceOfNone, countInterval, rateAbovePValue } from './counts.js';
import { dispersionOf } from './dispersion.js';
import { discoveryThreshold } from './false-discovery.js';
import { gammaLower, gammaQuantile, gammaUpper, logGamma } from './gamma.js';
import { chanceOfLuck, neverConverting } from './never-converting.js';
import { fallPValue, normalUpper } from './proportions.js';

describe('gamma', () => {
  it('agrees with factorials and the half-integer value', () => {
    expect(Math.exp(logGamma(6))).toBeCloseTo(120, 9);
    expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.sqrt(Math.PI)), 12);
  });

  it('is the exponential distribution for shape 1', () => {
    for (const x of [0.01, 1, 5, 40]) {
      expect(gammaLower(1, x)).toBeCloseTo(1 - Math.exp(-x), 12);
      expect(gammaUpper(1, x) / Math.exp(-x)).toBeCloseTo(1, 9);
    }
  });

  it('inverts itself', () => {
    for (const shape of [0.3, 1, 7.5, 300]) {
      for (const p of [0.001, 0.5, 0.999])
        expect(gammaLower(shape, gammaQuantile(p, shape))).toBeCloseTo(p, 9);
    }
  });
});

describe('incompleteBeta', () => {
  it('equals the binomial tail it stands for', () => {
    // P(X >= 3) of 5 fair coins = 16/32.
    expect(incompleteBeta(0.5, 3, 3)).toBeCloseTo(0.5, 12);
    // P(X >= 4) of 5 fair coins = 6/32.
    expect(incompleteBeta(0.5, 4, 2)).toBeCloseTo(6 / 32, 12);
    expect(incompleteBeta(0, 2, 3)).toBe(0);
    expect(incompleteBeta(1, 2, 3)).toBe(1);
  });
});

describe('counts', () => {
  it('gives the textbook 95 % interval of ten events', () => {
    const { low, high } = countInterval(10, 0.05);
    expect(low).toBeCloseTo(4.7954, 3);
    expect(high).toBeCloseTo(18.3904, 3);
    expect(countInterval(0, 0.05)).toEqual({ low: 0, high: expect.closeTo(3.6889, 3) });
  });

  it('widens with dispersion', () => {
    expect(countInterval(40, 0.05, 3).low).toBeLessThan(countInterval(40, 0.05).low);
    expect(countInterval(40, 0.05, 3).high).toBeGreaterThan(countInterval(40, 0.05).high);
  });

  it('is slower to accuse when the rate itself is poorly known', () => {
    const wellKnown = chanceOfNone(100, 5_000, 100_000);
    const poorlyKnown = chanceOfNone(100, 5, 100);
    expect(wellKnown).toBeCloseTo(Math.exp(-5), 3);
    expect(poorlyKnown).toBeGreaterThan(wellKnown * 3);
    expect(chanceOfNone(100, 0, 100)).toBe(1);
  });

  it('compares two rates', () => {
    expect(rateAbovePValue(10, 100, 10, 100)).toBeGreaterThan(0.4);
    expect(rateAbovePValue(40, 100, 10, 100)).toBeLessThan(1e-4);
    expect(rateAbovePValue(0, 100, 10, 100)).toBe(1);
  });

  it('bounds a count from above', () => {
    expect(atMostPValue(0, 5)).toBeCloseTo(Math.exp(-5), 10);
    expect(atMostPValue(5, 5)).toBeCloseTo(0.61596, 4);
  });
});

describe('proportions', () => {
  it('knows the normal tail', () => {
    expect(normalUpper(0)).toBeCloseTo(0.5, 12);
    expect(normalUpper(1.959964)).toBeCloseTo(0.025, 6);
    expect(normalUpper(-1.959964)).toBeCloseTo(0.975, 6);
  });

  it('finds a fall and not a rise', () => {
    const before = { hits: 200, trials: 10_000 };
    expect(fallPValue(before, { hits: 120, trials: 10_000 })).toBeLessThan(1e-4);
    expect(fallPValue(before, { hits: 280, trials: 10_000 })).toBeGreaterThan(0.99);
    expect(fallPValue(before, { hits: 0, trials: 0 })).toBe(1);
    expect(fallPValue({ hits: 0, trials: 10 }, { hits: 0, trials: 10 })).toBe(1);
  });
});

describe('discoveryThreshold', () => {
  it('steps up: several strong values lift the bar for each other', () => {
    expect(discoveryThreshold([0.001, 0.9, 0.8, 0.7], 0.01)).toBeCloseTo(0.0025, 12);
    expect(discoveryThreshold([0.004, 0.9, 0.8, 0.7], 0.01)).toBeCloseTo(0.0025, 12);
    expect(discoveryThreshold([0.004, 0.004, 0.005, 0.7], 0.01)).toBeCloseTo(0.0075, 12);
    expect(discoveryThreshold([], 0.05)).toBe(0.05);
  });
});

describe('dispersionOf', () => {
  it('is 1 for counts that follow the exposure and grows with scatter', () => {
    const even = Array.from({ length: 20 }, () => ({ count: 5, exposure: 100 }));
    expect(dispersionOf(even, 5)).toBe(1);
    const wild = even.map((day, i) => ({ ...day, count: i % 2 === 0 ? 0 : 10 }));
    expect(dispersionOf(wild, 10)).toBeGreaterThan(4);
    expect(dispersionOf(wild, 3)).toBe(3);
    expect(dispersionOf([{ count: 9, exposure: 0 }], 5)).toBe(1);
  });
});

describe('neverConverting', () => {
  const items = (silent: number, all: number, chance: number) =>
    Array.from({ length: all }, (_, i) => ({ silent: i < silent, chance }));

  it('finds none where silence is as frequent as chance makes it', () => {
    const { share, pValue } = neverConverting(items(1, 20, 0.05));
    expect(share).toBeLessThan(0.01);
    expect(pValue).toBeGreaterThan(0.3);
  });

  it('lets neighbours support each other: four of sixteen where a hundredth was expected', () => {
    const { share, pValue } = neverConverting(items(4, 16, 0.01));
    expect(share).toBeCloseTo(0.24, 1);
    expect(pValue).toBeLessThan(1e-4);
    expect(chanceOfLuck(0.01, share)).toBeLessThan(0.05);
    expect(chanceOfLuck(0.3, share)).toBeGreaterThan(0.2);
  });

  it('says nothing about nothing', () => {
    expect(neverConverting([])).toEqual({ share: 0, pValue: 1 });
    expect(neverConverting(items(0, 9, 0.01))).toEqual({ share: 0, pValue: 1 });
    expect(chanceOfLuck(0, 0)).toBe(1);
  });
});
