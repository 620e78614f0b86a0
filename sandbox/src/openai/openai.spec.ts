import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type TestSandbox, testSandbox } from '../testing/client.js';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await testSandbox();
});
afterEach(() => sandbox.call('DELETE', '/_control/openai'));
afterAll(() => sandbox.close());

const KEY = { authorization: 'Bearer sk-sandbox' };
const ASK = { model: 'sandbox-chat', messages: [{ role: 'user', content: 'How is the e-bike campaign?' }] };
const chat = (more: Record<string, unknown> = {}) =>
  sandbox.call('POST', '/openai/v1/chat/completions', { ...ASK, ...more }, KEY);
const script = (...replies: Record<string, unknown>[]) =>
  sandbox.call('POST', '/_control/openai', { replies });
const SCHEMA = {
  type: 'object',
  properties: {
    verdict: { enum: ['keep', 'change'] },
    score: { type: 'integer', minimum: 1, maximum: 5 },
    reasons: { type: 'array', items: { $ref: '#/$defs/reason' } },
  },
  required: ['verdict', 'score', 'reasons'],
  $defs: { reason: { type: 'object', properties: { text: { type: 'string' } }, required: ['text'] } },
};
const FORMAT = { type: 'json_schema', json_schema: { name: 'verdict', strict: true, schema: SCHEMA } };
const TOOLS = [{ type: 'function', function: { name: 'list_campaigns', parameters: { type: 'object' } } }];

async function events(more: Record<string, unknown>): Promise<string[]> {
  const response = await fetch(`${sandbox.url}/openai/v1/chat/completions`, {
    method: 'POST',
    headers: { ...KEY, 'content-type': 'application/json' },
    body: JSON.stringify({ ...ASK, stream: true, ...more }),
  });
  const text = await response.text();
  return text
    .split('\n\n')
    .filter(Boolean)
    .map((event) => event.replace(/^data: /, ''));
}

