import {
  type ChatEvent,
  type Conversation,
  type ConversationMessage,
  chatEventSchema,
  type Fact,
  type FactRows,
} from '@adwright/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp, type TestUser } from '../../../common/testing/test-app.js';
import type { TestClient } from '../../../common/testing/test-client.js';
import { addAdAccount, addTestClient, brokenTracking } from '../testing/ad-world.js';
import { startSpeechDouble, type Voice } from '../testing/speech-double.js';

type Whole = Conversation & { messages: ConversationMessage[] };

let ai: Awaited<ReturnType<typeof startSpeechDouble>>;
let api: TestApp;
let owner: TestUser;
let conversation: Conversation;

beforeAll(async () => {
  ai = await startSpeechDouble();
  api = await startTestApp({ AI_SERVICE_URL: ai.url });
  owner = await api.signUp();
  const clientId = await addTestClient(owner, 'Shown');
  await addAdAccount(api, owner, { name: 'Shop', clientId, externalId: '1', campaigns: brokenTracking });
});
afterAll(async () => {
  await api?.close();
  await ai?.close();
});
beforeEach(async () => {
  conversation = (await owner.client.post<Conversation>('/conversations', {})).body;
});

const eventsOf = (text: string): ChatEvent[] =>
  text.split('\n\n').flatMap((block) => {
    const line = block.split('\n').find((part) => part.startsWith('data: '));
    return line ? [chatEventSchema.parse(JSON.parse(line.slice(6)))] : [];
  });
const path = (rest = '') => `/conversations/${conversation.id}${rest}`;
const read = async (who: TestClient = owner.client) => (await who.get<Whole>(path())).body;
const answerOf = async () => (await read()).messages.at(-1);

async function ask(text: string, rest = '/messages', body: unknown = { text }): Promise<ChatEvent[]> {
  const answer = await owner.client.post<string>(path(rest), body);
  expect(answer.status, answer.text).toBe(200);
  return eventsOf(answer.text);
}

/** Asks without waiting for the end; resolves when the answer streams. */
async function askAndLeave(text: string): Promise<void> {
  const gone = new AbortController();
  const cookie = [...owner.client.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const response = await fetch(`${api.url}/api${path('/messages')}`, {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/json' },
    body: JSON.stringify({ text }),
    signal: gone.signal,
  });
  await response.body?.getReader().read();
  gone.abort();
}

/** A gate that a script waits at until the test opens it. */
function door() {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, opened };
}

async function sayCost(voice: Voice): Promise<void> {
  const { facts } = await voice.tool('metrics', { window: { preset: 'last_7_days' }, measures: ['cost'] });
  const cost = facts.find(({ measure }) => measure === 'cost');
  voice.say('You spent ', { type: 'fact', id: cost?.id ?? 'c0.f0' }, '.');
  voice.done();
}

