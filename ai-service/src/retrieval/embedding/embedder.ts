import type { Vector } from './vectors.js';

/** A text to embed, with the terms it was read as: some engines take the words, some the terms. */
export interface Embeddable {
  readonly text: string;
  readonly terms: readonly string[];
}

/** THE PORT: whoever makes embeddings. */
export interface Embedder {
  /** Stored with every vector; vectors of different models are never compared. */
  readonly model: string;
  /**
   * Vectors of length 1 in the order of the texts.
   * @throws AppError `ai_unavailable` when a provider fails.
   */
  embed(texts: readonly Embeddable[]): Promise<Vector[]>;
}

/** Injection token of the configured embedder. */
export const EMBEDDER = Symbol('EMBEDDER');
