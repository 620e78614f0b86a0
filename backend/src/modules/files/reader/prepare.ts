import type { AdPlatform, Level } from '@adwright/contracts';
import { cellText } from './cells.js';
import { type Column, sampleValues } from './column.js';
import { type ConversionPlan, planConversions } from './conversions.js';
import { type CurrencyFound, findCurrency } from './currency.js';
import { findDateOrder, type OrderFound } from './date-order.js';
import { findPeriod, type Period } from './date-range.js';
import { labelColumns, rowLabel } from './drafting.js';
import { entitySources } from './entities.js';
import { guardAdExport } from './gate.js';
import { findHeader } from './header-row.js';
import { mappedHeaders } from './mapping.js';
import { findNumberFormat, type NumberFormatFound } from './number-format.js';
import { platformOf, scorePlatform } from './platform.js';
import { type RecordsSorted, sortRecords } from './records.js';
import { RefusedError } from './refusal.js';
import { assignRoles, type RolesFound } from './roles.js';
import { dateColumns, planTime, Timeline, type TimePlan } from './timeline.js';
import type { ColumnReading, ReadOptions, Table, TableRow } from './types.js';

/** All that is known of a file before its rows are read. */
export type Prepared = {
  readonly table: Table;
  readonly headerLine: number;
  readonly roles: RolesFound;
  readonly columns: readonly Column[];
  readonly records: RecordsSorted;
  readonly platform: AdPlatform | null;
  readonly level: Level;
  readonly levelOpen: boolean;
  readonly plan: TimePlan;
  readonly period: Period | null;
  readonly periodFrom: 'preamble' | 'file name' | 'answer' | null;
  readonly order: OrderFound | null;
  readonly zoned: boolean;
  readonly numbers: NumberFormatFound;
  readonly currency: CurrencyFound;
  readonly conversions: ConversionPlan;
};

/**
 * Works out what a table is: header, roles, period, formats, currency, platform, level.
 * @throws RefusedError when it is no ad performance report.
 */
export function prepare(table: Table, options: ReadOptions): Prepared {
  const header = findHeader(table.rows, mappedHeaders(options.mapping));
  const headerRow = table.rows[header.index];
  const headers = (headerRow?.cells ?? []).map(cellText);
  const line = headerRow?.line ?? 1;
  const preamble = table.rows.slice(0, header.index);
  const records = sortRecords(table.rows.slice(header.index + 1), headers);
  const roles = assignRoles(headers, records.data, options.mapping);
  const platform =
    options.platform ?? platformOf(scorePlatform(roles.columns, preamble, table.source.fileName));
  guardAdExport(roles.columns, roles.wide, platform, line);
  if (records.data.length === 0) {
    throw new RefusedError('no_rows', `There is a header on line ${line} and no row of data below it.`, line);
  }
  const columns = nameEntityColumn(roles.columns, options.level);
  const labels = labelColumns(columns);
  const plain = records.data.filter((row) => rowLabel(row, labels) !== 'proof');
  const { period, from } = filePeriod(preamble, table.source.fileName, options);
  const plan = planTime(columns, from === 'preamble' || from === 'file name');
  const dates = plain.flatMap((row) =>
    dateColumns(plan).map((column) => cellText(row.cells[column.index]).trim()),
  );
  const parsed = parseDates(dates);
  const numbers = findNumberFormat(records.data, columns, options.numberFormat);
  return {
    table,
    headerLine: line,
    roles,
    columns,
    records,
    platform,
    level: entitySources(columns, plain).level,
    levelOpen:
      columns.some((column) => column.role === 'entity_name') &&
      entitySources(columns, plain).level === 'account',
    plan,
    period,
    periodFrom: from,
    order: findDateOrder(parsed, from === 'answer' ? null : period),
    zoned: parsed.some((date) => date.kind === 'day' && date.zoned),
    numbers,
    currency: findCurrency(columns, plain, numbers.signs, options.currency),
    conversions: planConversions(columns, plain),
  };
}

function parseDates(texts: readonly string[]) {
  const timeline = new Timeline({
    plan: { kind: 'file', hour: null },
    order: 'dmy',
    filePeriod: null,
    firstDay: null,
    timeZone: null,
  });
  return [...new Set(texts)].map((text) => timeline.parse(text));
}

/** A column that is only called "Name" is the name of whatever level a person says. */
function nameEntityColumn(columns: readonly Column[], level: Level | undefined): readonly Column[] {
  if (level !== 'campaign' && level !== 'ad_group' && level !== 'ad') return columns;
  const others = columns.some((column) => /^(?:campaign|ad_group|ad)_(?:name|id)$/.test(column.role));
  if (others) return columns;
  return columns.map((column) =>
    column.role === 'entity_name'
      ? { ...column, role: `${level}_name`, note: `names of the level ${level}` }
      : column,
  );
}

function filePeriod(
  preamble: readonly TableRow[],
  fileName: string,
  options: ReadOptions,
): { period: Period | null; from: Prepared['periodFrom'] } {
  for (const row of preamble) {
    // A date line with commas falls into several cells where the commas delimit.
    const text = row.cells.map(cellText).join(',');
    const period = findPeriod(text);
    if (period) return { period, from: 'preamble' };
  }
  const named = findPeriod(fileName);
  if (named) return { period: named, from: 'file name' };
  if (options.periodStart && options.periodEnd) {
    return { period: { start: options.periodStart, end: options.periodEnd }, from: 'answer' };
  }
  return { period: null, from: null };
}

/** How each column was read, for the preview. */
export function describeColumns(prepared: Prepared): ColumnReading[] {
  return prepared.columns.map((column) => {
    const [only] = column.currencies;
    const inMicros = / micros$/.test(column.words);
    return {
      index: column.index,
      header: column.header,
      role: column.role,
      how: column.how,
      name: column.name,
      unit: inMicros ? 'micros' : column.currencies.length === 1 && only ? only : null,
      samples: sampleValues(prepared.records.data, column.index, 3).map((value) => value.slice(0, 80)),
      note: column.note,
    };
  });
}
