import type { AskedToolWindow, MetricMeasure, Platform } from '@adwright/contracts';
import { isCommon, languages } from '../../retrieval/text/languages.js';
import { isSmallWord, plainText } from './language.js';
import * as lexicon from './lexicon.js';
import { Reading } from './reading.js';
import { mendSpelling } from './spelling.js';

export type Dimension = (typeof lexicon.dimensions)[number][0];

export type Intent =
  | 'explain'
  | 'figures'
  | 'rank'
  | 'suggestions'
  | 'alerts'
  | 'pacing'
  | 'structure'
  | 'ledger'
  | 'outside'
  | 'documents'
  | 'change'
  | 'unclear';

/** What one question says by its own words. */
export interface Understood {
  readonly intent: Intent;
  /** The intent is only the best guess at a bare word: "and the clicks?" */
  readonly bare: boolean;
  /** In the order they are named. */
  readonly measures: readonly MetricMeasure[];
  readonly windows: readonly AskedToolWindow[];
  readonly dimension: Dimension | null;
  readonly platforms: readonly Platform[];
  readonly order: 'asc' | 'desc';
  /** Only what cost money and brought nothing. */
  readonly wasted: boolean;
  /** Which way the person says it went. */
  readonly direction: 'up' | 'down' | null;
  /** They ask about everything, wherever they look at. */
  readonly everything: boolean;
  /** Begins as what goes on with the question before. */
  readonly goesOn: boolean;
  /** Stands for what was named before: "it", "that campaign". */
  readonly pointsBack: boolean;
  readonly theOther: boolean;
  /** Words that carry a meaning nothing here read. */
  readonly unread: readonly string[];
}

const CHEAPER_IS_BETTER: ReadonlySet<MetricMeasure> = new Set(['cpa', 'cpc', 'cpm']);

interface Words {
  readonly reading: Reading;
  readonly measured: boolean;
  /** No measure but spend is named. */
  readonly spendOnly: boolean;
  readonly dimension: Dimension | null;
}

/** The first of these that fits is meant. */
const intents: readonly (readonly [Intent, (words: Words) => boolean])[] = [
  ['explain', ({ reading, measured }) => reading.has(lexicon.why) && (measured || moved(reading))],
  ['outside', ({ reading }) => reading.has(lexicon.outside)],
  [
    'change',
    ({ reading }) =>
      reading.has(lexicon.changing) && !reading.has(lexicon.why) && !reading.has(lexicon.suggestions),
  ],
  ['documents', ({ reading }) => reading.has(lexicon.documented)],
  ['explain', ({ reading, measured }) => reading.has(lexicon.compared) && measured],
  ['suggestions', ({ reading }) => reading.has(lexicon.suggestions)],
  ['alerts', ({ reading }) => reading.has(lexicon.alerts)],
  [
    'rank',
    ({ reading, measured, dimension }) =>
      dimension !== null && measured && (reading.has(lexicon.ranking) || isCourse(dimension)),
  ],
  [
    'rank',
    ({ reading, dimension }) =>
      dimension !== null && [lexicon.best, lexicon.worst, lexicon.wasted].some((words) => reading.has(words)),
  ],
];
/** The best guesses at bare words, when none of the above fits. */
const guesses: typeof intents = [
  ['pacing', ({ reading, spendOnly }) => spendOnly && reading.has(lexicon.pacing)],
  ['ledger', ({ reading }) => reading.has(lexicon.ledger)],
  ['explain', ({ reading, measured }) => measured && moved(reading)],
  ['figures', ({ measured }) => measured],
  ['figures', ({ reading }) => reading.has(lexicon.compared)],
  [
    'structure',
    ({ dimension }) => dimension === 'campaign' || dimension === 'account' || dimension === 'ad_group',
  ],
];
const STATED_BARELY: ReadonlySet<Intent> = new Set(['explain', 'figures', 'structure']);

function moved(reading: Reading): boolean {
  return reading.has(lexicon.rising) || reading.has(lexicon.falling);
}

export function isCourse(dimension: Dimension): dimension is 'day' | 'week' | 'month' {
  return dimension === 'day' || dimension === 'week' || dimension === 'month';
}

function readWindows(reading: Reading): AskedToolWindow[] {
  const presets = reading.all(lexicon.windows).map((preset) => ({ preset }));
  const spans = lexicon.lastSpans.flatMap(([days, pattern]) => {
    const count = Number(reading.groups(pattern)?.[0] ?? 0) * days;
    return count >= 1 && count <= 400 ? [{ lastDays: count }] : [];
  });
  const months = reading.all(lexicon.months.map((pattern, index) => [index + 1, pattern] as const));
  return [...presets, ...spans, ...months.map((month) => ({ month }))];
}

function orderOf(reading: Reading, measure: MetricMeasure): 'asc' | 'desc' {
  const [good, bad, small] = [lexicon.best, lexicon.worst, lexicon.least].map((words) => reading.has(words));
  if (CHEAPER_IS_BETTER.has(measure)) return good || (small && !bad) ? 'asc' : 'desc';
  if (measure === 'cost') return small ? 'asc' : 'desc';
  return bad || small ? 'asc' : 'desc';
}

/** Reads a question by its words. Pure: the same question is always understood the same way. */
export function understand(question: string): Understood {
  const reading = new Reading(mendSpelling(plainText(question)));
  const windows = readWindows(reading);
  const measures = reading.all(lexicon.measures);
  const [dimension = null] = reading.all(lexicon.dimensions);
  const platforms = reading.all(lexicon.platforms);
  const words: Words = {
    reading,
    measured: measures.length > 0,
    spendOnly: measures.every((measure) => measure === 'cost'),
    dimension,
  };
  const fitting = (table: typeof intents) => table.find(([, fits]) => fits(words))?.[0];
  const stated = fitting(intents);
  const guessed = stated ?? fitting(guesses) ?? 'unclear';
  const [up, down] = [reading.has(lexicon.rising), reading.has(lexicon.falling)];
  return {
    intent: guessed,
    bare: stated === undefined && STATED_BARELY.has(guessed) && !reading.has(lexicon.compared),
    measures,
    windows,
    dimension,
    platforms,
    order: orderOf(reading, measures[0] ?? 'cost'),
    wasted: reading.has(lexicon.wasted),
    direction: up === down ? null : up ? 'up' : 'down',
    everything: reading.has(lexicon.everything),
    goesOn: reading.has(lexicon.goingOn),
    pointsBack: reading.has(lexicon.pointingBack),
    theOther: reading.has(lexicon.theOther),
    unread: meaningful(reading),
  };
}

function meaningful(reading: Reading): string[] {
  for (const words of [lexicon.ranking, lexicon.ledger, lexicon.pacing, lexicon.compared]) reading.has(words);
  return reading
    .unread()
    .filter((word) => word.length > 2 && !/\p{N}/u.test(word) && !isSmallWord(word))
    .filter((word) => !languages.some((language) => isCommon(word, language)));
}
