import { ChatAnthropic } from '@langchain/anthropic';
import { onFailedAttempt } from './failed-attempt.js';
import { LangChainModel, MOST_TOKENS, RETRIES } from './langchain-model.js';
import type { ProviderSettings } from './settings.js';

/** Anthropic's Messages API. */
export function anthropicModel(settings: ProviderSettings): LangChainModel {
  const { apiKey, baseUrl, model, timeoutMs, temperature, price } = settings;
  const chat = new ChatAnthropic({
    apiKey,
    model,
    maxRetries: RETRIES,
    onFailedAttempt,
    maxTokens: MOST_TOKENS,
    ...(temperature === null ? {} : { temperature }),
    streamUsage: true,
    ...(baseUrl === null ? {} : { anthropicApiUrl: baseUrl }),
    clientOptions: { timeout: timeoutMs, maxRetries: 0 },
  });
  return new LangChainModel(chat, { name: `anthropic:${model}`, timeoutMs, price });
}
