import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { NO_CAP, type Spending, type UsageEvent } from '@adwright/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Meter } from '../../llm/meter.js';
import { Embedders } from './embedders.js';

let server: Server;
let url: string;
let answer: (input: readonly string[], response: ServerResponse) => void;
let inputs: string[][] = [];
let hungUp = 0;

beforeAll(async () => {
  server = createServer((request, response) => {
    let text = '';
    request.on('data', (part: Buffer) => {
      text += part.toString();
    });
    response.on('close', () => {
      if (!response.writableEnded) hungUp += 1;
    });
    request.on('end', () => {
      const { input } = JSON.parse(text) as { input: string[] };
      inputs.push(input);
      answer(input, response);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
});
afterAll(() => {
  server?.close();
  server?.closeAllConnections();
});

function embedding(input: readonly string[], numbers = 384): string {
  const data = input.map((_, index) => ({
    object: 'embedding',
    index,
    embedding: Array.from({ length: numbers }, (__, at) => (at === index ? 2 : 0)),
  }));
  return JSON.stringify({ object: 'list', data, model: 'm', usage: { prompt_tokens: 7, total_tokens: 7 } });
}
const json = (response: ServerResponse, status: number, body: string, headers = {}) =>
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body);

let told: UsageEvent[] = [];
function open(
  spending: Spending = NO_CAP,
  price: { input: number; output: number } | null = { input: 1, output: 0 },
) {
  told = [];
  inputs = [];
  const settings = { apiKey: 'k', baseUrl: url, model: 'm', timeoutMs: 10_000, price };
  const embedders = Embedders.of({ embedding: settings, sendPersonal: false });
  return embedders.open(new Meter(spending, (event) => told.push(event)));
}
const embed = (texts: readonly string[], signal = new AbortController().signal) =>
  open()?.embed(
    texts.map((text) => ({ text, terms: [] })),
    signal,
  );

describe('a provider’s embeddings', () => {
  it('come at length one and in order, are counted, and no personal data is sent for them', async () => {
    answer = (input, response) => json(response, 200, embedding(input));
    const vectors = await embed(['Mail jane@example.com', 'Brand']);
    expect(vectors?.map((vector) => [...vector].indexOf(1))).toEqual([0, 1]);
    expect(inputs).toEqual([['Mail ‹e-mail A›', 'Brand']]);
    expect(told.map(({ estimated, usage }) => [estimated, usage.inputTokens])).toEqual([
      [true, 6],
      [false, 7],
    ]);
    expect(told[1]).toMatchObject({ purpose: 'embedding', usage: { costMicros: '7' } });
  });

  it('are not asked for when the cap is used up, or holds a model without a price', () => {
    const used = { capped: true, remainingMicros: '0' };
    expect(open(used)).toBeNull();
    expect(open({ capped: true, remainingMicros: '5' }, null)).toBeNull();
    expect(open({ capped: true, remainingMicros: '5' })).not.toBeNull();
  });

  it('are asked for again after the time the provider names', async () => {
    let tries = 0;
    answer = (input, response) => {
      tries += 1;
      if (tries === 1) json(response, 429, '{"error":{"message":"slow down"}}', { 'retry-after-ms': '50' });
      else json(response, 200, embedding(input));
    };
    expect(await embed(['a'])).toHaveLength(1);
    expect(tries).toBe(2);
  });

  it.each<[string, typeof answer]>([
    ['of another size', (input, response) => json(response, 200, embedding(input, 1536))],
    ['for fewer texts', (_, response) => json(response, 200, embedding([]))],
    ['that are no JSON', (_, response) => json(response, 200, '{"data":[')],
    ['refused', (_, response) => json(response, 401, '{"error":{"message":"bad key"}}')],
    ['of no numbers', (_, response) => json(response, 200, '{"data":[{"embedding":["x"]}]}')],
  ])('%s are not taken, and what was sent is counted', async (_, misbehave) => {
    answer = misbehave;
    await expect(embed(['a'])).rejects.toMatchObject({ code: 'ai_unavailable' });
    expect(told[0]).toMatchObject({ estimated: true });
  });

  it('stop when whoever asked hangs up', async () => {
    const [before, stop] = [hungUp, new AbortController()];
    answer = () => stop.abort();
    await expect(embed(['a'], stop.signal)).rejects.toMatchObject({ code: 'ai_unavailable' });
    await expect.poll(() => hungUp, { timeout: 5_000 }).toBe(before + 1);
    expect(inputs).toHaveLength(1);
  });
});
