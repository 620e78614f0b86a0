export { type Money, readMoney } from './money/read-money.js';
export type { Doubt, ReadContext, Reading } from './reading.js';
