import { answerFrom } from '../../knowledge/answer/answer-from.js';
import type { Toolbox } from '../speaker.js';
import type { Phrases } from './phrases/phrases.js';
import { ref } from './sheet.js';

/** Passages to look for an answer in. */
const LOOKED_AT = 6;

/**
 * Answers out of the business's documents: quotes the passages that hold the answer, or says that none does. Without
 * documents it says what it can be asked.
 */
export async function tellDocuments(phrases: Phrases, question: string, toolbox: Toolbox): Promise<string[]> {
  const { citations } = await toolbox.call('knowledge_search', {
    query: question.slice(0, 1000),
    limit: LOOKED_AT,
  });
  if (citations.length === 0) return [phrases.unclear];
  const quoted = answerFrom(question, citations);
  if (quoted.length === 0) return [phrases.documentsSilent, phrases.unclear];
  return [phrases.documentsSay(quoted.map(({ id }) => ref(id)).join(' '))];
}
