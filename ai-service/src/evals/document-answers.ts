import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { answerFrom } from '../knowledge/answer/answer-from.js';
import { MemoryStore } from '../retrieval/memory-store.js';

interface Entry {
  query: string;
  answer: string | (string | string[])[];
  positive: string[];
  negative: string[];
}

/** Passages that the chat's tool gives out for a question. */
const GIVEN = 6;
/** The bars, of a hundred questions each. */
const LEAST = { notTold: 0.95, answered: 0.8 };

/** What the offline engine would quote, out of these passages and no others: searched and decided as in the product. */
async function quoted(question: string, passages: readonly string[]): Promise<string[]> {
  const store = new MemoryStore();
  passages.forEach((text, at) => {
    store.add(String(at), '', text);
  });
  const found = store.documentsOf(await store.hybrid(question)).slice(0, GIVEN);
  return answerFrom(
    question,
    found.map((id) => ({ text: passages[Number(id)] ?? '' })),
  ).map(({ text }) => text);
}

/** Every part of the answer stands in what was quoted, in any of its spellings. */
function holdsAnswer(text: string, answer: Entry['answer']): boolean {
  const parts = typeof answer === 'string' ? [answer] : answer;
  const low = text.toLowerCase();
  return parts.some((part) => [part].flat().some((spelling) => low.includes(spelling.toLowerCase())));
}

/**
 * Questions asked with the wrong passages only, which must be "not told", with the right ones, and with both. One without
 * the others would be easy: saying nothing, or saying something, always.
 */
export async function evaluateDocumentAnswers(data: string): Promise<boolean> {
  const entries = readFileSync(join(data, 'rag_counterfactual_rgb', 'en_fact.json'), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Entry);
  let notTold = 0;
  let answered = 0;
  let amongBoth = 0;
  for (const { query, answer, positive, negative } of entries) {
    if ((await quoted(query, negative)).length === 0) notTold += 1;
    if (holdsAnswer((await quoted(query, positive)).join(' '), answer)) answered += 1;
    if (holdsAnswer((await quoted(query, [...positive, ...negative])).join(' '), answer)) amongBoth += 1;
  }
  const ok = notTold >= LEAST.notTold * entries.length && answered >= LEAST.answered * entries.length;
  const figures = { questions: entries.length, notTold, answered, answeredAmongBoth: amongBoth, ok };
  console.log(
    JSON.stringify({ eval: 'document-answers', set: 'rgb-counterfactual', engine: 'offline', ...figures }),
  );
  return ok;
}
