import type { Config } from '../../config/config.js';
import type { Meter } from '../../llm/meter.js';
import { Redactor } from '../../llm/privacy/redactor.js';
import type { Embedder, EmbeddingProvider } from './embedder.js';
import { LocalEmbedder } from './local-embedder.js';
import { OpenAiEmbeddings } from './openai-embeddings.js';

/** The only way to embeddings: a provider's for the meter of a request, or the local ones, which need nothing. */
export class Embedders {
  readonly local: Embedder = new LocalEmbedder();

  /** @param sendPersonal true hands personal data to the provider as it stands (`LLM_SEND_PERSONAL_DATA`). */
  constructor(
    private readonly provider: EmbeddingProvider | null,
    private readonly sendPersonal: boolean,
  ) {}

  static of({ embedding, sendPersonal }: Pick<Config, 'embedding' | 'sendPersonal'>): Embedders {
    return new Embedders(embedding === null ? null : new OpenAiEmbeddings(embedding), sendPersonal);
  }

  /** The model passages are meant to be under. */
  get model(): string {
    return (this.provider ?? this.local).model;
  }

  /** Under the configured model; null when the monthly cap refuses its provider. */
  open(meter: Meter): Embedder | null {
    const { provider } = this;
    if (provider === null) return this.local;
    if (meter.refusal(provider.priced) !== null) return null;
    const expect = meter.expecting(provider.model, { purpose: 'embedding', prompt: null });
    const redactor = new Redactor(this.sendPersonal);
    return {
      model: provider.model,
      embed: (texts, signal) =>
        provider.embed(
          texts.map(({ text }) => redactor.hide(text)),
          signal,
          expect,
        ),
    };
  }
}
