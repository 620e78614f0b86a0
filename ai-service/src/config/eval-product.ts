/** The environment of a product that an eval starts: this process's own, without what would make another engine speak. */
export function productEnvironment(extra: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  const {
    OPENAI_API_KEY: _openai,
    ANTHROPIC_API_KEY: _anthropic,
    LLM_PROVIDER: _provider,
    ...own
  } = process.env;
  return { ...own, ...extra };
}

/** A demo that runs already (`http://localhost:3000/api`); null: the eval starts one. */
export function runningDemo(): string | null {
  return process.env.ADWRIGHT_EVAL_URL ?? null;
}
