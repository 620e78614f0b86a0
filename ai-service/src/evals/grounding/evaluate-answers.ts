import { type ConversationMessage, type Fact, type FactRows, firstNumeral } from '@adwright/contracts';
import type { Report } from '../report.js';
import { type Asking, readable, wordsOf } from './asking.js';
import type { Meant } from './meant.js';
import { mistakesAreShown } from './mistakes.js';
import { type Question, questions } from './questions.js';
import { tracesToRows } from './trace.js';

/** Questions that have to be understood as they are meant. */
const LEAST_UNDERSTOOD = 0.9;

interface Tally {
  answers: number;
  failed: number;
  numerals: number;
  traced: number;
  numeralsInText: number;
  refused: number;
  asMeant: number;
}

/**
 * Two hundred answers over the demo accounts: every figure is computed anew from the rows it opens, and the text between
 * the figures is searched for numbers. Met when every figure traces to its rows, no text holds a number, and nine in ten
 * test questions are answered from the query that was meant.
 */
export async function evaluateAnswers(asking: Asking, report: Report): Promise<void> {
  const names = await asking.names();
  const tallies: Record<Question['split'], Tally> = { dev: none(), test: none() };
  for (const question of questions) {
    const { conversationId, answer } = await asking.ask(question.turns, question.language);
    const tally = tallies[question.split];
    tally.answers += 1;
    if (answer.state !== 'done') tally.failed += 1;
    if (firstNumeral(wordsOf(answer)) !== null) tally.numeralsInText += 1;
    tally.refused += answer.refused;
    const untraced = await trace(asking, conversationId, answer, tally);
    const meant = isMeant(question.meant, answer, names);
    if (meant) tally.asMeant += 1;
    if (mistakesAreShown() && (untraced.length > 0 || (!meant && question.split === 'dev'))) {
      const what = untraced.map(
        ({ id, measure, side, query }) => `${id} ${measure} ${side} of ${query.tool}`,
      );
      console.error(`${question.turns.join(' / ')}\n  ${what.join('; ')}\n  ${readable(answer)}`);
    }
  }
  for (const [split, { answers, asMeant, ...tally }] of Object.entries(tallies)) {
    const understood = asMeant / answers;
    report.line({
      eval: 'grounding',
      set: `demo-answers-${split}`,
      engine: 'offline',
      answers,
      ...tally,
      understood,
    });
  }
  const { dev, test } = tallies;
  const sum = (key: keyof Tally) => dev[key] + test[key];
  report.bar('answers given, of 200', sum('answers') - sum('failed'), 'least', questions.length);
  report.bar('numerals that trace to rows', sum('traced') / sum('numerals'), 'least', 1);
  report.bar('answers with a numeral in their text', sum('numeralsInText'), 'most', 0);
  report.bar(
    'test questions answered from the query meant',
    test.asMeant / test.answers,
    'least',
    LEAST_UNDERSTOOD,
  );
}

function none(): Tally {
  return { answers: 0, failed: 0, numerals: 0, traced: 0, numeralsInText: 0, refused: 0, asMeant: 0 };
}

/** @returns the figures that do not follow from their rows */
async function trace(
  asking: Asking,
  conversationId: string,
  answer: ConversationMessage,
  tally: Tally,
): Promise<Fact[]> {
  const mentions = new Map(answer.mentions.map((mention) => [mention.id, mention]));
  const shown = new Set(answer.segments.flatMap((segment) => (segment.type === 'fact' ? [segment.id] : [])));
  const untraced: Fact[] = [];
  // Figures of one tool call share its rows.
  const tables = new Map<string, FactRows>();
  for (const fact of answer.facts.filter(({ id }) => shown.has(id))) {
    const rows = tables.get(fact.rows) ?? (await asking.rows(conversationId, answer.id, fact.id));
    tables.set(fact.rows, rows);
    tally.numerals += 1;
    if (tracesToRows(fact, rows, fact.subject === null ? undefined : mentions.get(fact.subject)))
      tally.traced += 1;
    else untraced.push(fact);
  }
  return untraced;
}

/** Whether a figure of the answer is from the query that was meant. */
function isMeant(meant: Meant, answer: ConversationMessage, names: ReadonlyMap<string, string>): boolean {
  // Nothing open is an answer as well; the demo always has suggestions, alerts and structure.
  return answer.facts.some(({ query: { tool, args } }) => {
    if (tool !== meant.tool) return false;
    const place = names.get(String(args.campaignId ?? args.adAccountId ?? ''));
    if (place !== meant.place) return false;
    if (tool !== 'metrics' && tool !== 'compare') return true;
    const measure = tool === 'metrics' ? [args.measures].flat()[0] : args.measure;
    return (
      measure === meant.measure &&
      JSON.stringify(args.window) === JSON.stringify(meant.window) &&
      (meant.dimension ?? 'none') === (args.dimension ?? 'none') &&
      args.platform === meant.platform &&
      (args.unconverted ?? false) === (meant.unconverted ?? false)
    );
  });
}
