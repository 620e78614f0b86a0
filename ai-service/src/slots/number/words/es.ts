import { lexicon, scales, table, words } from './lexicon.js';

const teens =
  'diez once doce trece catorce quince dieciseis diecisiete dieciocho diecinueve veinte veintiuno veintidos veintitres veinticuatro veinticinco veintiseis veintisiete veintiocho veintinueve';

const HUNDREDS = ['dos', 'tres', 'cuatro', 'seis', 'sete', 'ocho', 'nove'] as const;

export const spanish = lexicon([
  table(
    {
      cero: 0,
      uno: 1,
      dos: 2,
      tres: 3,
      cuatro: 4,
      cinco: 5,
      seis: 6,
      siete: 7,
      ocho: 8,
      nueve: 9,
      veintiun: 21,
      veintiuna: 21,
      treinta: 30,
      cuarenta: 40,
      cincuenta: 50,
      sesenta: 60,
      setenta: 70,
      ochenta: 80,
      noventa: 90,
    },
    'small',
  ),
  table(Object.fromEntries(teens.split(' ').map((word, at) => [word, at + 10])), 'small'),
  table({ cien: 100, ciento: 100, quinientos: 500, quinientas: 500 }, 'whole'),
  table(
    Object.fromEntries(
      [200, 300, 400, 600, 700, 800, 900].flatMap((value, at) =>
        ['os', 'as'].map((ending) => [`${HUNDREDS[at]}cient${ending}`, value]),
      ),
    ),
    'whole',
  ),
  words(['docena', 'docenas'], { kind: 'dozen' }),
  scales({
    mil: [1_000n, true],
    miles: [1_000n, false],
    millon: [1_000_000n, false],
    millones: [1_000_000n, false],
  }),
  words(['y'], { kind: 'and' }),
  words(['un', 'una'], { kind: 'article' }),
  words(['medio', 'media'], { kind: 'half' }),
  words(['coma'], { kind: 'point' }),
]);
