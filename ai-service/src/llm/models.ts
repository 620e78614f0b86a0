import type { Instead } from '@adwright/contracts';
import type { Config } from '../config/config.js';
import type { LanguageModel } from './language-model.js';
import type { Meter, ModelUse } from './meter.js';
import { OpenedModel } from './opened-model.js';
import { Redactor } from './privacy/redactor.js';
import { anthropicModel } from './providers/anthropic-model.js';
import { openAiModel } from './providers/openai-model.js';
import type { ProviderModel } from './providers/provider-model.js';

/** `model` null: nobody is configured, or `instead` says why the configured one may not be asked now. */
export type Opened =
  | { readonly model: LanguageModel; readonly instead: null }
  | { readonly model: null; readonly instead: Instead | null };

/** The only way to a language model: a caller brings the meter of its request and says what for. */
export class Models {
  /** @param sendPersonal true hands personal data to the provider as it stands (`LLM_SEND_PERSONAL_DATA`). */
  constructor(
    private readonly provider: ProviderModel | null,
    private readonly sendPersonal: boolean,
  ) {}

  static of({ model, sendPersonal }: Pick<Config, 'model' | 'sendPersonal'>): Models {
    const provider =
      model === null ? null : model.provider === 'anthropic' ? anthropicModel(model) : openAiModel(model);
    return new Models(provider, sendPersonal);
  }

  /** Adapter and model; null when nobody is configured. */
  get configured(): string | null {
    return this.provider?.name ?? null;
  }

  /** Whether a cap could hold it; false when nobody is configured. */
  get priced(): boolean {
    return this.provider?.priced ?? false;
  }

  open(meter: Meter, use: ModelUse): Opened {
    const { provider } = this;
    if (provider === null) return { model: null, instead: null };
    const instead = meter.refusal(provider.priced);
    if (instead !== null) return { model: null, instead };
    const redactor = new Redactor(this.sendPersonal);
    return {
      model: new OpenedModel(provider, redactor, meter.expecting(provider.name, use)),
      instead: null,
    };
  }
}
