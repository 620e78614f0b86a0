import { inTurns } from '../common/in-turns.js';
import { type Chunk, searchText } from './chunk/chunker.js';
import { passageId } from './chunk/passage-id.js';
import type { Embedder } from './embedding/embedder.js';
import type { NewPassage } from './sql/passages.js';
import type { Language } from './text/languages.js';
import { frequenciesOf, readTerms } from './text/terms.js';

/** Passages as they are stored: read into terms and embedded. */
export async function preparePassages(
  title: string,
  chunks: readonly Chunk[],
  embedder: Embedder,
  signal: AbortSignal,
): Promise<NewPassage[]> {
  const read = await inTurns(reading(title, chunks));
  const embeddings = await embedder.embed(read, signal);
  return read.flatMap(({ chunk, language, terms }, at) => {
    const embedding = embeddings[at];
    if (embedding === undefined) return [];
    const { ordinal, headings, text } = chunk;
    return {
      id: passageId(),
      ordinal,
      heading: headings.length === 0 ? null : headings.join(' › '),
      text,
      language,
      frequencies: frequenciesOf(terms),
      length: terms.length,
      embedding,
    };
  });
}

interface ReadChunk {
  readonly chunk: Chunk;
  readonly text: string;
  readonly language: Language;
  readonly terms: string[];
}

function* reading(title: string, chunks: readonly Chunk[]): Generator<undefined, ReadChunk[]> {
  const read: ReadChunk[] = [];
  for (const chunk of chunks) {
    const text = searchText(title, chunk);
    read.push({ chunk, text, ...readTerms(text) });
    yield;
  }
  return read;
}
