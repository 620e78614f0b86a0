import { lexicon, type NumberWord, scales, words } from './lexicon.js';

const UNITS: Readonly<Record<string, number>> = {
  null: 0,
  eins: 1,
  ein: 1,
  zwei: 2,
  zwo: 2,
  drei: 3,
  vier: 4,
  funf: 5,
  fuenf: 5,
  sechs: 6,
  sieben: 7,
  acht: 8,
  neun: 9,
  zehn: 10,
  elf: 11,
  zwolf: 12,
  zwoelf: 12,
  dreizehn: 13,
  vierzehn: 14,
  funfzehn: 15,
  fuenfzehn: 15,
  sechzehn: 16,
  siebzehn: 17,
  achtzehn: 18,
  neunzehn: 19,
};
const TENS: Readonly<Record<string, number>> = {
  zwanzig: 20,
  dreissig: 30,
  dreizig: 30,
  vierzig: 40,
  funfzig: 50,
  fuenfzig: 50,
  sechzig: 60,
  siebzig: 70,
  achtzig: 80,
  neunzig: 90,
};

/** Below a hundred: `sieben`, `zwanzig`, `siebenundzwanzig`. */
function belowHundred(word: string): number | null {
  const simple = UNITS[word] ?? TENS[word];
  if (simple !== undefined) return simple;
  const [, unit = '', ten = ''] = /^(\w+?)und(\w+)$/.exec(word) ?? [];
  const units = UNITS[unit];
  const tens = TENS[ten];
  return units !== undefined && units > 0 && units < 10 && tens !== undefined ? tens + units : null;
}

/** A part before `hundert` or `tausend`: one to ninety-nine, nothing meaning one. */
function before(word: string): number | null {
  return word === '' ? 1 : belowHundred(word);
}

function belowThousand(word: string): number | null {
  const at = word.indexOf('hundert');
  if (at < 0) return belowHundred(word);
  const hundreds = before(word.slice(0, at));
  const rest = word.slice(at + 'hundert'.length).replace(/^und/, '');
  const below = rest === '' ? 0 : belowHundred(rest);
  return hundreds === null || below === null ? null : hundreds * 100 + below;
}

function compound(word: string): NumberWord | null {
  const at = word.indexOf('tausend');
  let value: number | null;
  if (at < 0) value = belowThousand(word);
  else {
    const thousands = at === 0 ? 1 : belowThousand(word.slice(0, at));
    const rest = word.slice(at + 'tausend'.length).replace(/^und/, '');
    const below = rest === '' ? 0 : belowThousand(rest);
    value = thousands === null || below === null ? null : thousands * 1000 + below;
  }
  if (value === null) return null;
  return value < 100 ? { kind: 'small', value } : { kind: 'whole', value };
}

export const german = lexicon(
  [
    words(['hundert'], { kind: 'hundred' }),
    words(['dutzend'], { kind: 'dozen' }),
    scales({
      tausend: [1_000n, true],
      tsd: [1_000n, false],
      million: [1_000_000n, true],
      millionen: [1_000_000n, false],
      mio: [1_000_000n, false],
      milliarde: [1_000_000_000n, true],
      milliarden: [1_000_000_000n, false],
      mrd: [1_000_000_000n, false],
    }),
    words(['und'], { kind: 'and' }),
    words(['ein', 'eine', 'einen', 'einer', 'einem'], { kind: 'article' }),
    words(['halbe', 'halben', 'halbes', 'halber'], { kind: 'half' }),
    words(['komma'], { kind: 'point' }),
  ],
  {},
  compound,
);
