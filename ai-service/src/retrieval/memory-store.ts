import { chunksOf, searchText } from './chunk/chunker.js';
import { embedLocally } from './embedding/local-embedding.js';
import { asStored, dot, type Vector } from './embedding/vectors.js';
import { HYBRID, searchHybrid } from './hybrid.js';
import { type Hit, LexicalIndex, ranked } from './lexical/lexical-index.js';
import type { Language } from './text/languages.js';
import { questionTerms, readTerms } from './text/terms.js';

/** Passages of a few documents in memory, searched exactly as the stored ones are: for evaluation and tests. */
export class MemoryStore {
  private readonly lexicon = new LexicalIndex();
  private readonly vectors: Vector[] = [];
  private readonly owners: string[] = [];
  private readonly languages = new Set<Language>();

  /** Adds a document's passages under its id; the text may be Markdown or plain. */
  add(documentId: string, title: string, text: string): void {
    for (const chunk of chunksOf(text)) {
      const { language, terms } = readTerms(searchText(title, chunk));
      this.languages.add(language);
      this.lexicon.add(terms);
      this.vectors.push(asStored(embedLocally(terms)));
      this.owners.push(documentId);
    }
  }

  get size(): number {
    return this.owners.length;
  }

  /** A question as the searches take it: its terms in the languages of the passages. */
  private termsOf(question: string): string[] {
    return questionTerms(question, [...this.languages].sort());
  }

  lexical(question: string, limit: number = HYBRID.depth): number[] {
    return this.lexicon.search(this.termsOf(question), limit).map((hit) => hit.id);
  }

  vector(question: string, limit: number = HYBRID.depth): number[] {
    return this.nearest(embedLocally(this.termsOf(question)), limit);
  }

  private nearest(query: Vector, limit: number): number[] {
    const asked = asStored(query);
    const hits: Hit[] = this.vectors.map((vector, id) => ({ id, score: dot(vector, asked) }));
    return ranked(hits, limit).map((hit) => hit.id);
  }

  async hybrid(question: string, limit: number = HYBRID.depth): Promise<number[]> {
    const hits = await searchHybrid(
      embedLocally(this.termsOf(question)),
      {
        lexical: async (depth) => this.lexical(question, depth),
        vector: async (query, depth) => this.nearest(query, depth),
        embeddingsOf: async (ids) => ids.flatMap((id) => this.vectors[id] ?? []),
      },
      limit,
    );
    return hits.map((hit) => hit.id);
  }

  /** Documents of passages, each once, in the order of its best passage. */
  documentsOf(ids: readonly number[]): string[] {
    return [...new Set(ids.map((id) => this.owners[id] ?? ''))];
  }
}
