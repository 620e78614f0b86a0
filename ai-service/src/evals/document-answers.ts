import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { answerFrom, DECISION } from '../knowledge/answer/answer-from.js';
import { MemoryStore } from '../retrieval/memory-store.js';
import type { Report } from './report.js';

interface Entry {
  query: string;
  answer: string | (string | string[])[];
  positive: string[];
  negative: string[];
}

/** Passages that the chat's tool gives out for a question. */
const GIVEN = 6;
/** The bars, of a hundred questions each; both at once. */
const BARS = { notTold: 95, answered: 80 };
/** The questions whose passages were looked at while the answerer was built and its weights were fitted: 1 to 30. */
const DEVELOPMENT = 30;
/** Stricter and laxer decisions than the product's, so that what silence costs can be seen. */
const CURVE = [-0.5, -0.25, 0, DECISION.least, 0.35, 0.7, 1, 1.5, 2] as const;

/** What a search over these passages and no others would hand to the offline engine, as in the product. */
async function given(question: string, passages: readonly string[]): Promise<{ text: string }[]> {
  const store = new MemoryStore();
  passages.forEach((text, at) => {
    store.add(String(at), '', text);
  });
  const found = store.documentsOf(await store.hybrid(question)).slice(0, GIVEN);
  return found.map((id) => ({ text: passages[Number(id)] ?? '' }));
}

/** Every part of the answer stands in what was quoted, in any of its spellings. */
function holdsAnswer(quoted: readonly { text: string }[], answer: Entry['answer']): boolean {
  const low = quoted
    .map(({ text }) => text)
    .join(' ')
    .toLowerCase();
  const parts = typeof answer === 'string' ? [answer] : answer;
  return parts.every((part) => [part].flat().some((spelling) => low.includes(spelling.toLowerCase())));
}

interface Asked {
  readonly query: string;
  readonly answer: Entry['answer'];
  readonly wrong: { text: string }[];
  readonly right: { text: string }[];
  readonly both: { text: string }[];
}

function figures(asked: readonly Asked[], least: number) {
  const per100 = (holds: (one: Asked) => boolean) =>
    Math.round((asked.filter(holds).length / asked.length) * 1000) / 10;
  return {
    least,
    notTold: per100(({ query, wrong }) => answerFrom(query, wrong, least).length === 0),
    answered: per100(({ query, right, answer }) => holdsAnswer(answerFrom(query, right, least), answer)),
    answeredAmongBoth: per100(({ query, both, answer }) =>
      holdsAnswer(answerFrom(query, both, least), answer),
    ),
  };
}

/**
 * Questions asked with the wrong passages only, which must be "not told", with the right ones, and with both. One without
 * the others would be easy: saying nothing, or saying something, always. Figures are of a hundred; what counts are those of
 * the questions from 31 on.
 */
export async function evaluateDocumentAnswers(data: string, report: Report): Promise<undefined> {
  const entries = readFileSync(join(data, 'rag_counterfactual_rgb', 'en_fact.json'), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Entry);
  const asked: Asked[] = [];
  for (const { query, answer, positive, negative } of entries)
    asked.push({
      query,
      answer,
      wrong: await given(query, negative),
      right: await given(query, positive),
      both: await given(query, [...positive, ...negative]),
    });
  const set = { set: 'rgb-counterfactual', engine: 'offline' };
  for (const [split, part] of [
    ['development', asked.slice(0, DEVELOPMENT)],
    ['held_out', asked.slice(DEVELOPMENT)],
  ] as const) {
    if (part.length === 0) continue;
    for (const least of CURVE)
      report.line({ eval: 'document-answers', ...set, split, curve: true, ...figures(part, least) });
    const { notTold, answered, answeredAmongBoth } = figures(part, DECISION.least);
    report.line({
      eval: 'document-answers',
      ...set,
      split,
      questions: part.length,
      notTold,
      answered,
      answeredAmongBoth,
    });
    if (split === 'development') continue;
    report.bar('not told, only wrong passages (of 100, held out)', notTold, 'least', BARS.notTold);
    report.bar('answered, right passages (of 100, held out)', answered, 'least', BARS.answered);
  }
}
