import { NO_CAP, type UsageEvent } from '@adwright/contracts';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { startTestSandbox, type TestSandbox } from '../../../../ops/testing/sandbox.js';
import type { ModelEvent } from '../language-model.js';
import { Meter } from '../meter.js';
import { anthropicModel } from './anthropic-model.js';
import { openAiModel } from './openai-model.js';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterEach(() => fetch(`${sandbox.url}/_control/openai`, { method: 'DELETE' }));
afterAll(() => sandbox?.close());

const settings = (base: string) => ({
  apiKey: 'sandbox',
  baseUrl: `${sandbox.url}${base}`,
  model: 'sandbox-chat',
  // The client waits up to two seconds before it tries again.
  timeoutMs: 8_000,
  temperature: null,
  price: { input: 1, output: 5 },
});
const providers = {
  openai: () => openAiModel(settings('/openai/v1')),
  anthropic: () => anthropicModel(settings('/anthropic')),
};
const names = Object.keys(providers) as (keyof typeof providers)[];

async function script(...replies: unknown[]): Promise<void> {
  const answer = await fetch(`${sandbox.url}/_control/openai`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ replies }),
  });
  if (!answer.ok) throw new Error(await answer.text());
}

let told: UsageEvent[] = [];
const expecting = () => {
  told = [];
  return new Meter(NO_CAP, (event) => told.push(event)).expecting('double', {
    purpose: 'chat',
    prompt: null,
  });
};
const never = new AbortController().signal;
const question = [
  { role: 'system', text: 'Answer.' },
  { role: 'user', text: 'How is it going?' },
] as const;
const tool = { name: 'metrics', description: 'Figures', schema: z.object({ limit: z.number() }) };
const shape = z.object({ verdict: z.enum(['keep', 'change']), why: z.string() });

async function all(
  name: keyof typeof providers,
  tools = [tool],
  signal = new AbortController().signal,
): Promise<ModelEvent[]> {
  const events: ModelEvent[] = [];
  for await (const event of providers[name]().stream(question, tools, signal, expecting()))
    events.push(event);
  return events;
}
const textOf = (events: readonly ModelEvent[]) =>
  events.map((event) => (event.type === 'text' ? event.text : '')).join('');

describe.each(names)('%s', (name) => {
  it('streams text, and counts before and after', async () => {
    await script({ text: 'All is well with the bikes.' });
    const events = await all(name);
    expect(textOf(events)).toBe('All is well with the bikes.');
    expect(told.map(({ reply, estimated }) => [reply, estimated])).toEqual([
      [1, true],
      [1, false],
    ]);
    expect(told[1]).toMatchObject({
      usage: { outputTokens: expect.any(Number), costMicros: expect.any(String) },
    });
  });

  it('calls tools with the arguments as they were written', async () => {
    await script({ toolCalls: [{ name: 'metrics', arguments: { limit: 3 } }] });
    const [calls] = (await all(name)).filter((event) => event.type === 'calls');
    expect(calls).toMatchObject({ calls: [{ name: 'metrics', args: { limit: 3 } }] });
    await script({ toolCalls: [{ name: 'metrics', arguments: {} }], mode: 'invalid_json' });
    const [broken] = (await all(name)).filter((event) => event.type === 'calls');
    expect(broken?.type === 'calls' && typeof broken.calls[0]?.args).toBe('string');
  });

  it('fills a shape; a reply of another shape is sent back once', async () => {
    await script({
      json: { verdict: 'keep', why: 'it works' },
      toolCalls: filling(name, { verdict: 'keep', why: 'it works' }),
    });
    const { value } = await providers[name]().fill(question, shape, never, expecting());
    expect(value).toEqual({ verdict: 'keep', why: 'it works' });
    const fenced = { verdict: 'keep', why: 'run:\n```\nrm -rf\n```\nand {"more":1}' };
    await script({ json: fenced, toolCalls: filling(name, fenced) });
    expect((await providers[name]().fill(question, shape, never, expecting())).value).toEqual(fenced);
    const wrong = { verdict: 'sell', why: '' };
    const right = { verdict: 'change', why: 'tired' };
    await script(
      { json: wrong, toolCalls: filling(name, wrong) },
      { json: right, toolCalls: filling(name, right), match: 'did not have the asked shape' },
    );
    const mended = await providers[name]().fill(question, shape, never, expecting());
    expect(mended.value).toEqual(right);
    await script({ json: wrong, toolCalls: filling(name, wrong), times: null });
    await expect(providers[name]().fill(question, shape, never, expecting())).rejects.toMatchObject({
      code: 'ai_unavailable',
    });
  });

  it('tries again before the first byte, and never after it', async () => {
    await script({ mode: 'server_error' }, { text: 'Here I am.' });
    expect(textOf(await all(name))).toBe('Here I am.');
    await script(
      { mode: 'cut_stream', text: 'Spend rose a great deal, and then it' },
      { text: 'Another reply.' },
    );
    await expect(all(name)).rejects.toMatchObject({ code: 'ai_unavailable' });
  });

  it('says when it declined', async () => {
    await script({ mode: 'refusal' });
    await expect(all(name)).rejects.toMatchObject({ code: 'ai_refused' });
  });

  it('gives up on silence, and stops quietly when it is told to', async () => {
    await script({ mode: 'slow', delayMs: 30_000 });
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 200);
    const started = performance.now();
    expect(textOf(await all(name, [], stop.signal))).toBe('');
    expect(performance.now() - started).toBeLessThan(1_500);
  });
});

/** Anthropic fills a shape by a forced tool, OpenAI by its response format. */
function filling(name: keyof typeof providers, args: unknown) {
  return name === 'anthropic' ? [{ name: 'answer', arguments: args }] : undefined;
}
