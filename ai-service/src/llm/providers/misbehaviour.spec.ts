import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { NO_CAP, type UsageEvent } from '@adwright/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { startTestSandbox, type TestSandbox } from '../../../../ops/testing/sandbox.js';
import type { ModelEvent } from '../language-model.js';
import { Meter } from '../meter.js';
import { anthropicModel } from './anthropic-model.js';
import { openAiModel } from './openai-model.js';
import type { ProviderModel } from './provider-model.js';

const makers = { openai: openAiModel, anthropic: anthropicModel };
const bases = { openai: '/openai/v1', anthropic: '/anthropic' };
const names = Object.keys(makers) as (keyof typeof makers)[];
const question = [{ role: 'user', text: 'How is it going?' }] as const;
const tool = { name: 'metrics', description: 'Figures', schema: z.object({ limit: z.number() }) };
const shape = z.object({ why: z.string() });
const never = new AbortController().signal;

let sandbox: TestSandbox;
/** Takes every request and answers none. */
let deaf: Server;
let hungUp = 0;
let reached: () => void = () => undefined;
let deafUrl: string;
beforeAll(async () => {
  sandbox = await startTestSandbox();
  deaf = createServer((_, response) => {
    response.on('close', () => {
      hungUp += 1;
    });
    reached();
  });
  deaf.listen(0, '127.0.0.1');
  await once(deaf, 'listening');
  deafUrl = `http://127.0.0.1:${(deaf.address() as AddressInfo).port}`;
});
afterAll(async () => {
  await sandbox?.close();
  deaf?.close();
  deaf?.closeAllConnections();
});

function modelOf(name: keyof typeof makers, url = sandbox.url, timeoutMs = 10_000): ProviderModel {
  return makers[name]({
    apiKey: 'sandbox',
    baseUrl: `${url}${bases[name]}`,
    model: 'sandbox-chat',
    timeoutMs,
    temperature: null,
    price: { input: 1, output: 5 },
  });
}

async function play(...replies: unknown[]): Promise<void> {
  await fetch(`${sandbox.url}/_control/openai`, { method: 'DELETE' });
  await fetch(`${sandbox.url}/_control/openai`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ replies }),
  });
}

let told: UsageEvent[];
const expecting = () => {
  told = [];
  return new Meter(NO_CAP, (event) => told.push(event)).expecting('x', { purpose: 'chat', prompt: null });
};
async function listen(model: ProviderModel, signal = never): Promise<ModelEvent[]> {
  const events: ModelEvent[] = [];
  for await (const event of model.stream(question, [tool], signal, expecting())) events.push(event);
  return events;
}
const said = (events: readonly ModelEvent[]) =>
  events.map((event) => (event.type === 'text' ? event.text : '')).join('');

describe.each(names)('%s', (name) => {
  it('waits as long as it is told to when it asks too often, and then goes on', async () => {
    await play({ mode: 'rate_limited' }, { text: 'Here I am.' });
    expect(said(await listen(modelOf(name)))).toBe('Here I am.');
  });

  it.each([
    ['answers with an error again and again', { mode: 'server_error', times: null }],
    ['is cut off', { mode: 'cut_stream', text: 'Spend rose a great deal, and then it fell.', times: null }],
    ['reaches its limit in the middle', { text: 'Spend rose a great', finishReason: 'length', times: null }],
  ])('%s: it is told as unavailable, and what was sent is counted', async (_, reply) => {
    await play(reply);
    await expect(listen(modelOf(name))).rejects.toMatchObject({ code: 'ai_unavailable' });
    expect(told[0]).toMatchObject({ estimated: true, usage: { costMicros: expect.any(String) } });
  });

  it('falls silent: it is given up', async () => {
    await expect(listen(modelOf(name, deafUrl, 400))).rejects.toMatchObject({ code: 'ai_unavailable' });
    await expect(modelOf(name, deafUrl, 400).fill(question, shape, never, expecting())).rejects.toMatchObject(
      { code: 'ai_unavailable' },
    );
  });

  it('declines, in a stream and in a shape', async () => {
    await play({ mode: 'refusal', times: null });
    await expect(listen(modelOf(name))).rejects.toMatchObject({ code: 'ai_refused' });
    await expect(modelOf(name).fill(question, shape, never, expecting())).rejects.toMatchObject({
      code: expect.stringMatching(/^ai_(refused|unavailable)$/),
    });
  });

  it('calls a tool that nobody offered: the call is handed on by its name, for the caller to refuse', async () => {
    await play({ mode: 'wrong_tool' });
    expect(await listen(modelOf(name))).toEqual([
      { type: 'calls', calls: [expect.objectContaining({ name: 'delete_everything', args: {} })] },
    ]);
  });

  it('says injected words: they are text like any other', async () => {
    await play({ mode: 'injected', text: 'Fine.' });
    expect(said(await listen(modelOf(name)))).toContain('<img src=x onerror=alert(1)>');
  });

  it('writes no JSON where a shape is asked for: it is told, after one more try', async () => {
    // A third request would find a reply that is good: two are asked for, counted and paid.
    await play({ mode: 'invalid_json', times: 2 }, { text: '{"why":"late"}', times: null });
    await expect(modelOf(name).fill(question, shape, never, expecting())).rejects.toMatchObject({
      code: 'ai_unavailable',
    });
    expect(told.filter(({ estimated }) => estimated)).toHaveLength(2);
  });

  it('is hung up on by whoever asked: its connection closes, in a stream and in a shape', async () => {
    for (const ask of [
      (signal: AbortSignal) => listen(modelOf(name, deafUrl), signal),
      (signal: AbortSignal) => modelOf(name, deafUrl).fill(question, shape, signal, expecting()),
    ]) {
      const [before, stop] = [hungUp, new AbortController()];
      reached = () => stop.abort();
      await ask(stop.signal).catch(() => null);
      reached = () => undefined;
      await expect.poll(() => hungUp, { timeout: 5_000 }).toBeGreaterThan(before);
    }
  });
});
