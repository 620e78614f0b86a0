import type { Embeddable, Embedder } from './embedder.js';
import { embedLocally, LOCAL_MODEL } from './local-embedding.js';
import type { Vector } from './vectors.js';

/** The embedding that needs nothing. */
export class LocalEmbedder implements Embedder {
  readonly model = LOCAL_MODEL;

  async embed(texts: readonly Embeddable[]): Promise<Vector[]> {
    return texts.map(({ terms }) => embedLocally(terms));
  }
}
