import { z } from 'zod';
import { priceOf, readPrices } from '../llm/prices.js';
import type { ProviderSettings } from '../llm/providers/settings.js';

const port = z.coerce.number().int().min(0).max(65_535);

const environmentSchema = z.object({
  /** Loopback unless an operator says otherwise: only our own backend calls this process. */
  AI_HOST: z.string().min(1).default('127.0.0.1'),
  AI_PORT: port.optional(),
  /** The name the launcher gives it; `AI_PORT` wins. */
  AI_SERVICE_PORT: port.optional(),
  /** Where passages are kept; the owner's URL serves as well, since every transaction takes the narrow role. */
  AI_DATABASE_URL: z.string().startsWith('postgres').optional(),
  DATABASE_URL: z.string().startsWith('postgres').optional(),
  AI_DATABASE_POOL: z.coerce.number().int().min(1).max(100).default(4),
  SERVICE_TOKEN: z.string().min(32, 'at least 32 characters, the same as the backend has'),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
  /** Threads that judge; each may hold one account's snapshot in memory. */
  AI_JUDGE_THREADS: z.coerce.number().int().min(1).max(32).default(2),
  AI_JUDGE_TIMEOUT_MS: z.coerce.number().int().min(1_000).max(600_000).default(60_000),
  /** Judgements that may wait for a free thread before callers are told to come back. */
  AI_JUDGE_QUEUE: z.coerce.number().int().min(1).max(1_000).default(16),
  /** Largest body after decompression. */
  AI_BODY_LIMIT_MB: z.coerce.number().int().min(1).max(1_024).default(64),
  /** Which provider speaks when both have a key. */
  LLM_PROVIDER: z.enum(['openai', 'anthropic', 'offline']).optional(),
  /** With a key the answers come from a language model; without one the offline engine speaks. */
  OPENAI_API_KEY: z.string().min(1).optional(),
  /** Any endpoint that speaks OpenAI's protocol. */
  OPENAI_BASE_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** The embedding model, and `off` to keep the local one although there is a key. */
  OPENAI_EMBEDDING_MODEL: z.string().min(1).max(200).default('text-embedding-3-small'),
  OPENAI_MODEL: z.string().min(1).max(200).default('gpt-5-mini'),
  ANTHROPIC_API_KEY: z.string().min(1).optional(),
  ANTHROPIC_BASE_URL: z.url({ protocol: /^https?$/ }).optional(),
  ANTHROPIC_MODEL: z.string().min(1).max(200).default('claude-haiku-4-5'),
  /** Not sent unless it is set: some models take none but their own. */
  LLM_TEMPERATURE: z.coerce.number().min(0).max(2).optional(),
  /** US dollars for a million tokens, `model=input/output`, separated by commas. */
  LLM_PRICES: z
    .string()
    .default('')
    .transform((text, ctx) => {
      try {
        return readPrices(text);
      } catch (error) {
        ctx.addIssue({ code: 'custom', message: error instanceof Error ? error.message : 'no prices' });
        return z.NEVER;
      }
    }),
  /**
   * Whether e-mail addresses, telephone numbers, names of people and postal addresses may go to a provider as they stand.
   */
  LLM_SEND_PERSONAL_DATA: z.enum(['on', 'off']).default('off'),
  /** Longest silence of a provider before its answer is given up. */
  LLM_TIMEOUT_MS: z.coerce.number().int().min(100).max(300_000).default(60_000),
});

export interface Config {
  readonly host: string;
  readonly port: number;
  readonly serviceToken: string;
  readonly logLevel: z.output<typeof environmentSchema>['LOG_LEVEL'];
  readonly bodyLimitBytes: number;
  /** Null: no database is configured and there is no knowledge to search. */
  readonly database: { readonly url: string; readonly pool: number } | null;
  readonly judge: { readonly threads: number; readonly timeoutMs: number; readonly queue: number };
  /** Null: no model is configured and the offline engine speaks. */
  readonly model: (ProviderSettings & { readonly provider: 'openai' | 'anthropic' }) | null;
  readonly sendPersonal: boolean;
  /** Null: passages are embedded locally. */
  readonly embedding: Omit<ProviderSettings, 'temperature'> | null;
}

