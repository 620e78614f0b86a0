import { type Check, type Finding, ok, skipped, warning } from '../check.js';

/** Providers as the AI service knows them: the key that turns each on, its model setting and address. */
const PROVIDERS = [
  { id: 'openai', name: 'OpenAI', key: 'OPENAI_API_KEY', model: 'OPENAI_MODEL', base: 'OPENAI_BASE_URL' },
  {
    id: 'anthropic',
    name: 'Anthropic',
    key: 'ANTHROPIC_API_KEY',
    model: 'ANTHROPIC_MODEL',
    base: 'ANTHROPIC_BASE_URL',
  },
] as const;

const LIVE = 'the Setup doctor page asks it one small question';

function inspect(env: NodeJS.ProcessEnv): Finding[] {
  const wanted = env.LLM_PROVIDER || undefined;
  const keyed = PROVIDERS.filter(({ key }) => env[key]);
  if (wanted === 'offline') return [skipped('LLM_PROVIDER is offline: the built-in engine speaks')];
  if (wanted !== undefined && !PROVIDERS.some(({ id }) => id === wanted))
    return [
      warning(
        `LLM_PROVIDER is ${wanted}`,
        'Accepted are openai, anthropic and offline; the AI service will not start',
      ),
    ];
  const chosen = wanted === undefined ? keyed[0] : PROVIDERS.find(({ id }) => id === wanted);
  if (chosen === undefined)
    return [
      skipped(
        'no language model is set up (OPENAI_API_KEY or ANTHROPIC_API_KEY); the built-in engine speaks',
      ),
    ];
  if (!env[chosen.key])
    return [
      warning(
        `LLM_PROVIDER is ${chosen.id} but ${chosen.key} is missing`,
        `Set ${chosen.key}, or take LLM_PROVIDER out`,
      ),
    ];
  const model = env[chosen.model];
  const where = env[chosen.base] ? ` at ${hostOf(env[chosen.base] ?? '')}` : '';
  return [ok(`${chosen.name}${where}: ${chosen.key} is set, model ${model || 'by default'}; ${LIVE}`)];
}

/** Addresses may carry a password. */
function hostOf(address: string): string {
  return URL.canParse(address) ? new URL(address).host : 'an address that is none';
}

/** Whether a language model is set up. Never says a key; the live question needs the running product and its counting. */
export const language: Check = { name: 'Language model', run: async ({ env }) => inspect(env) };
