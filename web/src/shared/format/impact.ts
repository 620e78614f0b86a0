import type { Suggestion } from '@adwright/contracts';
import { t } from '../messages/message.js';
import { formatMoney } from './money.js';
import { formatCount } from './number.js';

type Impact = NonNullable<Suggestion['impact']>;

/** An estimate as its range, never as a point: "Saves 120.00 EUR to 180.00 EUR a week". */
export function formatImpact({ metric, direction, low, high }: Impact, currency: string): string {
  const figure = (value: string): string =>
    metric === 'cost' ? formatMoney(value, currency) : formatCount(Number(value));
  return t(`impact.${direction}.${metric}`, { low: figure(low), high: figure(high) });
}
