import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { CampaignDraft } from '@adwright/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp, type TestUser } from '../../common/testing/test-app.js';
import { askForCopy } from './testing/copy-world.js';

let api: TestApp;
let owner: TestUser;
let draftId: string;
/** What the AI service does with a request for texts. */
let onCopy: (response: ServerResponse, body: { sources: { id: string; text: string }[] }) => void;
const server = createServer((request, response) => {
  let text = '';
  request.on('data', (part: Buffer) => {
    text += part.toString();
  });
  request.on('end', () => {
    response.setHeader('content-type', 'application/json');
    if (request.url === '/copy') onCopy(response, JSON.parse(text));
    else response.end(JSON.stringify({ model: 'none', items: [] }));
  });
});

beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  api = await startTestApp({ AI_SERVICE_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
  owner = await api.signUp();
  const made = (await owner.client.post<CampaignDraft>('/drafts', {})).body;
  const body = { version: made.version, set: { platforms: ['google'], business: 'dentist practice' } };
  await owner.client.patch(`/drafts/${made.id}`, body);
  draftId = made.id;
});
afterAll(async () => {
  await api?.close();
  server.closeAllConnections();
  server.close();
});

describe('ideas while they are written', () => {
  it('are stopped at the AI service when the person hangs up', async () => {
    const asked = new Promise<ServerResponse>((resolve) => {
      onCopy = resolve;
    });
    const leave = new AbortController();
    const cookie = [...owner.client.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const reading = await fetch(`${api.url}/api/copy-ideas`, {
      method: 'POST',
      headers: { cookie, 'content-type': 'application/json' },
      body: JSON.stringify({ draftId }),
      signal: leave.signal,
    });
    expect(reading.status).toBe(200);
    const writing = await asked;
    const closed = once(writing, 'close');
    expect(writing.writableEnded).toBe(false);
    leave.abort();
    await closed;
    expect(writing.writableEnded).toBe(false);
  });

  it('are not believed: what the AI service answers is checked against what was handed over', async () => {
    onCopy = (response, { sources }) => {
      const own = sources.find(({ text }) => text === 'dentist practice')?.id ?? '';
      const idea = (text: string, ...ids: string[]) => ({ part: 'headlines', text, sources: ids });
      response.end(
        JSON.stringify({
          language: 'en',
          texts: [
            idea('Your dentist practice', own),
            idea('The best dentist practice', own),
            idea('Your practice since 1950', own),
            idea('Somebody else’s passage', 's77'),
            idea('Made of nothing'),
            idea('See evil.example', own),
          ],
          dropped: {},
          engine: 'double',
          prompt: null,
        }),
      );
    };
    const { ideas } = await askForCopy(owner.client, { draftId });
    expect(ideas?.ideas.map(({ text, sources }) => [text, sources])).toEqual([
      ['Your dentist practice', [{ kind: 'said', text: 'dentist practice' }]],
    ]);
  });

  it('are refused whole when they are not of the agreed shape', async () => {
    onCopy = (response) =>
      response.end(JSON.stringify({ texts: [{ part: 'images', text: 'x', sources: [] }] }));
    expect((await askForCopy(owner.client, { draftId })).problem?.code).toBe('ai_unavailable');
  });
});
