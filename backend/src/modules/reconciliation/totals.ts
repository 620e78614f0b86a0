import type { LevelTotals } from '@adwright/contracts';

/** Conversions are stored with six decimals, so sums are exact in millionths. */
const CONVERSION_DECIMALS = 6;

/** Exact sums of a day. */
export interface DaySums {
  entities: number;
  impressions: bigint;
  clicks: bigint;
  costMicros: bigint;
  /** Millionths of a conversion. */
  conversionMillionths: bigint;
  conversionValueMicros: bigint;
}

/** One row of either side; null counts as nothing. */
export interface SummedRow {
  readonly impressions: number | bigint | null;
  readonly clicks: number | bigint | null;
  readonly costMicros: bigint | null;
  readonly conversions: string | null;
  readonly conversionValueMicros: bigint | null;
}

export function noSums(): DaySums {
  return {
    entities: 0,
    impressions: 0n,
    clicks: 0n,
    costMicros: 0n,
    conversionMillionths: 0n,
    conversionValueMicros: 0n,
  };
}

/** `"1.5"` -> 1500000n; rounded half up beyond six decimals. @throws SyntaxError when it is no decimal. */
export function millionths(text: string): bigint {
  const negative = text.startsWith('-');
  const [whole = '0', fraction = ''] = text.replace('-', '').split('.');
  const digits = fraction.padEnd(CONVERSION_DECIMALS + 1, '0');
  const value =
    BigInt(whole || '0') * 1_000_000n +
    BigInt(digits.slice(0, CONVERSION_DECIMALS)) +
    (digits.charAt(CONVERSION_DECIMALS) >= '5' ? 1n : 0n);
  return negative ? -value : value;
}

function decimal(value: bigint): string {
  const sign = value < 0n ? '-' : '';
  const digits = (value < 0n ? -value : value).toString().padStart(CONVERSION_DECIMALS + 1, '0');
  const fraction = digits.slice(-CONVERSION_DECIMALS).replace(/0+$/, '');
  return `${sign}${digits.slice(0, -CONVERSION_DECIMALS)}${fraction && `.${fraction}`}`;
}

export function addRow(sums: DaySums, row: SummedRow): void {
  sums.entities += 1;
  sums.impressions += BigInt(row.impressions ?? 0);
  sums.clicks += BigInt(row.clicks ?? 0);
  sums.costMicros += row.costMicros ?? 0n;
  sums.conversionMillionths += row.conversions === null ? 0n : millionths(row.conversions);
  sums.conversionValueMicros += row.conversionValueMicros ?? 0n;
}

export function addSums(into: DaySums, more: DaySums): void {
  into.entities += more.entities;
  into.impressions += more.impressions;
  into.clicks += more.clicks;
  into.costMicros += more.costMicros;
  into.conversionMillionths += more.conversionMillionths;
  into.conversionValueMicros += more.conversionValueMicros;
}

export function toTotals(sums: DaySums): LevelTotals {
  return {
    entities: sums.entities,
    impressions: Number(sums.impressions),
    clicks: Number(sums.clicks),
    costMicros: sums.costMicros.toString(),
    conversions: decimal(sums.conversionMillionths),
    conversionValueMicros: sums.conversionValueMicros.toString(),
  };
}