describe('a conversation', () => {
  it('streams an answer whose figure opens its query, its rows and its time', async () => {
    ai.play(sayCost);
    const events = await ask('How much did I spend last week?');
    expect(events.map(({ type }) => type)).toEqual(['started', 'engine', 'parts', 'ended']);
    const answer = await answerOf();
    expect(answer).toMatchObject({ state: 'done', engine: 'double', usage: { outputTokens: 5 }, refused: 0 });
    const [fact] = answer?.facts ?? [];
    expect(fact).toMatchObject({ value: '560000000', currency: 'EUR', unit: 'micros' });
    const shown = await owner.client.get<{ fact: Fact; rows: FactRows }>(
      path(`/messages/${answer?.id}/facts/${fact?.id}`),
    );
    expect(shown.body.fact).toMatchObject({
      query: { tool: 'metrics' },
      syncedAt: '2026-11-16T05:00:00.000Z',
    });
    expect(shown.body.rows.rows[0]).toContain('560000000');
    expect((await read()).title).toBe('How much did I spend last week?');
  });

  it('takes no figure from the AI service that no tool gave out, nor a digit in its text', async () => {
    ai.play((voice) => {
      voice.say('Spend was ', { type: 'fact', id: 'c1.f1' }, '.');
      voice.say('All is well.');
      voice.done();
    });
    await ask('How much?');
    expect(await answerOf()).toMatchObject({
      segments: [{ type: 'text', text: 'All is well.' }],
      refused: 1,
    });
    ai.play((voice) => {
      voice.raw(
        `data: ${JSON.stringify({ type: 'segments', segments: [{ type: 'text', text: 'It was 42.' }] })}\n\n`,
      );
      voice.done();
    });
    await ask('And now?');
    expect(await answerOf()).toMatchObject({
      state: 'failed',
      segments: [],
      error: { code: 'ai_unavailable' },
    });
  });

  it('gives the model the former turns without their figures', async () => {
    ai.play(sayCost);
    await ask('How much did I spend last week?');
    await ask('And before?');
    expect(ai.turns.at(-1)?.history).toEqual([
      { role: 'user', text: 'How much did I spend last week?' },
      { role: 'assistant', text: 'You spent (cost).' },
    ]);
  });

  it('goes on when the reader leaves, and is read again from the start or the middle', async () => {
    const gate = door();
    ai.play(async (voice) => {
      voice.say('First part. ');
      await gate.opened;
      voice.say('Last part.');
      voice.done();
    });
    await askAndLeave('Tell me slowly');
    expect((await answerOf())?.state).toBe('streaming');
    const again = await owner.client.send('GET', path('/stream'));
    const later = await owner.client.send('GET', path('/stream'), undefined, {
      headers: { 'last-event-id': '2' },
    });
    gate.open();
    expect(eventsOf(await again.text()).map(({ type }) => type)).toEqual([
      'started',
      'engine',
      'parts',
      'parts',
      'ended',
    ]);
    expect(eventsOf(await later.text()).map(({ type }) => type)).toEqual(['parts', 'parts', 'ended']);
    expect((await answerOf())?.segments).toHaveLength(2);
    // Once it has ended, the stream gives all of it at once.
    const whole = eventsOf((await owner.client.get<string>(path('/stream'))).text);
    expect(whole.map(({ type }) => type)).toEqual(['parts', 'ended']);
  });

  it('stops down to the provider and keeps what was said', async () => {
    let voice: Voice | undefined;
    ai.play(async (speaking) => {
      voice = speaking;
      speaking.say('So far so good.');
      await new Promise(() => {});
    });
    await askAndLeave('Tell me everything');
    await expect.poll(async () => eventsSeen(), { timeout: 5000 }).toBeGreaterThan(0);
    const stopped = await owner.client.post<{ stopped: boolean }>(path('/stop'), {});
    expect(stopped).toMatchObject({ status: 202, body: { stopped: true } });
    await expect.poll(async () => (await answerOf())?.state, { timeout: 5000 }).toBe('stopped');
    await expect.poll(() => voice?.closed, { timeout: 5000 }).toBe(true);
    expect((await answerOf())?.segments).toEqual([{ type: 'text', text: 'So far so good.' }]);
    expect((await owner.client.post(path('/stop'), {})).body).toEqual({ stopped: false });
    function eventsSeen() {
      return voice === undefined ? 0 : 1;
    }
  });

  it('gives one answer at a time, and an answer anew in place of the former', async () => {
    const gate = door();
    ai.play(async (voice) => {
      await gate.opened;
      voice.say('Once.');
      voice.done();
    });
    await askAndLeave('Slow one');
    expect((await owner.client.post(path('/messages'), { text: 'Quick one' })).status).toBe(409);
    gate.open();
    await expect.poll(async () => (await answerOf())?.state, { timeout: 5000 }).toBe('done');
    ai.play((voice) => {
      voice.say('Anew.');
      voice.done();
    });
    await ask('', '/regenerate', {});
    const { messages } = await read();
    expect(messages.map(({ role }) => role)).toEqual(['user', 'assistant']);
    expect(messages[1]?.segments).toEqual([{ type: 'text', text: 'Anew.' }]);
    expect(ai.turns.at(-1)).toMatchObject({ question: 'Slow one', history: [] });
  });

  it('says that it failed when the AI service breaks off, and can be asked again', async () => {
    ai.play((voice) => {
      voice.say('Half of ');
      setTimeout(() => voice.cut(), 50);
    });
    const events = await ask('Try');
    expect(events.at(-1)).toMatchObject({
      type: 'ended',
      state: 'failed',
      error: { code: 'ai_unavailable' },
    });
    expect((await answerOf())?.segments).toEqual([{ type: 'text', text: 'Half of ' }]);
    ai.play(sayCost);
    await ask('', '/regenerate', {});
    expect((await answerOf())?.state).toBe('done');
  });

  it('whose process died is ended by whoever looks next', async () => {
    ai.play(sayCost);
    await ask('How much?');
    await api.database.asOwner(
      "UPDATE conversation_messages SET state = 'streaming' WHERE conversation_id = $1 AND role = 'assistant'",
      [conversation.id],
    );
    expect(await answerOf()).toMatchObject({ state: 'failed', error: { code: 'unavailable' } });
    expect((await answerOf())?.facts).toHaveLength(1);
  });

  it('is listed by last use, renamed and deleted with all it holds', async () => {
    ai.play(sayCost);
    const other = (await owner.client.post<Conversation>('/conversations', { title: 'Other' })).body;
    await ask('How much?');
    const first = await owner.client.get<{ items: Conversation[]; nextCursor: string }>('/conversations', {
      query: { limit: 1 },
    });
    expect(first.body.items.map(({ id }) => id)).toEqual([conversation.id]);
    const next = await owner.client.get<{ items: Conversation[] }>('/conversations', {
      query: { limit: 1, cursor: first.body.nextCursor },
    });
    expect(next.body.items.map(({ id }) => id)).toEqual([other.id]);
    const renamed = await owner.client.patch<Conversation>(path(), { title: 'Spend' });
    expect(renamed.body.title).toBe('Spend');
    expect((await owner.client.delete(path())).status).toBe(204);
    expect((await owner.client.get(path())).status).toBe(404);
    const left = await api.database.asOwner(
      'SELECT 1 FROM conversation_messages WHERE conversation_id = $1',
      [conversation.id],
    );
    expect(left).toEqual([]);
  });
});

describe('a conversation of somebody else', () => {
  it('is not there, for a colleague with every right either', async () => {
    ai.play(sayCost);
    await ask('How much?');
    const answer = await answerOf();
    const colleague = await api.join(owner, { role: 'admin' });
    const stranger = await api.signUp();
    for (const { client } of [colleague, stranger]) {
      expect((await client.get<{ items: unknown[] }>('/conversations')).body.items).toEqual([]);
      const tries = [
        client.get(path()),
        client.get(path('/stream')),
        client.get(path(`/messages/${answer?.id}/facts/${answer?.facts[0]?.id}`)),
        client.patch(path(), { title: 'Mine' }),
        client.delete(path()),
        client.post(path('/messages'), { text: 'Hello' }),
        client.post(path('/regenerate'), {}),
        client.post(path('/stop'), {}),
      ];
      for (const { status } of await Promise.all(tries)) expect(status).toBe(404);
    }
    expect((await read()).messages).toHaveLength(2);
  });
});
