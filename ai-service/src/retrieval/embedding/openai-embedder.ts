import { OpenAIEmbeddings } from '@langchain/openai';
import { AppError } from '../../common/app-error.js';
import type { Embeddable, Embedder } from './embedder.js';
import { DIMENSIONS, normalized, type Vector } from './vectors.js';

export interface OpenAiEmbeddingSettings {
  readonly apiKey: string;
  /** Any endpoint that speaks the same protocol; null is OpenAI itself. */
  readonly baseUrl: string | null;
  readonly model: string;
}

const TIMEOUT_MS = 30_000;
/** Reading costs nothing twice: a failed request is repeated. */
const RETRIES = 3;
const BATCH = 64;

/** OpenAI's embeddings and everything compatible, shortened to the size of our vectors (DECISIONS 22). */
export class OpenAiEmbedder implements Embedder {
  readonly model: string;
  private readonly embeddings: OpenAIEmbeddings;

  constructor(settings: OpenAiEmbeddingSettings) {
    this.model = `openai:${settings.model}:${DIMENSIONS}`;
    this.embeddings = new OpenAIEmbeddings({
      apiKey: settings.apiKey,
      model: settings.model,
      dimensions: DIMENSIONS,
      timeout: TIMEOUT_MS,
      maxRetries: RETRIES,
      batchSize: BATCH,
      stripNewLines: false,
      configuration: { ...(settings.baseUrl === null ? {} : { baseURL: settings.baseUrl }) },
    });
  }

  async embed(texts: readonly Embeddable[]): Promise<Vector[]> {
    let rows: number[][];
    try {
      rows = await this.embeddings.embedDocuments(texts.map(({ text }) => text));
    } catch (error) {
      throw new AppError('ai_unavailable', 'The provider of embeddings did not answer.', { cause: error });
    }
    const fits = (row: number[]) => row.length === DIMENSIONS && row.every(Number.isFinite);
    if (rows.length !== texts.length || !rows.every(fits)) {
      throw new AppError(
        'ai_unavailable',
        `The provider's embeddings are not ${DIMENSIONS} numbers each; name another model in OPENAI_EMBEDDING_MODEL.`,
      );
    }
    return rows.map((row) => normalized(Float32Array.from(row)));
  }
}