/** Injection token of the frozen configuration. */
export const CONFIG = Symbol('CONFIG');

/** Every fault of the environment at once, by name. */
export class ConfigError extends Error {
  constructor(readonly faults: readonly string[]) {
    super(
      `The configuration has ${faults.length} fault(s):\n${faults.map((fault) => `  ${fault}`).join('\n')}`,
    );
    this.name = 'ConfigError';
  }
}

type Environment = z.output<typeof environmentSchema>;

function databaseOf(data: Environment): Config['database'] {
  const url = data.AI_DATABASE_URL ?? data.DATABASE_URL;
  return url === undefined ? null : { url, pool: data.AI_DATABASE_POOL };
}

function embeddingOf(data: Environment): Config['embedding'] {
  if (data.OPENAI_API_KEY === undefined || data.OPENAI_EMBEDDING_MODEL === 'off') return null;
  return {
    apiKey: data.OPENAI_API_KEY,
    baseUrl: data.OPENAI_BASE_URL ?? null,
    model: data.OPENAI_EMBEDDING_MODEL,
    timeoutMs: data.LLM_TIMEOUT_MS,
    price: priceOf(data.OPENAI_EMBEDDING_MODEL, data.LLM_PRICES),
  };
}

/**
 * Reads and checks the environment; an empty variable counts as absent.
 * @throws ConfigError naming every fault at once; values are never printed, since they may be secrets.
 */
export function readConfig(env: Record<string, string | undefined> = process.env): Config {
  const present = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = environmentSchema.safeParse(present);
  if (!parsed.success) {
    throw new ConfigError(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`));
  }
  const { data } = parsed;
  return Object.freeze({
    host: data.AI_HOST,
    port: data.AI_PORT ?? data.AI_SERVICE_PORT ?? 4020,
    serviceToken: data.SERVICE_TOKEN,
    logLevel: data.LOG_LEVEL,
    database: databaseOf(data),
    embedding: embeddingOf(data),
    bodyLimitBytes: data.AI_BODY_LIMIT_MB * 1024 * 1024,
    judge: {
      threads: data.AI_JUDGE_THREADS,
      timeoutMs: data.AI_JUDGE_TIMEOUT_MS,
      queue: data.AI_JUDGE_QUEUE,
    },
    model: modelOf(data),
    sendPersonal: data.LLM_SEND_PERSONAL_DATA === 'on',
  });
}

/** The provider that is named, else the one that has a key. */
function modelOf(data: Environment): Config['model'] {
  const provider =
    data.LLM_PROVIDER ??
    (data.OPENAI_API_KEY !== undefined
      ? 'openai'
      : data.ANTHROPIC_API_KEY !== undefined
        ? 'anthropic'
        : 'offline');
  if (provider === 'offline') return null;
  const [apiKey, baseUrl, model] =
    provider === 'openai'
      ? [data.OPENAI_API_KEY, data.OPENAI_BASE_URL, data.OPENAI_MODEL]
      : [data.ANTHROPIC_API_KEY, data.ANTHROPIC_BASE_URL, data.ANTHROPIC_MODEL];
  if (apiKey === undefined)
    throw new ConfigError([`LLM_PROVIDER: ${provider} needs ${provider.toUpperCase()}_API_KEY`]);
  return {
    provider,
    apiKey,
    baseUrl: baseUrl ?? null,
    model,
    timeoutMs: data.LLM_TIMEOUT_MS,
    temperature: data.LLM_TEMPERATURE ?? null,
    price: priceOf(model, data.LLM_PRICES),
  };
}
