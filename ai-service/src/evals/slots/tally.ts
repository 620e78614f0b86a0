/** How a reader did on one kind of slot. `wrong` = taken as certain and not what was meant: the one thing that must not be. */
export interface Tally {
  items: number;
  right: number;
  askedBack: number;
  wrong: number;
  readonly mistakes: string[];
}

export interface Judged<T> {
  readonly value: T;
  readonly from: number;
  readonly to: number;
  readonly certain: boolean;
}

export interface Expected<T> {
  readonly value: T;
  readonly from: number;
  readonly to: number;
}

export function emptyTally(): Tally {
  return { items: 0, right: 0, askedBack: 0, wrong: 0, mistakes: [] };
}

/**
 * Counts one text. Right = every value meant was read with certainty; wrong = a certain value that overlaps one that was
 * meant and differs from it, or that stands where nothing was meant; anything else is asked back.
 */
export function count<T>(
  tally: Tally,
  text: string,
  expected: readonly Expected<T>[],
  read: readonly Judged<T>[],
  same: (a: T, b: T) => boolean,
): void {
  tally.items += 1;
  const overlapping = (a: Expected<T>) => read.filter((b) => b.certain && a.from < b.to && b.from < a.to);
  const certain = read.filter((reading) => reading.certain);
  const wrong = certain.filter(
    (reading) =>
      !expected.some(
        (one) => one.from < reading.to && reading.from < one.to && same(one.value, reading.value),
      ),
  );
  if (wrong.length > 0) {
    tally.wrong += 1;
    tally.mistakes.push(
      `${text} -> ${wrong.map(({ value }) => show(value)).join(', ')} (meant: ${expected.map(({ value }) => show(value)).join(', ')})`,
    );
  } else if (expected.every((one) => overlapping(one).some((reading) => same(one.value, reading.value))))
    tally.right += 1;
  else {
    tally.askedBack += 1;
    tally.mistakes.push(`(asked) ${text}`);
  }
}

function show(value: unknown): string {
  return typeof value === 'bigint' ? String(value) : JSON.stringify(value);
}
