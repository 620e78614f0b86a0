/**
 * Overdispersion of daily counts around one rate: Pearson's chi-square over its degrees of freedom, at least 1 and at
 * most `cap`. Days without exposure say nothing.
 */
export function dispersionOf(days: readonly { count: number; exposure: number }[], cap: number): number {
  let count = 0;
  let exposure = 0;
  let used = 0;
  for (const day of days) {
    if (day.exposure <= 0) continue;
    count += day.count;
    exposure += day.exposure;
    used++;
  }
  if (used < 3 || count <= 0) return 1;
  const rate = count / exposure;
  let chiSquare = 0;
  for (const day of days) {
    if (day.exposure <= 0) continue;
    const expected = rate * day.exposure;
    chiSquare += (day.count - expected) ** 2 / expected;
  }
  return Math.min(cap, Math.max(1, chiSquare / (used - 1)));
}
