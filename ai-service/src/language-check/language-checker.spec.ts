import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { NO_CAP, type Spending, type UsageEvent } from '@adwright/contracts';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../config/config.js';
import { Meter } from '../llm/meter.js';
import { Models } from '../llm/models.js';
import { LanguageChecker } from './language-checker.js';

const KEY = 'sk-very-secret-key';
/** What the provider answers next; null = nothing at all. */
let next: { status: number; body: unknown } | null = null;
let provider: Server;
let url: string;
beforeAll(async () => {
  provider = createServer((request, response) => {
    request.resume();
    if (next === null) return;
    response.writeHead(next.status, { 'content-type': 'application/json' }).end(JSON.stringify(next.body));
  });
  provider.listen(0, '127.0.0.1');
  await once(provider, 'listening');
  url = `http://127.0.0.1:${(provider.address() as AddressInfo).port}/v1`;
});
afterAll(() => {
  provider.close();
  provider.closeAllConnections();
});

const completion = (content: string) => ({
  status: 200,
  body: {
    id: 'c1',
    object: 'chat.completion',
    created: 1,
    model: 'gpt-5-mini',
    choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content } }],
    usage: { prompt_tokens: 12, completion_tokens: 4, total_tokens: 16 },
  },
});
const refused = (status: number) => ({
  status,
  body: { error: { message: `Incorrect API key provided: ${KEY}`, type: 'invalid', code: 'x' } },
});

async function check(env: Record<string, string>, spending: Spending = NO_CAP, patienceMs = 10_000) {
  const config = readConfig({ SERVICE_TOKEN: 'x'.repeat(32), ...env });
  const events: UsageEvent[] = [];
  const checker = new LanguageChecker(Models.of(config), config, pino({ level: 'silent' }), patienceMs);
  const meter = new Meter(spending, (event) => events.push(event));
  return { told: await checker.check(meter, new AbortController().signal), events };
}
const openAi = (more: Record<string, string> = {}) => ({
  OPENAI_API_KEY: KEY,
  OPENAI_BASE_URL: url,
  LLM_PRICES: 'gpt-5-mini=1/2',
  ...more,
});

describe('the check of the language model', () => {
  it('asks nobody where nobody is configured', async () => {
    expect(await check({})).toEqual({
      told: {
        engine: null,
        priced: false,
        embedding: null,
        personalDataSent: false,
        instead: null,
        call: null,
      },
      events: [],
    });
  });

  it('names the model and says that it answered, and what that cost', async () => {
    next = completion('{"ready": true}');
    const { told, events } = await check(openAi());
    expect(told).toMatchObject({
      engine: 'openai:gpt-5-mini',
      priced: true,
      embedding: 'text-embedding-3-small',
      instead: null,
      call: { fault: null },
    });
    expect(events.map(({ purpose, estimated }) => [purpose, estimated])).toEqual([
      ['check', true],
      ['check', false],
    ]);
  });

  it.each([
    [401, 'key_refused'],
    [404, 'model_unknown'],
    [400, 'wrong_answer'],
  ])('tells a %s as %s, and no word of what the provider said', async (status, fault) => {
    next = refused(status);
    const { told } = await check(openAi());
    expect(told.call).toMatchObject({ fault });
    expect(JSON.stringify(told)).not.toContain(KEY);
  });

  it('gives up on a provider that is silent', async () => {
    next = null;
    const { told } = await check(openAi(), NO_CAP, 300);
    expect(told.call).toMatchObject({ fault: 'no_answer' });
    expect(told.call?.milliseconds).toBeLessThan(5_000);
  });

  it('tells an answer that is no answer', async () => {
    next = completion('I would rather talk about the weather.');
    expect((await check(openAi())).told.call).toMatchObject({ fault: 'wrong_answer' });
  });

  it('asks nobody over the cap, or under one that cannot hold the model', async () => {
    next = completion('{"ready": true}');
    const spent = { capped: true, remainingMicros: '0' };
    expect((await check(openAi(), spent)).told).toMatchObject({ instead: 'cap_reached', call: null });
    const left = { capped: true, remainingMicros: '5000000' };
    const unpriced = openAi({ OPENAI_MODEL: 'somebody-elses-model' });
    expect((await check(unpriced, left)).told).toMatchObject({ instead: 'price_unknown', call: null });
  });
});
