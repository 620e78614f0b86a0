import type { MetricMeasure, WindowPreset } from '@adwright/contracts';
import { plainText } from './language.js';
import * as lexicon from './lexicon.js';

export type Dimension = (typeof lexicon.dimensions)[number][0];

/** What a question asks for, as far as its words tell. */
export interface Understood {
  readonly intent:
    | 'explain'
    | 'figures'
    | 'rank'
    | 'suggestions'
    | 'alerts'
    | 'pacing'
    | 'structure'
    | 'ledger'
    | 'change'
    | 'unclear';
  readonly measure: MetricMeasure | null;
  readonly window: WindowPreset | null;
  readonly dimension: Dimension | null;
  readonly order: 'asc' | 'desc';
  /** Which way the person says it went. */
  readonly direction: 'up' | 'down' | null;
  /** They ask about everything, wherever they look at. */
  readonly everything: boolean;
}

const CHEAPER_IS_BETTER: ReadonlySet<MetricMeasure> = new Set(['cpa', 'cpc', 'cpm']);

function intentOf(
  text: string,
  measure: MetricMeasure | null,
  dimension: Dimension | null,
): Understood['intent'] {
  const has = (pattern: RegExp) => pattern.test(text);
  const moved = has(lexicon.rising) || has(lexicon.falling);
  const asksWhy = has(lexicon.why);
  if (asksWhy && (measure !== null || moved)) return 'explain';
  if (!asksWhy && has(lexicon.changing) && !has(lexicon.suggestions)) return 'change';
  if (has(lexicon.compared) && measure !== null) return 'explain';
  if (has(lexicon.suggestions)) return 'suggestions';
  if (has(lexicon.alerts)) return 'alerts';
  if (measure !== null && dimension !== null && (has(lexicon.ranking) || dimension === 'day')) return 'rank';
  if (dimension !== null && (has(lexicon.best) || has(lexicon.worst))) return 'rank';
  if (has(lexicon.pacing) && (measure === null || measure === 'cost')) return 'pacing';
  if (has(lexicon.ledger)) return 'ledger';
  if (measure !== null) return moved ? 'explain' : 'figures';
  if (dimension === 'campaign' || dimension === 'account' || dimension === 'ad_group') return 'structure';
  return 'unclear';
}

/** Reads a question by its words. Pure: the same question is always understood the same way. */
export function understand(question: string): Understood {
  const text = plainText(question);
  const measure = lexicon.measures.find(([, pattern]) => pattern.test(text))?.[0] ?? null;
  const dimension = lexicon.dimensions.find(([, pattern]) => pattern.test(text))?.[0] ?? null;
  const up = lexicon.rising.test(text);
  const down = lexicon.falling.test(text);
  const sortedBy = measure ?? 'cost';
  const good = lexicon.best.test(text);
  const bad = lexicon.worst.test(text);
  const small = lexicon.least.test(text);
  const cheap = CHEAPER_IS_BETTER.has(sortedBy);
  const ascending = cheap ? good || (small && !bad) : sortedBy === 'cost' ? small : bad || small;
  return {
    intent: intentOf(text, measure, dimension),
    measure,
    window: lexicon.windows.find(([, pattern]) => pattern.test(text))?.[0] ?? null,
    dimension,
    order: ascending ? 'asc' : 'desc',
    direction: up === down ? null : up ? 'up' : 'down',
    everything: lexicon.everything.test(text),
  };
}
