/** FNV-1a over UTF-16 code units: turns an id or a salt into the 32-bit key the simulator hashes with. */
export function keyOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    hash ^= text.charCodeAt(i);
    hash = Math.imul(hash, 0x01000193);
  }
  return hash >>> 0;
}

function avalanche(value: number): number {
  let h = value;
  h ^= h >>> 16;
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  h ^= h >>> 16;
  return h >>> 0;
}

/** Mixes up to four integers into 32 bits; the finaliser is MurmurHash3's. */
export function mix(a: number, b: number, c = 0, d = 0): number {
  let h = avalanche(a ^ 0x9e3779b9);
  h = avalanche(Math.imul(h, 31) ^ b);
  h = avalanche(Math.imul(h, 31) ^ c);
  return avalanche(Math.imul(h, 31) ^ d);
}

/** A number in [0, 1) that depends on its arguments alone: noise of any day is computed without the days before. */
export function uniform(a: number, b: number, c = 0, d = 0): number {
  return mix(a, b, c, d) / 4294967296;
}

/** Symmetric multiplicative noise with mean 1: `1 + spread * x`, x in (-1, 1), bell-shaped (sum of two uniforms). */
export function noise(spread: number, a: number, b: number, c = 0): number {
  return 1 + spread * (uniform(a, b, c, 1) + uniform(a, b, c, 2) - 1);
}

/** Inverse of the standard normal distribution (Acklam's central region is enough here: logistic approximation). */
function normalQuantile(u: number): number {
  const p = Math.min(0.999999, Math.max(0.000001, u));
  return Math.log(p / (1 - p)) / 1.702;
}

/** Poisson count by inverse distribution: for a fixed `u` it never falls when `lambda` rises. */
export function poisson(lambda: number, u: number): number {
  if (lambda <= 0) return 0;
  if (lambda > 40) return Math.max(0, Math.round(lambda + Math.sqrt(lambda) * normalQuantile(u)));
  let k = 0;
  let term = Math.exp(-lambda);
  let sum = term;
  while (u > sum && k < 400) {
    k += 1;
    term *= lambda / k;
    sum += term;
  }
  return k;
}

/**
 * Splits an integer over weights by largest remainder, so that parts always sum to the total.
 * `caps` bounds each part (clicks never exceed impressions); what does not fit moves to parts with room.
 */
export function apportion(total: number, weights: readonly number[], caps?: readonly number[]): number[] {
  const parts = weights.map(() => 0);
  const sum = weights.reduce((a, b) => a + b, 0);
  if (total <= 0 || sum <= 0) return parts;
  const order: { index: number; rest: number }[] = [];
  let left = total;
  weights.forEach((weight, index) => {
    const exact = (total * weight) / sum;
    const whole = Math.min(Math.floor(exact), caps?.[index] ?? Number.POSITIVE_INFINITY);
    parts[index] = whole;
    left -= whole;
    order.push({ index, rest: exact - whole });
  });
  if (left > 0) order.sort((a, b) => b.rest - a.rest || a.index - b.index);
  for (let pass = 0; left > 0 && pass < 2; pass++) {
    for (const { index } of order) {
      if (left <= 0) break;
      const room = (caps?.[index] ?? Number.POSITIVE_INFINITY) - (parts[index] ?? 0);
      const wanted = pass === 0 && (weights[index] ?? 0) > 0 ? 1 : pass === 0 ? 0 : left;
      const give = Math.min(wanted, room, left);
      parts[index] = (parts[index] ?? 0) + give;
      left -= give;
    }
  }
  return parts;
}
