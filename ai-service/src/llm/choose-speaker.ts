import type { Config } from '../config/config.js';
import { ModelSpeaker } from './model-speaker.js';
import { OfflineSpeaker } from './offline/offline-speaker.js';
import { OpenAiModel } from './openai/openai-model.js';
import type { Speaker } from './speaker.js';

/** A configured provider speaks; without one the offline engine does, and every answer says which it was. */
export function chooseSpeaker(config: Pick<Config, 'openAi'>): Speaker {
  return config.openAi === null ? new OfflineSpeaker() : new ModelSpeaker(new OpenAiModel(config.openAi));
}
