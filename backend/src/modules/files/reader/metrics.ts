import { readActions } from './actions-json.js';
import { cellText } from './cells.js';
import type { Column } from './column.js';
import type { ConversionPlan } from './conversions.js';
import { isConversionResult, resultAction } from './conversions.js';
import { applyExponent, fromMicros, toMicros } from './decimals.js';
import { type DecimalSign, readNumberText, toDecimal } from './numbers.js';
import type { Cell, RowAction, RowError, RowMetrics, TableRow } from './types.js';

/** What a number cell gave: a value in millionths, nothing, or a reason why the row cannot be taken. */
type Read = {
  readonly micros: bigint | null;
  readonly problem: string | null;
  readonly currencies: readonly string[];
};

const NOTHING: Read = { micros: null, problem: null, currencies: [] };

export type RowFigures = {
  readonly metrics: RowMetrics;
  readonly actions: readonly RowAction[];
  /** The one currency a cost cell names itself. */
  readonly currency: string | null;
  readonly errors: readonly RowError[];
};

/** Reads the figures of one row. A bad core figure is an error of the row; any other unreadable number is just missing. */
export class MetricReader {
  private readonly byRole: (role: Column['role']) => Column | null;
  private readonly actionColumns: readonly Column[];
  private readonly valueOf: ReadonlyMap<string, Column>;

  constructor(
    columns: readonly Column[],
    private readonly signOf: ReadonlyMap<number, DecimalSign>,
    private readonly plan: ConversionPlan,
  ) {
    const first = new Map<Column['role'], Column>();
    for (const column of columns)
      if (column.window === null && !first.has(column.role)) first.set(column.role, column);
    this.byRole = (role) => first.get(role) ?? null;
    this.actionColumns = columns.filter((column) =>
      ['action', 'results', 'conversions'].includes(column.role),
    );
    this.valueOf = new Map(
      columns
        .filter((column) => column.role === 'action_value')
        .map((column) => [`${column.name}|${column.window ?? 'default'}`, column]),
    );
  }

  read(row: TableRow): RowFigures {
    const errors: RowError[] = [];
    const core = (column: Column | null): Read => this.core(row, column, errors);
    const cost = core(this.byRole('cost'));
    const clicksColumn = this.byRole('clicks') ?? this.byRole('link_clicks');
    const conversions = this.conversions(row, core);
    const metrics: RowMetrics = {
      impressions: this.whole(row, this.byRole('impressions'), errors),
      clicks: this.whole(row, clicksColumn, errors),
      linkClicks: this.loose(row, this.byRole('link_clicks')),
      costMicros: cost.micros,
      conversions: conversions === null ? null : fromMicros(conversions),
      conversionValueMicros: core(this.plan.valueColumn).micros ?? this.arrayValue(row),
      reach: this.loose(row, this.byRole('reach')),
      frequency: textOf(this.number(row, this.byRole('frequency')).micros),
    };
    const [only] = cost.currencies;
    return {
      metrics,
      actions: this.actions(row),
      currency: cost.currencies.length === 1 && only ? only : null,
      errors,
    };
  }

  /** A budget and the like: null when it is a word (`Using campaign budget`). */
  money(row: TableRow, column: Column | null): bigint | null {
    return this.number(row, column).micros;
  }

  private conversions(row: TableRow, core: (column: Column | null) => Read): bigint | null {
    if (this.plan.arrayAction) return this.arrayCount(row, this.plan.arrayAction);
    const { column, resultType } = this.plan;
    if (column?.role === 'results' && resultType) {
      const type = cellText(row.cells[resultType.index]).trim();
      if (type !== '' && !isConversionResult(type)) return null;
    }
    return core(column).micros;
  }

  private number(row: TableRow, column: Column | null): Read {
    if (!column) return NOTHING;
    return readNumber(
      row.cells[column.index] ?? null,
      this.signOf.get(column.index) ?? '.',
      / micros$/.test(column.words),
    );
  }

  private core(row: TableRow, column: Column | null, errors: RowError[]): Read {
    const read = this.number(row, column);
    if (column && read.problem) errors.push({ line: row.line, column: column.header, message: read.problem });
    return read;
  }

  private whole(row: TableRow, column: Column | null, errors: RowError[]): number | null {
    const { micros } = this.core(row, column, errors);
    if (micros === null || !column) return null;
    const count = Number(micros / 1_000_000n);
    if (micros < 0n || micros % 1_000_000n !== 0n || !Number.isSafeInteger(count)) {
      const message = `"${cellText(row.cells[column.index]).trim()}" is not a whole number of ${column.role.replace('_', ' ')}`;
      errors.push({ line: row.line, column: column.header, message });
      return null;
    }
    return count;
  }