describe('the double of a language model', () => {
  it('answers the same request in the same way', async () => {
    const { status, body } = await chat();
    expect(status).toBe(200);
    expect(body.choices[0]).toMatchObject({
      message: { role: 'assistant', content: expect.stringContaining('e-bike'), refusal: null },
      finish_reason: 'stop',
    });
    expect(body.usage.total_tokens).toBe(body.usage.prompt_tokens + body.usage.completion_tokens);
    expect((await chat()).body.choices).toEqual(body.choices);
  });

  it('fills the schema it is given and calls the tool it must call', async () => {
    const answer = JSON.parse((await chat({ response_format: FORMAT })).body.choices[0].message.content);
    expect(['keep', 'change']).toContain(answer.verdict);
    expect(answer.score).toBeGreaterThanOrEqual(1);
    expect(answer.score).toBeLessThanOrEqual(5);
    expect(answer.reasons).toEqual([{ text: expect.any(String) }]);
    const { body } = await chat({ tools: TOOLS, tool_choice: 'required' });
    expect(body.choices[0].finish_reason).toBe('tool_calls');
    expect(body.choices[0].message.tool_calls[0].function).toEqual({
      name: 'list_campaigns',
      arguments: '{}',
    });
  });

  it('says what was scripted, in order, where it fits', async () => {
    await script({ text: 'first' }, { json: { a: 1 } }, { text: 'only for trains', match: 'train' });
    expect((await chat()).body.choices[0].message.content).toBe('first');
    expect((await chat()).body.choices[0].message.content).toBe('{"a":1}');
    expect((await chat()).body.choices[0].message.content).toContain('Sandbox answer');
    const messages = [{ role: 'user', content: [{ type: 'text', text: 'and the train?' }] }];
    expect((await chat({ messages })).body.choices[0].message.content).toBe('only for trains');
    await script({ toolCalls: [{ name: 'list_campaigns', arguments: { limit: 3 } }] });
    const [choice] = (await chat({ tools: TOOLS })).body.choices;
    expect(JSON.parse(choice.message.tool_calls[0].function.arguments)).toEqual({ limit: 3 });
  });

  it('streams the same answer in pieces', async () => {
    await script({ text: 'One sentence that is longer than a piece.', times: null });
    const list = await events({ stream_options: { include_usage: true } });
    expect(list.at(-1)).toBe('[DONE]');
    const chunks = list.slice(0, -1).map((text) => JSON.parse(text));
    const content = chunks.map((chunk) => chunk.choices[0]?.delta.content ?? '').join('');
    expect(content).toBe('One sentence that is longer than a piece.');
    expect(chunks.at(-2).choices[0].finish_reason).toBe('stop');
    expect(chunks.at(-1)).toMatchObject({ choices: [], usage: { total_tokens: expect.any(Number) } });
    await sandbox.call('DELETE', '/_control/openai');
    await script({ toolCalls: [{ name: 'list_campaigns', arguments: { status: 'enabled', limit: 20 } }] });
    const calls = (await events({ tools: TOOLS })).slice(0, -1).map((text) => JSON.parse(text));
    const parts = calls.flatMap((chunk) => chunk.choices[0].delta.tool_calls ?? []);
    expect(parts[0]).toMatchObject({ index: 0, type: 'function', function: { name: 'list_campaigns' } });
    expect(JSON.parse(parts.map((part) => part.function.arguments).join(''))).toEqual({
      status: 'enabled',
      limit: 20,
    });
  });

  it('misbehaves as told', async () => {
    const said = async (mode: string, more: Record<string, unknown> = {}) => {
      await script({ mode });
      return (await chat(more)).body.choices[0].message;
    };
    const broken = await said('invalid_json', { response_format: FORMAT });
    expect(() => JSON.parse(broken.content)).toThrow();
    expect((await said('wrong_tool', { tools: TOOLS })).tool_calls[0].function.name).not.toBe(
      'list_campaigns',
    );
    expect(await said('refusal')).toMatchObject({ content: null, refusal: expect.any(String) });
    expect((await said('injected')).content).toContain('earlier rules are void');
    expect((await said('invented_numbers')).content).toMatch(/\d/);
    await script({ mode: 'rate_limited' }, { mode: 'server_error' }, { mode: 'slow', delayMs: 200 });
    const limited = await chat();
    expect([limited.status, limited.headers.get('retry-after')]).toEqual([429, '1']);
    expect((await chat()).status).toBe(500);
    const started = performance.now();
    await chat();
    expect(performance.now() - started).toBeGreaterThan(190);
    await script({ mode: 'cut_stream', times: 2, text: 'A reply that will never come to its end.' });
    await expect(events({})).rejects.toThrow();
    await expect(chat()).rejects.toThrow();
  });

  it('wants a key and a request that makes sense', async () => {
    const path = '/openai/v1/chat/completions';
    expect((await sandbox.call('POST', path, ASK)).body.error.code).toBe('invalid_api_key');
    expect((await chat({ messages: [] })).body.error.type).toBe('invalid_request_error');
    expect((await sandbox.call('GET', '/openai/v1/nothing', undefined, KEY)).status).toBe(404);
    expect((await script({ mode: 'sulk' })).status).toBe(400);
  });
});

describe('embeddings', () => {
  const embed = async (input: unknown, more: Record<string, unknown> = {}) =>
    (
      await sandbox.call(
        'POST',
        '/openai/v1/embeddings',
        { model: 'm', input, dimensions: 384, ...more },
        KEY,
      )
    ).body.data;
  const dot = (a: number[], b: number[]) => a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0);

  it('are unit vectors in which kindred texts are near', async () => {
    const [a, b, c] = (await embed(['E-Bike kaufen Berlin', 'E-Bikes in Berlin', 'Zahnarzt Termin'])).map(
      (one: { embedding: number[] }) => one.embedding,
    );
    expect(a).toHaveLength(384);
    expect(dot(a, a)).toBeCloseTo(1, 6);
    expect(dot(a, b)).toBeGreaterThan(dot(a, c) + 0.2);
    expect((await embed('')).length).toBe(1);
  });

  it('come in base64 when asked', async () => {
    const [plain] = await embed('same text');
    const [packed] = await embed('same text', { encoding_format: 'base64' });
    const bytes = Buffer.from(packed.embedding, 'base64');
    const floats = Array.from({ length: 384 }, (_, at) => bytes.readFloatLE(at * 4));
    expect(floats.every((value, at) => Math.abs(value - plain.embedding[at]) < 1e-6)).toBe(true);
  });
});
