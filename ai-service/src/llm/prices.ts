import type { TokenUsage } from '@adwright/contracts';

/** US dollars for a million tokens, as providers list them. */
export interface Price {
  readonly input: number;
  readonly output: number;
}

/**
 * List prices at the time of writing, by the beginning of a model's name; `LLM_PRICES` overrides and adds. A model that is
 * not here costs an unknown amount, which is said, and a monthly cap then refuses it.
 */
const LISTED: Readonly<Record<string, Price>> = {
  'gpt-5-nano': { input: 0.05, output: 0.4 },
  'gpt-5-mini': { input: 0.25, output: 2 },
  'gpt-5': { input: 1.25, output: 10 },
  'claude-haiku-4-5': { input: 1, output: 5 },
  'claude-sonnet-4-5': { input: 3, output: 15 },
  'claude-opus-4-5': { input: 5, output: 25 },
  'text-embedding-3-small': { input: 0.02, output: 0 },
};

/**
 * Reads `model=input/output` pairs, separated by commas, in US dollars for a million tokens.
 * @throws Error naming the pair that cannot be read.
 */
export function readPrices(text: string): Readonly<Record<string, Price>> {
  const pairs = text
    .split(',')
    .map((pair) => pair.trim())
    .filter((pair) => pair !== '');
  return Object.fromEntries(
    pairs.map((pair) => {
      const [, model = '', input = '', output = ''] =
        /^([^=\s]+)=(\d+(?:\.\d+)?)\/(\d+(?:\.\d+)?)$/.exec(pair) ?? [];
      if (model === '')
        throw new Error(`"${pair}" is no price: write model=input/output, like my-model=0.25/2`);
      return [model, { input: Number(input), output: Number(output) }];
    }),
  );
}

/** The price of a model; the longest listed beginning of its name counts. Null when none is known. */
export function priceOf(model: string, own: Readonly<Record<string, Price>> = {}): Price | null {
  const known = { ...LISTED, ...own };
  const [name] = Object.keys(known)
    .filter((listed) => model === listed || model.startsWith(`${listed}-`))
    .sort((a, b) => b.length - a.length);
  return name === undefined ? null : (known[name] ?? null);
}

/** A million tokens at one dollar are a million micros: tokens times dollars are micros. Rounded up. */
export function withCost(
  tokens: { readonly inputTokens: number; readonly outputTokens: number },
  price: Price | null,
): TokenUsage {
  const { inputTokens, outputTokens } = tokens;
  const costMicros =
    price === null ? null : String(Math.ceil(inputTokens * price.input + outputTokens * price.output));
  return { inputTokens, outputTokens, costMicros };
}

/** Both together; the cost is unknown when either's is. */
export function sumOfUsage(a: TokenUsage | null, b: TokenUsage | null): TokenUsage | null {
  if (a === null || b === null) return a ?? b;
  const costMicros =
    a.costMicros === null || b.costMicros === null
      ? null
      : String(BigInt(a.costMicros) + BigInt(b.costMicros));
  return {
    inputTokens: a.inputTokens + b.inputTokens,
    outputTokens: a.outputTokens + b.outputTokens,
    costMicros,
  };
}

/** About four characters a token, for what the provider has not counted yet. */
export function estimatedTokens(text: string): number {
  return Math.ceil(text.length / 4);
}
