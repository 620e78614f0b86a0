/** An exact number, so that "half a million" and "2,50" lose nothing on the way to micros. */
export interface Rational {
  readonly top: bigint;
  readonly bottom: bigint;
}

export const whole = (value: bigint | number): Rational => ({ top: BigInt(value), bottom: 1n });
export const fraction = (top: number, bottom: number): Rational => ({
  top: BigInt(top),
  bottom: BigInt(bottom),
});

export function plus(a: Rational, b: Rational): Rational {
  return { top: a.top * b.bottom + b.top * a.bottom, bottom: a.bottom * b.bottom };
}

export function times(a: Rational, b: Rational): Rational {
  return { top: a.top * b.top, bottom: a.bottom * b.bottom };
}

export function negated(a: Rational): Rational {
  return { top: -a.top, bottom: a.bottom };
}

export function same(a: Rational, b: Rational): boolean {
  return a.top * b.bottom === b.top * a.bottom;
}

/** From digits with at most one point, as in `1500.25`. */
export function fromDecimal(text: string): Rational {
  const [units = '', decimals = ''] = text.split('.');
  return { top: BigInt(units + decimals || '0'), bottom: 10n ** BigInt(decimals.length) };
}

/** In millionths; null when it has more than six decimals. */
export function toMicros(value: Rational): bigint | null {
  const scaled = value.top * 1_000_000n;
  return scaled % value.bottom === 0n ? scaled / value.bottom : null;
}

export function toNumber(value: Rational): number {
  const units = value.top / value.bottom;
  // The remainder apart, so that large amounts keep their cents.
  return Number(units) + Number(value.top - units * value.bottom) / Number(value.bottom);
}