  private loose(row: TableRow, column: Column | null): number | null {
    const { micros } = this.number(row, column);
    return micros === null || micros < 0n ? null : Number(micros / 1_000_000n);
  }

  private arrayCount(row: TableRow, action: string): bigint | null {
    const column = this.byRole('actions_json');
    const entries = column ? readActions(cellText(row.cells[column.index])) : [];
    return entries.find((entry) => entry.action === action)?.values.get('default') ?? null;
  }

  private arrayValue(row: TableRow): bigint | null {
    const column = this.byRole('action_values_json');
    if (!column || this.plan.valueColumn || !this.plan.source) return null;
    const entries = readActions(cellText(row.cells[column.index]));
    return entries.find((entry) => entry.action === this.plan.source?.action)?.values.get('default') ?? null;
  }

  private actions(row: TableRow): RowAction[] {
    const found = new Map<string, RowAction>();
    const put = (action: string, window: string, count: bigint | null, value: bigint | null): void => {
      if (count === null && value === null) return;
      const key = `${action}|${window}`;
      if (!found.has(key)) found.set(key, { action, window, count: textOf(count), valueMicros: value });
    };
    this.putArrays(row, put);
    for (const column of this.actionColumns) {
      const name = column.role === 'results' ? this.resultName(row) : (column.name ?? column.role);
      const window = column.window ?? 'default';
      const value = this.valueOf.get(`${column.role === 'results' ? 'results' : name}|${window}`) ?? null;
      const source =
        value ?? (column === this.plan.column && column.window === null ? this.plan.valueColumn : null);
      put(name, window, this.number(row, column).micros, this.number(row, source).micros);
    }
    return found.size === 0 ? NO_ACTIONS : [...found.values()];
  }

  private resultName(row: TableRow): string {
    const type = this.plan.resultType ? resultAction(cellText(row.cells[this.plan.resultType.index])) : '';
    return type === '' ? 'results' : type;
  }

  private putArrays(
    row: TableRow,
    put: (a: string, w: string, c: bigint | null, v: bigint | null) => void,
  ): void {
    const column = this.byRole('actions_json');
    if (!column) return;
    const values = this.byRole('action_values_json');
    const worth = new Map(
      (values ? readActions(cellText(row.cells[values.index])) : []).map((entry) => [
        entry.action,
        entry.values,
      ]),
    );
    for (const entry of readActions(cellText(row.cells[column.index]))) {
      for (const [window, count] of entry.values)
        put(entry.action, window, count, worth.get(entry.action)?.get(window) ?? null);
    }
  }
}

const NO_ACTIONS: RowAction[] = [];

/** A hundred thousand million, in millionths: no row of any account comes near it, and every sum still fits the database. */
const MOST = 10n ** 17n;

function textOf(micros: bigint | null): string | null {
  return micros === null ? null : fromMicros(micros);
}

/** Reads one cell as a number in millionths under the column's decimal sign. `isMicros`: the cell is in micros already. */
export function readNumber(cell: Cell, sign: DecimalSign, isMicros = false): Read {
  if (cell === null || cell === '') return NOTHING;
  if (cell instanceof Date) return { ...NOTHING, problem: 'a date where a number belongs' };
  const decimal = typeof cell === 'string' ? null : plainDecimal(cell.decimal);
  const number = decimal === null ? readNumberText(cellText(cell)) : null;
  if (number?.kind === 'missing' || number?.kind === 'bound') return NOTHING;
  const shown = cellText(cell).trim().slice(0, 60);
  if (number?.kind === 'bad') return { ...NOTHING, problem: `"${shown}" is not a number` };
  if (number?.kind === 'number' && number.percent)
    return { ...NOTHING, problem: `"${shown}" is a percentage` };
  const text = decimal ?? (number ? toDecimal(number, sign) : null);
  const micros = text === null ? null : toMicros(text);
  if (micros === null) return { ...NOTHING, problem: `"${shown}" does not fit how this file writes numbers` };
  const value = isMicros ? micros / 1_000_000n : micros;
  if (value > MOST || value < -MOST)
    return { ...NOTHING, problem: `"${shown}" is more than any account has` };
  return {
    micros: value,
    problem: null,
    currencies: number?.currencies ?? [],
  };
}

/** Workbooks store numbers as XML decimals, large and small ones with an exponent. */
function plainDecimal(text: string): string {
  const [digits = '', exponent] = text.split(/[eE]/);
  return exponent === undefined ? digits : (applyExponent(digits, Number(exponent)) ?? text);
}
