import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readDates } from '../../slots/dates/read-dates.js';
import { readMoney } from '../../slots/money/read-money.js';
import { readNumbers } from '../../slots/number/read-numbers.js';
import { readPercentages } from '../../slots/number/read-percentages.js';
import { readConfirmation } from '../../slots/read-confirmation.js';
import { readDurations } from '../../slots/read-durations.js';
import type { ReadContext, Reading } from '../../slots/reading.js';
import type { Report } from '../report.js';
import { readSentences, type Sentence } from './recognizers.js';
import { count, emptyTally, type Judged, type Tally } from './tally.js';

/** An American account: the collections are English, and write dates and dollars that way. */
const base: ReadContext = { language: 'en', locale: 'en-US', currency: 'USD', today: '2016-11-07' };

function judged<T>(readings: readonly Reading<T>[], value: (of: T) => string): Judged<string>[] {
  return readings.map((reading) => ({
    value: value(reading.value),
    from: reading.from,
    to: reading.to,
    certain: reading.certainty === 'certain',
  }));
}

const close = (a: string, b: string) =>
  a === b || (Number.isFinite(Number(a)) && Math.abs(Number(a) - Number(b)) <= Math.abs(Number(b)) * 1e-9);

interface Kind {
  readonly slot: string;
  /** Wrong ones count ten times: they move money or time. */
  readonly critical: boolean;
  readonly file: string;
  readonly read: (text: string, ctx: ReadContext) => Judged<string>[];
  /** How the collection writes the same value. */
  readonly normal?: (value: string) => string;
  readonly atLeast: number;
  readonly mostWrong: number;
}

const kinds: readonly Kind[] = [
  {
    slot: 'money',
    critical: true,
    file: 'NumberWithUnit__English__CurrencyModel.json',
    read: (text, ctx) =>
      judged(
        // Bare numbers are no money in this collection.
        readMoney(text, ctx).filter(({ value }) => value.currency !== null),
        ({ micros }) => String(Number(micros) / 1e6),
      ),
    atLeast: 0.65,
    mostWrong: 0,
  },
  {
    slot: 'number',
    critical: false,
    file: 'Number__English__NumberModel.json',
    read: (text, ctx) => judged(readNumbers(text, ctx), String),
    atLeast: 0.42,
    mostWrong: 0.04,
  },
  {
    slot: 'percentage',
    critical: false,
    file: 'Number__English__PercentModel.json',
    read: (text, ctx) => judged(readPercentages(text, ctx), String),
    normal: (value) => value.replace('%', ''),
    atLeast: 0.6,
    mostWrong: 0,
  },
  {
    slot: 'date',
    critical: true,
    file: 'DateTime__English__DateParser.json',
    read: (text, ctx) => judged(readDates(text, { ...ctx, expecting: 'date' }), ({ day }) => day),
    atLeast: 0.45,
    mostWrong: 0.08,
  },
  {
    slot: 'duration',
    critical: true,
    file: 'DateTime__English__DurationParser.json',
    read: (text, ctx) => judged(readDurations(text, ctx), ({ seconds }) => String(seconds)),
    atLeast: 0.9,
    mostWrong: 0.08,
  },
  {
    slot: 'confirmation',
    critical: true,
    file: 'Choice__English__BooleanModel.json',
    read: (text, ctx) => {
      const reading = readConfirmation(text, ctx);
      // A text says one thing, wherever in it.
      return reading ? judged([{ ...reading, from: 0, to: text.length }], String) : [];
    },
    atLeast: 0.7,
    mostWrong: 0.05,
  },
];

function measure(kind: Kind, sentences: readonly Sentence[]): Tally {
  const tally = emptyTally();
  for (const { text, today, expected } of sentences) {
    const ctx = { ...base, ...(today === null ? {} : { today }) };
    const wanted = expected.map((one) => ({ ...one, value: (kind.normal ?? String)(one.value) }));
    count(tally, text, wanted, kind.read(text, ctx), close);
  }
  return tally;
}

/** Numerals of another collection, one a text: `NumeralValue 0.77`. */
function numerals(folder: string): Tally {
  const tally = emptyTally();
  for (const line of readFileSync(join(folder, 'Numeral_EN_examples.jsonl'), 'utf8').split('\n')) {
    if (line === '') continue;
    const { text, expected_haskell: expected } = JSON.parse(line) as {
      text: string;
      expected_haskell: string;
    };
    const value = /^NumeralValue \(?(-?[\d.e]+)\)?$/.exec(expected)?.[1];
    if (value === undefined) continue;
    const read = judged(readNumbers(text, base), String);
    count(tally, text, [{ value: String(Number(value)), from: 0, to: text.length }], read, close);
  }
  return tally;
}

function print(
  report: Report,
  set: string,
  slot: string,
  split: string,
  critical: boolean,
  tally: Tally,
): void {
  const { items, right, askedBack, wrong } = tally;
  const share = (of: number) => Math.round((of / Math.max(1, items)) * 1e4) / 1e4;
  report.line({
    eval: 'slots',
    set,
    slot,
    split,
    critical,
    items,
    right: share(right),
    askedBack: share(askedBack),
    wrong: share(wrong),
    // Right answers less wrong ones, the latter ten times where they move money or time.
    score: share(right - wrong * (critical ? 10 : 1)),
  });
  if (process.argv.includes('--mistakes') && split !== 'held_out')
    for (const mistake of tally.mistakes) console.log(`   ${mistake}`);
}

/**
 * Reads the public collections. The even items are the ones the readers were developed beside, the odd ones were not: the
 * figure that counts is theirs. Money is the exception: its odd items were looked at once, for amounts taken wrongly, so
 * its figure is no held-out one.
 */
export async function evaluateSlots(data: string, report: Report): Promise<undefined> {
  const folder = join(data, 'nlu_recognizers_text');
  for (const kind of kinds) {
    const all = readSentences(folder, kind.file);
    for (const [split, part] of [
      ['development', 0],
      [kind.slot === 'money' ? 'seen_once' : 'held_out', 1],
    ] as const) {
      const tally = measure(
        kind,
        all.filter((_, at) => at % 2 === part),
      );
      print(report, 'recognizers', kind.slot, split, kind.critical, tally);
      if (part === 0) continue;
      const share = (of: number) => Math.round((of / Math.max(1, tally.items)) * 1e4) / 1e4;
      report.bar(`${kind.slot}, ${split}: right`, share(tally.right), 'least', kind.atLeast);
      report.bar(`${kind.slot}, ${split}: wrong`, share(tally.wrong), 'most', kind.mostWrong);
    }
  }
  const duckling = numerals(join(data, 'nlu_duckling'));
  print(report, 'duckling', 'number', 'all', false, duckling);
  report.bar(
    'numerals of another collection: wrong',
    duckling.wrong / Math.max(1, duckling.items),
    'most',
    0.02,
  );
}
