import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type TestSandbox, testSandbox } from '../testing/client.js';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await testSandbox();
});
afterEach(() => sandbox.call('DELETE', '/_control/openai'));
afterAll(() => sandbox.close());

const KEY = { 'x-api-key': 'sandbox', 'anthropic-version': '2023-06-01' };
const ASK = {
  model: 'sandbox-chat',
  max_tokens: 100,
  messages: [{ role: 'user', content: 'How is the e-bike campaign?' }],
};
const PATH = '/anthropic/v1/messages';
const say = (more: Record<string, unknown> = {}) => sandbox.call('POST', PATH, { ...ASK, ...more }, KEY);
const script = (...replies: Record<string, unknown>[]) =>
  sandbox.call('POST', '/_control/openai', { replies });
const TOOLS = [{ name: 'list_campaigns', input_schema: { type: 'object' } }];

async function events(
  more: Record<string, unknown> = {},
): Promise<{ name: string; data: { delta?: { partial_json?: string } } }[]> {
  const response = await fetch(`${sandbox.url}${PATH}`, {
    method: 'POST',
    headers: { ...KEY, 'content-type': 'application/json' },
    body: JSON.stringify({ ...ASK, stream: true, ...more }),
  });
  const text = await response.text();
  return text
    .split('\n\n')
    .filter(Boolean)
    .map((event) => {
      const [name = '', data = ''] = event.split('\n');
      return { name: name.replace('event: ', ''), data: JSON.parse(data.replace('data: ', '')) };
    });
}

describe('the double of the Messages API', () => {
  it('answers in the protocol’s shape', async () => {
    const { status, body } = await say();
    expect(status).toBe(200);
    expect(body).toMatchObject({ type: 'message', role: 'assistant', stop_reason: 'end_turn' });
    expect(body.content[0]).toMatchObject({ type: 'text', text: expect.stringContaining('e-bike') });
    const forced = await say({ tools: TOOLS, tool_choice: { type: 'tool', name: 'list_campaigns' } });
    expect(forced.body).toMatchObject({
      stop_reason: 'tool_use',
      content: [{ type: 'tool_use', name: 'list_campaigns', input: {} }],
    });
  });

  it('streams its events in order, and breaks off when it is told to', async () => {
    await script({ toolCalls: [{ name: 'list_campaigns', arguments: { limit: 3 } }] });
    const all = await events({ tools: TOOLS });
    expect(all.map(({ name }) => name).filter((name) => name !== 'content_block_delta')).toEqual([
      'message_start',
      'ping',
      'content_block_start',
      'content_block_stop',
      'message_delta',
      'message_stop',
    ]);
    const parts = all.filter(({ name }) => name === 'content_block_delta');
    expect(JSON.parse(parts.map(({ data }) => data.delta?.partial_json).join(''))).toEqual({ limit: 3 });
    await script({ mode: 'cut_stream', text: 'A reply that never comes to its end.' });
    await expect(events()).rejects.toThrow();
  });

  it('fails as the vendor does', async () => {
    await script({ mode: 'rate_limited' }, { mode: 'server_error' });
    expect((await say()).status).toBe(429);
    expect((await say()).body).toMatchObject({ type: 'error', error: { type: 'overloaded_error' } });
    expect((await sandbox.call('POST', PATH, ASK)).body.error.type).toBe('authentication_error');
    expect((await say({ max_tokens: 0 })).body.error.type).toBe('invalid_request_error');
  });
});
