import { ChatOpenAI } from '@langchain/openai';
import { onFailedAttempt } from './failed-attempt.js';
import { LangChainModel, MOST_TOKENS, RETRIES } from './langchain-model.js';
import type { ProviderSettings } from './settings.js';

/** OpenAI and everything that speaks its protocol. */
export function openAiModel(settings: ProviderSettings): LangChainModel {
  const { apiKey, baseUrl, model, timeoutMs, temperature, price } = settings;
  const chat = new ChatOpenAI({
    apiKey,
    model,
    timeout: timeoutMs,
    maxRetries: RETRIES,
    onFailedAttempt,
    maxTokens: MOST_TOKENS,
    // Some models accept no other temperature than their own.
    ...(temperature === null ? {} : { temperature }),
    streamUsage: true,
    configuration: { ...(baseUrl === null ? {} : { baseURL: baseUrl }) },
  });
  return new LangChainModel(chat, { name: `openai:${model}`, timeoutMs, price });
}
