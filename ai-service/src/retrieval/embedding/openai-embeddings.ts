import OpenAI from 'openai';
import { AppError } from '../../common/app-error.js';
import type { Expect } from '../../llm/meter.js';
import { estimatedTokens, type Price, withCost } from '../../llm/prices.js';
import type { EmbeddingProvider } from './embedder.js';
import { DIMENSIONS, normalized, type Vector } from './vectors.js';

export interface OpenAiEmbeddingSettings {
  readonly apiKey: string;
  /** Any endpoint that speaks the same protocol; null is OpenAI itself. */
  readonly baseUrl: string | null;
  readonly model: string;
  readonly timeoutMs: number;
  /** Null when it is not known. */
  readonly price: Price | null;
}

/** Reading costs nothing twice: a request that failed or was told to wait is repeated, as the provider asks. */
const RETRIES = 3;
const BATCH = 64;

/** OpenAI's embeddings and everything compatible, shortened to the size of our vectors (DECISIONS 22). */
export class OpenAiEmbeddings implements EmbeddingProvider {
  readonly model: string;
  readonly priced: boolean;
  private readonly client: OpenAI;

  constructor(private readonly settings: OpenAiEmbeddingSettings) {
    const { apiKey, baseUrl, model, timeoutMs, price } = settings;
    this.model = `openai:${model}:${DIMENSIONS}`;
    this.priced = price !== null;
    this.client = new OpenAI({ apiKey, baseURL: baseUrl, timeout: timeoutMs, maxRetries: RETRIES });
  }

  async embed(texts: readonly string[], signal: AbortSignal, expect: Expect): Promise<Vector[]> {
    const vectors: Vector[] = [];
    for (let from = 0; from < texts.length; from += BATCH)
      vectors.push(...(await this.batch(texts.slice(from, from + BATCH), signal, expect)));
    return vectors;
  }

  private async batch(input: string[], signal: AbortSignal, expect: Expect): Promise<Vector[]> {
    const { model, price } = this.settings;
    const tokens = input.reduce((sum, text) => sum + estimatedTokens(text), 0);
    const counted = expect(withCost({ inputTokens: tokens, outputTokens: 0 }, price));
    let answer: OpenAI.CreateEmbeddingResponse;
    try {
      answer = await this.client.embeddings.create(
        { model, input, dimensions: DIMENSIONS, encoding_format: 'float' },
        { signal },
      );
    } catch (error) {
      throw new AppError('ai_unavailable', 'The provider of embeddings did not answer.', { cause: error });
    }
    // Compatible servers may count nothing.
    const used: number | undefined = answer.usage?.prompt_tokens;
    if (used !== undefined) counted(withCost({ inputTokens: used, outputTokens: 0 }, price));
    const rows = Array.isArray(answer.data) ? answer.data.map(({ embedding }) => embedding) : [];
    const fits = (row: unknown) =>
      Array.isArray(row) && row.length === DIMENSIONS && row.every(Number.isFinite);
    if (rows.length !== input.length || !rows.every(fits)) {
      throw new AppError(
        'ai_unavailable',
        `The provider's embeddings are not ${DIMENSIONS} numbers each; name another model in OPENAI_EMBEDDING_MODEL.`,
      );
    }
    return rows.map((row) => normalized(Float32Array.from(row)));
  }
}
