import { readFileSync } from 'node:fs';
import type { TestCollection } from './test-collection.js';

interface Entry {
  query: string;
  positive: string[];
  negative: string[];
}

/** Questions with passages that answer them and passages that do not, one JSON object a line; all passages are searched. */
export function readPassageQuestions(file: string): TestCollection {
  const ids = new Map<string, string>();
  const collection: TestCollection = { name: 'passage-questions', documents: [], queries: [] };
  const idOf = (text: string) => {
    const known = ids.get(text);
    if (known !== undefined) return known;
    const id = `p${ids.size}`;
    ids.set(text, id);
    collection.documents.push({ id, title: '', text });
    return id;
  };
  for (const line of readFileSync(file, 'utf8').split('\n').filter(Boolean)) {
    const { query, positive, negative } = JSON.parse(line) as Entry;
    const relevant = new Set(positive.map(idOf));
    for (const text of negative) idOf(text);
    collection.queries.push({ text: query, relevant });
  }
  return collection;
}
