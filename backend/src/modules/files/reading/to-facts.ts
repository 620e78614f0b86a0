import type { DailyFact, FactFigures, PeriodFact } from '../../metrics/facts.js';
import type { ParsedRow, RowAction } from '../reader/index.js';
import { breakdownKey, factKeys } from './keys.js';

// What the database's columns hold: bigint with room for sums, numeric(20,6), numeric(12,6).
const MOST_MICROS = 10n ** 17n;
const MOST_COUNT = Number.MAX_SAFE_INTEGER;
const MOST_DECIMAL = 1e13;
const MOST_FREQUENCY = 1e6;

/** A figure that no account ever had: the column was misread or the file is broken. */
export class FigureTooLarge extends Error {
  constructor(
    readonly line: number,
    readonly figure: string,
  ) {
    super(`line ${line}: ${figure} is larger than any account can have`);
    this.name = 'FigureTooLarge';
  }
}

/** One day of a row. @throws FigureTooLarge */
export function toDailyFact(row: ParsedRow): DailyFact {
  return { ...factOf(row), date: row.periodStart, actions: row.actions.flatMap(toAction) };
}

/** A row over its whole period. @throws FigureTooLarge */
export function toPeriodFact(row: ParsedRow): PeriodFact {
  return { ...factOf(row), periodStart: row.periodStart, periodEnd: row.periodEnd };
}

function factOf(row: ParsedRow) {
  const { metrics } = row;
  const figures: FactFigures = {
    impressions: metrics.impressions,
    clicks: metrics.clicks,
    costMicros: metrics.costMicros,
    conversions: metrics.conversions,
    conversionValueMicros: metrics.conversionValueMicros,
    reach: metrics.reach,
    frequency: metrics.frequency,
  };
  checkFigures(row, figures);
  return {
    ...factKeys(row.entity),
    entityName: row.entity.name || (row.entity.accountName ?? ''),
    breakdown: breakdownKey(row),
    ...figures,
  };
}

/** An action without a count has nothing to say of conversions. */
function toAction(action: RowAction) {
  return action.count === null
    ? []
    : [
        {
          action: action.action,
          window: action.window,
          count: action.count,
          valueMicros: action.valueMicros,
        },
      ];
}

function checkFigures(row: ParsedRow, figures: FactFigures): void {
  const too = (figure: string): never => {
    throw new FigureTooLarge(row.line, figure);
  };
  for (const figure of ['impressions', 'clicks', 'reach'] as const)
    if (Math.abs(figures[figure] ?? 0) > MOST_COUNT) too(figure);
  for (const figure of ['costMicros', 'conversionValueMicros'] as const) {
    const micros = figures[figure] ?? 0n;
    if (micros > MOST_MICROS || micros < -MOST_MICROS) too(figure);
  }
  if (Math.abs(Number(figures.conversions ?? 0)) > MOST_DECIMAL) too('conversions');
  if (Math.abs(Number(figures.frequency ?? 0)) >= MOST_FREQUENCY) too('frequency');
  for (const action of row.actions) {
    if (Math.abs(Number(action.count ?? 0)) > MOST_DECIMAL) too(action.action);
    const value = action.valueMicros ?? 0n;
    if (value > MOST_MICROS || value < -MOST_MICROS) too(action.action);
  }
}
