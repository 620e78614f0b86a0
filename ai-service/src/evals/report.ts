/** A figure that has to reach something. */
interface Bar {
  readonly eval: string;
  readonly figure: string;
  readonly value: number;
  readonly bound: 'least' | 'most' | 'above';
  readonly at: number;
  readonly met: boolean;
}

/** Where an eval writes its figures. */
export interface Report {
  /** One JSON object a line, for machines. */
  line(figures: Readonly<Record<string, unknown>>): void;
  /** A figure against what it must reach. */
  bar(figure: string, value: number, bound: Bar['bound'], at: number): void;
}

const SIGNS = { least: '>=', most: '<=', above: '>' } as const;

/** Collects the bars of all evals; the table at the end is for people. */
export class EvalReport {
  private readonly bars: Bar[] = [];

  constructor(private readonly write: (line: string) => void) {}

  /** The report of one eval. */
  of(name: string): Report {
    return {
      line: (figures) => this.write(JSON.stringify(figures)),
      bar: (figure, value, bound, at) => {
        const met = bound === 'least' ? value >= at : bound === 'most' ? value <= at : value > at;
        const bar = { eval: name, figure, value, bound, at, met };
        this.bars.push(bar);
        this.write(JSON.stringify({ check: 'bar', ...bar }));
      },
    };
  }

  get met(): boolean {
    return this.bars.every((bar) => bar.met);
  }

  /** Every bar on a line of its own: what it measures, what it is, what it must be. */
  table(): string {
    const rows = this.bars.map(({ eval: name, figure, value, bound, at, met }) => [
      name,
      figure,
      String(Math.round(value * 1e4) / 1e4),
      `${SIGNS[bound]} ${at}`,
      met ? 'met' : 'MISSED',
    ]);
    const all = [['eval', 'figure', 'value', 'bar', ''], ...rows];
    const widths = [0, 1, 2, 3, 4].map((column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
    return all
      .map((row) =>
        row
          .map((cell, column) =>
            column === 2 ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
          )
          .join('  ')
          .trimEnd(),
      )
      .join('\n');
  }
}
