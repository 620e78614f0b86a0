import type { SnapshotRows } from '@adwright/contracts';

const FIGURES = [
  'impressions',
  'clicks',
  'costMicros',
  'conversions',
  'conversionValueMicros',
  'reach',
  'lostToBudget',
] as const satisfies readonly (keyof SnapshotRows)[];

/** One entity's day; null is "not reported". */
export type DayFigures = Readonly<Record<(typeof FIGURES)[number], number | null>>;

/** What an entity did in a span of days; null where no day reported it. */
export type Totals = Readonly<Record<(typeof SUMMED)[number], number | null>>;
const SUMMED = ['impressions', 'clicks', 'costMicros', 'conversions', 'conversionValueMicros'] as const;

/** Values written at once: large enough to be quick, small beside the whole. */
const PIECE = 4_096;

/**
 * The snapshot's daily rows, 62 bytes each. A large account has hundreds of thousands: as objects, or as one text, they would
 * not fit beside a running sync.
 */
export class DailyRows {
  private used = 0;
  private readonly entity: Uint32Array;
  private readonly day: Uint16Array;
  private readonly figures: Readonly<Record<(typeof FIGURES)[number], Float64Array>>;

  /**
   * @param first account-local date that days are counted from
   * @param capacity rows that will be added at most
   */
  constructor(
    private readonly first: string,
    capacity: number,
  ) {
    this.entity = new Uint32Array(capacity);
    this.day = new Uint16Array(capacity);
    const column = () => new Float64Array(capacity);
    this.figures = {
      impressions: column(),
      clicks: column(),
      costMicros: column(),
      conversions: column(),
      conversionValueMicros: column(),
      reach: column(),
      lostToBudget: column(),
    };
  }

  get length(): number {
    return this.used;
  }

  /** @throws RangeError when there are more than were announced. */
  add(entity: number, daysAfterFirst: number, figures: DayFigures): void {
    if (this.used === this.entity.length) throw new RangeError(`more than the announced ${this.used} rows`);
    this.entity[this.used] = entity;
    this.day[this.used] = daysAfterFirst;
    for (const name of FIGURES) this.figures[name][this.used] = figures[name] ?? Number.NaN;
    this.used += 1;
  }

  /**
   * Sums of every entity over a span of days.
   * @param entities how many there are
   * @param from first day, counted like the rows' own; `to` is the last one
   */
  totals(entities: number, from: number, to: number): Totals[] {
    const sums = Array.from({ length: entities }, () => SUMMED.map((): number | null => null));
    for (let row = 0; row < this.used; row += 1) {
      const day = this.day[row] ?? 0;
      const of = sums[this.entity[row] ?? 0];
      if (of === undefined || day < from || day > to) continue;
      SUMMED.forEach((name, at) => {
        const value = this.figures[name][row] ?? Number.NaN;
        if (!Number.isNaN(value)) of[at] = (of[at] ?? 0) + value;
      });
    }
    return sums.map((of) => Object.fromEntries(SUMMED.map((name, at) => [name, of[at] ?? null])) as Totals);
  }

  /** The rows as JSON of `snapshotRowsSchema`, piece by piece. */
  *json(): Generator<string> {
    const dates = new Map<number, string>();
    const start = Date.parse(`${this.first}T00:00:00Z`);
    const date = (day: number) => {
      const known = dates.get(day) ?? `"${new Date(start + day * 86_400_000).toISOString().slice(0, 10)}"`;
      dates.set(day, known);
      return known;
    };
    yield '{"entity":[';
    yield* this.column(this.entity, String);
    yield '],"date":[';
    yield* this.column(this.day, date);
    for (const name of FIGURES) {
      yield `],"${name}":[`;
      yield* this.column(this.figures[name], (value) => (Number.isNaN(value) ? 'null' : String(value)));
    }
    yield ']}';
  }

  private *column(
    values: Uint32Array | Uint16Array | Float64Array,
    text: (value: number) => string,
  ): Generator<string> {
    for (let from = 0; from < this.used; from += PIECE) {
      const piece = Array.from(values.subarray(from, Math.min(this.used, from + PIECE)), text).join(',');
      yield from === 0 ? piece : `,${piece}`;
    }
  }
}
