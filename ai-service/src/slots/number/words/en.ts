import { lexicon, scales, table, words } from './lexicon.js';

const units =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen';
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety';

export const english = lexicon(
  [
    table(Object.fromEntries(units.split(' ').map((word, value) => [word, value])), 'small'),
    table(Object.fromEntries(tens.split(' ').map((word, at) => [word, (at + 2) * 10])), 'small'),
    table({ nil: 0, nought: 0, naught: 0, fourty: 40 }, 'small'),
    words(['hundred', 'hundreds'], { kind: 'hundred' }),
    words(['dozen', 'dozens'], { kind: 'dozen' }),
    scales({
      thousand: [1_000n, true],
      thousands: [1_000n, false],
      grand: [1_000n, false],
      lakh: [100_000n, false],
      lac: [100_000n, false],
      lakhs: [100_000n, false],
      million: [1_000_000n, false],
      millions: [1_000_000n, false],
      crore: [10_000_000n, false],
      cr: [10_000_000n, false],
      crores: [10_000_000n, false],
      billion: [1_000_000_000n, false],
      billions: [1_000_000_000n, false],
      trillion: [1_000_000_000_000n, false],
      trillions: [1_000_000_000_000n, false],
    }),
    words(['and'], { kind: 'and' }),
    words(['a', 'an'], { kind: 'article' }),
    words(['half'], { kind: 'half' }),
    words(['point'], { kind: 'point' }),
  ],
  { andAfterHundred: true },
);
