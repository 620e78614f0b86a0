/**
 * The bar a p-value must not exceed, by Benjamini and Hochberg's step-up procedure: at most the share `q` of what
 * passes is expected to be chance. Testing thousands of entities one by one at 1 % would accuse dozens of innocent ones
 * every day. The bar is `q` over the number of tests when nothing passes.
 */
export function discoveryThreshold(pValues: readonly number[], q: number): number {
  const sorted = [...pValues].sort((a, b) => a - b);
  for (let k = sorted.length; k >= 1; k--) {
    const bar = (q * k) / sorted.length;
    if ((sorted[k - 1] ?? 1) <= bar) return bar;
  }
  return q / Math.max(1, sorted.length);
}
