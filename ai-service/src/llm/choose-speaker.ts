import type { Instead } from '@adwright/contracts';
import { GROUNDED_CHAT_PROMPT } from '../prompts/grounded-chat.js';
import type { Meter } from './meter.js';
import { ModelSpeaker } from './model-speaker.js';
import type { Models } from './models.js';
import { OfflineSpeaker } from './offline/offline-speaker.js';
import type { Speaker } from './speaker.js';

/** Who speaks in a conversation: the configured model while it may, else the offline engine, and every answer says which. */
export class Speakers {
  private readonly offline = new OfflineSpeaker();

  constructor(private readonly models: Models) {}

  /** Who would speak without a cap. */
  get engine(): string {
    return this.models.configured ?? this.offline.engine;
  }

  pick(meter: Meter): { readonly speaker: Speaker; readonly instead: Instead | null } {
    const { model, instead } = this.models.open(meter, { purpose: 'chat', prompt: GROUNDED_CHAT_PROMPT });
    return { speaker: model === null ? this.offline : new ModelSpeaker(model), instead };
  }
}
