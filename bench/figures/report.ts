/** One figure: a ratio that grows with quality, what it has to reach, and what it was made of. */
export interface Figure {
  readonly figure: string;
  readonly ratio: number;
  readonly atLeast: number;
  readonly detail: Readonly<Record<string, number | string>>;
}

/** A JSON line for machines and one for people. */
export function report(figure: Figure): void {
  const { figure: name, ratio, atLeast, detail } = figure;
  const line = { figure: name, ratio: round(ratio), atLeast, reached: ratio >= atLeast, ...detail };
  const parts = Object.entries(detail).map(([key, value]) => `${key} ${value}`);
  process.stdout.write(`${JSON.stringify(line)}\n`);
  process.stdout.write(
    `${name.padEnd(32)} ${ratio.toFixed(2).padStart(6)}  at least ${atLeast.toFixed(2)}   ${parts.join(', ')}\n`,
  );
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** The value that a share of all does not exceed. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export function round(value: number): number {
  return Math.round(value * 1_000) / 1_000;
}
