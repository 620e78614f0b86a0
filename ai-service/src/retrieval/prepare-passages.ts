import { type Chunk, searchText } from './chunk/chunker.js';
import { passageId } from './chunk/passage-id.js';
import type { Embedder } from './embedding/embedder.js';
import type { NewPassage } from './sql/passages.js';
import { frequenciesOf, readTerms } from './text/terms.js';

/** Passages as they are stored: read into terms and embedded. */
export async function preparePassages(
  title: string,
  chunks: readonly Chunk[],
  embedder: Embedder,
  signal: AbortSignal,
): Promise<NewPassage[]> {
  const read = chunks.map((chunk) => {
    const text = searchText(title, chunk);
    return { chunk, text, ...readTerms(text) };
  });
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
