import type { Expect } from '../../llm/meter.js';
import type { Vector } from './vectors.js';

/** A text to embed, with the terms it was read as: some engines take the words, some the terms. */
export interface Embeddable {
  readonly text: string;
  readonly terms: readonly string[];
}

/** Whoever makes embeddings for one request. */
export interface Embedder {
  /** Stored with every vector; vectors of different models are never compared. */
  readonly model: string;
  /**
   * Vectors of length 1 in the order of the texts.
   * @throws AppError `ai_unavailable` when a provider fails.
   */
  embed(texts: readonly Embeddable[], signal: AbortSignal): Promise<Vector[]>;
}

/** THE PORT to a provider of embeddings; only `Embedders` holds one. */
export interface EmbeddingProvider {
  readonly model: string;
  readonly priced: boolean;
  embed(texts: readonly string[], signal: AbortSignal, expect: Expect): Promise<Vector[]>;
}
