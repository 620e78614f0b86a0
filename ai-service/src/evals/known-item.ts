import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { frontMatterLength } from '../retrieval/chunk/blocks.js';
import type { TestCollection } from './test-collection.js';

/** Shorter ones name a kind of page, such as "Glossary", and no page. */
const SHORTEST_QUERY = 9;

/** One field of YAML front matter when it stands on one line; quotes are taken off. */
function field(matter: string, names: readonly string[]): string {
  const found = new RegExp(`^(?:${names.join('|')}):[ \\t]*(.+)$`, 'm').exec(matter)?.[1]?.trim() ?? '';
  return found.replace(/^(['"])(.*)\1$/, '$2').replaceAll("''", "'");
}

/**
 * Known-item search made from documents with front matter: their titles, or their summaries, are the questions, and the
 * document they were taken from, indexed without them, is the one answer.
 */
export function readKnownItems(folder: string, about: 'title' | 'summary'): TestCollection {
  const collection: TestCollection = { name: `known-item-${about}`, documents: [], queries: [] };
  const names = about === 'title' ? ['title'] : ['summary', 'deck', 'description'];
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
    if (!file.endsWith('.md') || file === 'ABOUT.md') continue;
    const source = readFileSync(join(folder, file), 'utf8');
    const text = field(source.slice(0, frontMatterLength(source)), names);
    collection.documents.push({ id: file, title: '', text: source });
    if (text.length >= SHORTEST_QUERY) collection.queries.push({ text, relevant: new Set([file]) });
  }
  return collection;
}
