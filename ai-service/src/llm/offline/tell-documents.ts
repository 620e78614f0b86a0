import { answerFrom } from '../../knowledge/answer/answer-from.js';
import type { Toolbox } from '../speaker.js';
import type { Phrases } from './phrases/phrases.js';
import { ref } from './sheet.js';

/** Passages to look for an answer in. */
const LOOKED_AT = 6;

/** The passages of the business's documents that answer, quoted; null when none does. `none` tells that there are none. */
async function quote(
  phrases: Phrases,
  question: string,
  toolbox: Toolbox,
): Promise<{ readonly said: string | null; readonly none: boolean }> {
  const { citations } = await toolbox.call('knowledge_search', {
    query: question.slice(0, 1000),
    limit: LOOKED_AT,
  });
  const quoted = answerFrom(question, citations);
  const said = quoted.length === 0 ? null : phrases.documentsSay(quoted.map(({ id }) => ref(id)).join(' '));
  return { said, none: citations.length === 0 };
}

/**
 * Answers out of the business's documents: quotes the passages that hold the answer, or says that none does. Without
 * documents it says what it can be asked.
 */
export async function tellDocuments(phrases: Phrases, question: string, toolbox: Toolbox): Promise<string[]> {
  const { said, none } = await quote(phrases, question, toolbox);
  if (said !== null) return [said];
  return none ? [phrases.unclear] : [phrases.documentsSilent, phrases.unclear];
}

/** The same for a question that figures could answer as well: null when the documents do not. */
export async function documentsFirst(
  phrases: Phrases,
  question: string,
  toolbox: Toolbox,
): Promise<string[] | null> {
  const { said } = await quote(phrases, question, toolbox);
  return said === null ? null : [said];
}
