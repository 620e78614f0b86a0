import type { Config } from '../../config/config.js';
import type { Embedder } from './embedder.js';
import { LocalEmbedder } from './local-embedder.js';
import { OpenAiEmbedder } from './openai-embedder.js';

/** A configured provider embeds; without one the local embedding does. */
export function chooseEmbedder(config: Pick<Config, 'embedding'>): Embedder {
  return config.embedding === null ? new LocalEmbedder() : new OpenAiEmbedder(config.embedding);
}
