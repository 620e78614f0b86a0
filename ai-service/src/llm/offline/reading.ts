/**
 * A question in `plainText` form that patterns are read out of. What one has read no other reads again, so "cost per click"
 * is not "cost" as well, and what is left at the end nothing here understood.
 */
export class Reading {
  private left: string;

  constructor(readonly whole: string) {
    this.left = whole;
  }

  /** Every value whose pattern occurs, in the order of the text. The more specific patterns have to come first. */
  all<T>(table: readonly (readonly [T, RegExp])[]): T[] {
    const found = table.flatMap(([value, pattern]) => this.take(pattern).map((at) => ({ value, at })));
    return [...new Set(found.sort((a, b) => a.at - b.at).map(({ value }) => value))];
  }

  /** The groups of a pattern where it occurs first; null where it does not. */
  groups(pattern: RegExp): string[] | null {
    const match = pattern.exec(this.left);
    if (!match) return null;
    this.blank(match);
    return match.slice(1).filter((group) => group !== undefined);
  }

  /** Whether a pattern occurs anywhere, read already or not. */
  has(pattern: RegExp): boolean {
    this.take(pattern);
    return pattern.test(this.whole);
  }

  /** The words that no pattern read. */
  unread(): string[] {
    return this.left.split(' ').filter((word) => word !== '');
  }

  private take(pattern: RegExp): number[] {
    const places: number[] = [];
    for (let match = pattern.exec(this.left); match; match = pattern.exec(this.left)) {
      places.push(match.index);
      this.blank(match);
    }
    return places;
  }

  /** Spaces of the same length: positions stay, and neighbours keep theirs. */
  private blank(match: RegExpExecArray): void {
    const end = match.index + match[0].length;
    this.left = this.left.slice(0, match.index) + ' '.repeat(match[0].length) + this.left.slice(end);
  }
}
