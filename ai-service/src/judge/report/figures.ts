import type { Figure } from '@adwright/contracts';

export function count(value: number): Figure {
  return { unit: 'count', value: String(Math.round(value)) };
}

/** A number that need not be whole, to at most `digits` decimals. */
export function decimal(value: number, digits = 2): Figure {
  return { unit: 'decimal', value: trimmed(value, digits) };
}

/** A share, 0.25 = a quarter. */
export function ratio(value: number): Figure {
  return { unit: 'ratio', value: trimmed(value, 4) };
}

/** Money, from micros of the account's currency. */
export function micros(value: number): Figure {
  return { unit: 'micros', value: String(Math.round(value)) };
}

export function days(value: number): Figure {
  return { unit: 'days', value: String(value) };
}

export function text(value: string): Figure {
  return { unit: 'text', value };
}

/** A probability, kept readable however small. */
export function chance(p: number): Figure {
  return { unit: 'decimal', value: p >= 0.001 || p === 0 ? trimmed(p, 4) : p.toExponential(1) };
}

/** Plain decimal notation without trailing zeros. */
export function trimmed(value: number, digits: number): string {
  const fixed = value.toFixed(digits);
  const plain = fixed.includes('.') ? fixed.replace(/\.?0+$/, '') : fixed;
  return plain === '-0' ? '0' : plain;
}
