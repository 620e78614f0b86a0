import { type Constraint, type ConstraintTarget, topicOf, type UnreadReason } from '@adwright/contracts';
import { readMoney } from '../../slots/money/read-money.js';
import { readPercentages } from '../../slots/number/read-percentages.js';
import type { ReadContext } from '../../slots/reading.js';
import { readWeekdays } from './days.js';
import type { Sentence } from './sentence.js';
import { readTarget } from './target.js';
import * as words from './words.js';

/** A constraint, why the sentence is none although it looks like one, or null when it is another reader's. */
export type Read = { readonly constraint: Constraint } | { readonly reason: UnreadReason } | null;
export type Reader = (sentence: Sentence, ctx: ReadContext) => Read;

/** A rule about a target, from what is left of the sentence after its own words were taken. */
function about(
  sentence: Sentence,
  make: (target: ConstraintTarget) => Constraint,
  alone: ConstraintTarget | null = null,
): Read {
  if (sentence.has(words.CONDITION)) return { reason: 'condition' };
  const { target, loose } = readTarget(sentence, alone);
  if (target === null) return { reason: loose ? 'condition' : 'unclear_target' };
  return { constraint: make(target) };
}

/** "Never not": what two noes mean is asked, except where a language doubles them. */
const doubled = (sentence: Sentence) =>
  sentence.count(words.NEGATION) > 1 &&
  !/(?<!\p{L})(?:no|sin)(?!\p{L}).*(?<!\p{L})(?:nunca|jamas|ningun\p{L}*)(?!\p{L})|(?<!\p{L})ne? .*(?:pas|jamais)/u.test(
    sentence.folded,
  );

const closedDays: Reader = (sentence) => {
  const closed = sentence.has(words.CLOSED);
  if (!closed && (!sentence.has(words.OPEN) || sentence.has(words.NEGATION))) return null;
  const named = readWeekdays(sentence);
  sentence.take(
    words.CLOSED,
    words.OPEN,
    /(?<!\p{L})(?:only|nur|solo|seulement|von|from|du|de|and|business|shop|store|geschaft|laden|praxis|tienda|magasin)(?!\p{L})/u,
  );
  if (named.length === 0) return null;
  if (sentence.left().length > 0) return { reason: 'condition' };
  const weekdays = closed ? named : [1, 2, 3, 4, 5, 6, 7].filter((at) => !named.includes(at));
  return weekdays.length === 0 || weekdays.length === 7
    ? { reason: 'unclear_value' }
    : { constraint: { kind: 'closed_days', weekdays } };
};

const margin: Reader = (sentence, ctx) => {
  if (!sentence.has(words.MARGIN)) return null;
  const found = readPercentages(sentence.text, ctx);
  const [percentage, ...more] = found;
  if (!percentage) return null;
  if (sentence.has(words.NEGATION) || sentence.has(words.CONDITION)) return { reason: 'condition' };
  if (more.length > 0 || percentage.certainty !== 'certain') return { reason: 'unclear_value' };
  sentence
    .take(
      words.MARGIN,
      /(?<!\p{L})(?:about|around|roughly|average|etwa|ungefahr|rund|circa|ca|durchschnittlich\p{L}*|betragt|liegt|environ|moyenne|aproximadamente|media|brut[oe]?|neto|nette|gross|net)(?!\p{L})\.?/u,
    )
    .takeSpan(percentage.from, percentage.to);
  const left = sentence.left();
  if (left.some(({ word }) => /\p{N}/u.test(word))) return { reason: 'unclear_value' };
  // "35 % on shoes" is not the margin of everything.
  if (left.length > 0) return { reason: 'condition' };
  return percentage.value > 0 && percentage.value < 100
    ? { constraint: { kind: 'margin', percent: percentage.value } }
    : { reason: 'unclear_value' };
};

const maxBudget: Reader = (sentence, ctx) => {
  if (!sentence.has(words.AT_MOST)) return null;
  const [amount, ...more] = readMoney(sentence.text, ctx).filter(({ value }) => value.role !== 'price');
  if (!amount) return null;
  if (more.length > 0) return { reason: 'unclear_value' };
  const { micros, currency, period } = amount.value;
  if (amount.doubt === 'which_currency' || (currency === null && amount.certainty === 'certain'))
    return { reason: 'which_currency' };
  if (amount.certainty !== 'certain' || currency === null || micros <= 0n) return { reason: 'unclear_value' };
  if (period === null || period === 'total') return { reason: 'unclear_value' };
  sentence
    .takeSpan(amount.from, amount.to)
    .take(
      words.AT_MOST,
      words.BUDGET,
      words.NEGATION,
      PERIODS,
      /(?<!\p{L})(?:daily|weekly|monthly|exceed|spend|spent|costs?|kosten|kostet|gasten?)(?!\p{L})/u,
    );
  const rule = { kind: 'max_budget', amountMicros: micros.toString(), currency, period } as const;
  return about(sentence, (target) => ({ ...rule, target }), { kind: 'account', platform: null });
};
const PERIODS =
  /(?<!\p{L})(?:(?:a|per|each|every|pro|am|je|jeden|par|chaque|al|por|cada|im|in der|the|\/)\s*)*(?:days?|tage?s?|taglich|jours?|dias?|daily|weeks?|wochen?|semaines?|semanas?|months?|monate?s?|mois|mes(?:es)?)(?!\p{L})/u;

