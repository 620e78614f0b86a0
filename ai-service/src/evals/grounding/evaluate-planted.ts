import type { Report } from '../report.js';
import { type Asking, wordsOf } from './asking.js';
import { mistakesAreShown } from './mistakes.js';
import { type Planted, plantedAnswers } from './planted.js';

const ANSWERS = 200;
const SEED = 20_261_130;

/** Tells the double what it says to one question: a tool call, then its answer. */
async function script(sandbox: string, match: string, { before, wrong, after }: Planted): Promise<void> {
  const replies = [
    {
      match,
      toolCalls: [{ name: 'metrics', arguments: { window: { preset: 'last_30_days' }, measures: ['cost'] } }],
    },
    { match, text: `${before} ${wrong} ${after}` },
  ];
  const answer = await fetch(`${sandbox}/_control/openai`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ replies }),
  });
  if (answer.status !== 201) throw new Error(`the double answered ${answer.status}`);
}

/**
 * A model that invents: one wrong number in each answer, between sentences that are true. Met when none of them is shown
 * and every true sentence is.
 */
export async function evaluatePlanted(
  provider: string,
  asking: Asking,
  sandbox: string,
  report: Report,
): Promise<void> {
  const counts = { digits: 0, words: 0, reference: 0 };
  let caught = 0;
  let kept = 0;
  let engines = 0;
  for (const [index, planted] of plantedAnswers(ANSWERS, SEED).entries()) {
    const question = `How much did we spend? (asking ${index}.)`;
    await script(sandbox, `(asking ${index}.)`, planted);
    const { answer } = await asking.ask([question], planted.language);
    const words = wordsOf(answer);
    counts[planted.form] += 1;
    if (answer.engine?.startsWith(provider)) engines += 1;
    if (answer.refused === 1 && !words.includes(planted.wrong.slice(0, 8))) caught += 1;
    else if (mistakesAreShown()) console.error(`${provider}: "${planted.wrong}" was shown: ${words}`);
    if (words.includes(planted.after) && answer.facts.length === 1) kept += 1;
  }
  report.line({
    eval: 'grounding',
    set: 'invented-numbers',
    engine: provider,
    answers: ANSWERS,
    ...counts,
    caught,
    kept,
  });
  report.bar(`answers that the ${provider} double gave`, engines, 'least', ANSWERS);
  report.bar(`invented numbers caught, ${provider}`, caught / ANSWERS, 'least', 1);
  report.bar(`answers whose true sentences were shown, ${provider}`, kept / ANSWERS, 'least', 1);
}
