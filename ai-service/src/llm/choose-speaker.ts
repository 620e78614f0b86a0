import type { Instead, Spending } from '@adwright/contracts';
import type { Config } from '../config/config.js';
import type { LanguageModel } from './language-model.js';
import { ModelSpeaker } from './model-speaker.js';
import { OfflineSpeaker } from './offline/offline-speaker.js';
import { anthropicModel } from './providers/anthropic-model.js';
import { openAiModel } from './providers/openai-model.js';
import type { Speaker } from './speaker.js';

/** The configured model; null without one. */
export function chooseModel({ model }: Pick<Config, 'model'>): LanguageModel | null {
  if (model === null) return null;
  return model.provider === 'anthropic' ? anthropicModel(model) : openAiModel(model);
}

/** Why a configured model may not be asked now; null when it may. A cap holds only what has a price. */
export function refusedBy(model: LanguageModel, spending: Spending): Instead | null {
  if (!spending.capped) return null;
  if (!model.priced) return 'price_unknown';
  return BigInt(spending.remainingMicros ?? '0') > 0n ? null : 'cap_reached';
}

/** Who speaks in a conversation: the configured model while it may, else the offline engine, and every answer says which. */
export class Speakers {
  private readonly offline = new OfflineSpeaker();
  private readonly speaker: Speaker | null;

  constructor(private readonly model: LanguageModel | null) {
    this.speaker = model === null ? null : new ModelSpeaker(model);
  }

  pick(spending: Spending): { readonly speaker: Speaker; readonly instead: Instead | null } {
    if (this.model === null || this.speaker === null) return { speaker: this.offline, instead: null };
    const instead = refusedBy(this.model, spending);
    return { speaker: instead === null ? this.speaker : this.offline, instead };
  }
}