const neverExclude: Reader = (sentence) => {
  if (!sentence.has(words.NEGATION) || !sentence.has(words.EXCLUDE) || doubled(sentence)) return null;
  if (sentence.has(words.CONDITION)) return { reason: 'condition' };
  const text = sentence
    .take(words.NEGATION, words.EXCLUDE, /(?<!\p{L})(?:add|hinzufugen|ajouter|anadir|use)(?!\p{L})/u)
    .left();
  const [quote, ...more] = sentence.quotes;
  if (quote !== undefined)
    return more.length > 0 ? { reason: 'several' } : { constraint: { kind: 'never_exclude', words: quote } };
  const first = text[0];
  const last = text.at(-1);
  if (!first || !last) return { reason: 'unclear_target' };
  return { constraint: { kind: 'never_exclude', words: sentence.text.slice(first.from, last.to) } };
};

const forbiddenClaim: Reader = (sentence) => {
  if (!sentence.has(words.NEGATION) || sentence.has(words.PAUSE)) return null;
  const speaks = sentence.has(words.SAY) || sentence.has(words.CLAIM);
  const text = sentence
    .take(
      words.NEGATION,
      words.SAY,
      words.CLAIM,
      /(?<!\p{L})(?:we|wir|nous|are|sind|that|dass|que|about|uber|like|wie)(?!\p{L})/u,
    )
    .left();
  const first = text[0];
  const last = text.at(-1);
  const bare = first && last ? [sentence.text.slice(first.from, last.to)] : [];
  const phrases =
    sentence.quotes.length > 0
      ? sentence.quotes
      : bare.flatMap((words) => words.split(/\s+(?:or|oder|ou|o|and|und|et|y)\s+|,\s*/u));
  const topics = [...new Set(phrases.flatMap((phrase) => topicOf(phrase) ?? []))];
  // Without a word for saying, only a known claim is meant: "no guarantees", "keine Heilversprechen".
  if (
    phrases.length === 0 ||
    (!speaks && topics.length === 0) ||
    (sentence.quotes.length > 0 && bare.length > 0)
  )
    return null;
  if (sentence.has(words.CONDITION)) return { reason: 'condition' };
  const own = phrases.filter((phrase) => topicOf(phrase) === null);
  if (
    own.some((phrase) => phrase.length < 2 || phrase.length > 80 || phrase.split(/\s+/u).length > 6) ||
    phrases.length > 10
  )
    return { reason: 'unclear_target' };
  return { constraint: { kind: 'forbidden_claim', phrases: own, topics } };
};

const keepBudget: Reader = (sentence) => {
  if (!sentence.has(words.NEGATION) || !sentence.has(words.BUDGET) || doubled(sentence)) return null;
  const raise = sentence.has(words.RAISE);
  const lower = sentence.has(words.LOWER);
  if (!raise && !lower && !sentence.has(words.CHANGE)) return null;
  sentence.take(words.NEGATION, words.BUDGET, words.RAISE, words.LOWER, words.CHANGE);
  const direction = raise === lower ? 'any' : raise ? 'raise' : 'lower';
  return about(sentence, (target) => ({ kind: 'keep_budget', target, direction }));
};

const neverPause: Reader = (sentence) => {
  const always = sentence.has(words.ALWAYS_ON) && !sentence.has(words.NEGATION);
  if (!always && !(sentence.has(words.NEGATION) && sentence.has(words.PAUSE))) return null;
  if (doubled(sentence)) return { reason: 'unclear_value' };
  sentence.take(words.ALWAYS_ON, words.NEGATION, words.PAUSE, /(?<!\p{L})(?:keep|laisser|dejar)(?!\p{L})/u);
  return about(sentence, (target) => ({ kind: 'never_pause', target }));
};

const handsOff: Reader = (sentence) => {
  const off = sentence.has(words.HANDS_OFF);
  if (!off && !(sentence.has(words.NEGATION) && sentence.has(words.CHANGE))) return null;
  if (doubled(sentence)) return { reason: 'unclear_value' };
  sentence.take(
    words.HANDS_OFF,
    words.NEGATION,
    words.CHANGE,
    /(?<!\p{L})(?:alone|ruhe|leave|anything|something|nothing)(?!\p{L})/u,
  );
  return about(sentence, (target) => ({ kind: 'hands_off', target }));
};

/** In the order they are asked; the first that knows the sentence answers. */
export const readers: readonly Reader[] = [
  closedDays,
  margin,
  maxBudget,
  neverExclude,
  keepBudget,
  neverPause,
  handsOff,
  forbiddenClaim,
];
