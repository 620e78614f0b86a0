import {
  type CampaignDraft,
  type ChatEvent,
  type Conversation,
  type ConversationMessage,
  chatEventSchema,
  type DraftBody,
} from '@adwright/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp, type TestUser } from '../../common/testing/test-app.js';
import { startBuilderDouble } from './testing/draft-world.js';

let api: TestApp;
let ai: Awaited<ReturnType<typeof startBuilderDouble>>;
let owner: TestUser;
let conversation: Conversation;

beforeAll(async () => {
  ai = await startBuilderDouble();
  api = await startTestApp({ AI_SERVICE_URL: ai.url });
  owner = await api.signUp();
});
afterAll(async () => {
  await api?.close();
  await ai?.close();
});
beforeEach(async () => {
  conversation = (await owner.client.post<Conversation>('/conversations', {})).body;
  ai.answers(() => ({}));
  ai.speaks('{"type":"build"}');
});

const budget = { micros: '50000000', currency: 'EUR', period: 'day' } as const;
const withBudget = (body: DraftBody, micros: string, confirmed: boolean): DraftBody => ({
  ...body,
  slots: { ...body.slots, budget: { value: { ...budget, micros }, source: 'said', confirmed } },
});

async function say(text: string, who = owner, path = 'messages'): Promise<ChatEvent[]> {
  const answer = await who.client.post<string>(
    `/conversations/${conversation.id}/${path}`,
    path === 'messages' ? { text } : {},
  );
  expect(answer.status, answer.text).toBe(200);
  return answer.text.split('\n\n').flatMap((block) => {
    const line = block.split('\n').find((part) => part.startsWith('data: '));
    return line ? [chatEventSchema.parse(JSON.parse(line.slice(6)))] : [];
  });
}
const drafts = async () =>
  (
    await owner.client.get<{ items: CampaignDraft[] }>('/drafts', {
      query: { conversationId: conversation.id },
    })
  ).body.items;
const draft = async () => (await owner.client.get<CampaignDraft>(`/drafts/${(await drafts())[0]?.id}`)).body;
const last = async () =>
  (
    await owner.client.get<{ messages: ConversationMessage[] }>(`/conversations/${conversation.id}`)
  ).body.messages.at(-1);

describe('a conversation that builds a campaign', () => {
  it('begins a draft when a campaign is asked for, says the builder’s words and tells the reader', async () => {
    ai.answers(({ body }) => ({
      body: withBudget(body, '50000000', false),
      segments: [
        { type: 'text', text: 'Noted: ' },
        { type: 'slot', slot: 'budget', text: '50.00 EUR a day' },
      ],
    }));
    const events = await say('Build a campaign for 50 euros a day');
    expect(events.map(({ type }) => type)).toEqual([
      'started',
      'engine',
      'engine',
      'draft',
      'parts',
      'ended',
    ]);
    expect(await last()).toMatchObject({
      state: 'done',
      engine: 'double',
      segments: [{ type: 'text' }, { text: '50.00 EUR a day' }],
    });
    expect(ai.turns.at(-1)?.message).toBe('Build a campaign for 50 euros a day');
    expect((await draft()).slots.budget.value).toEqual(budget);
    // The next message goes to the draft at once.
    await say('start Tuesday');
    expect(ai.turns.at(-1)).toMatchObject({
      message: 'start Tuesday',
      body: { slots: { budget: { value: budget } } },
    });
  });

  it('answers other questions and leads back', async () => {
    await say('Build a campaign');
    ai.speaks('{"type":"segments","segments":[{"type":"text","text":"All is well."}]}');
    ai.answers(() => ({ about: 'other', segments: [{ type: 'text', text: 'Back to the draft.' }] }));
    await say('Is anything wrong?');
    expect((await last())?.segments).toEqual([
      { type: 'text', text: 'All is well.' },
      { type: 'text', text: 'Back to the draft.' },
    ]);
  });

  it('never confirms what the person was not shown, whatever the service says', async () => {
    ai.answers(({ body }) => ({ body: withBudget(body, '50000000', true) }));
    await say('Build a campaign');
    expect((await draft()).unconfirmed).toContain('budget');
    // Shown by the turn before, the same value can be confirmed now, and no other.
    await say('yes');
    expect((await draft()).unconfirmed).not.toContain('budget');
    ai.answers(({ body }) => ({ body: withBudget(body, '900000000', true) }));
    await say('yes');
    expect((await draft()).unconfirmed).toContain('budget');
  });

  it('knows an edit by hand, and asks again before a yes can mean it', async () => {
    await say('Build a campaign');
    ai.answers(({ body }) => ({ body: { ...body, dialogue: { ...body.dialogue, confirming: ['budget'] } } }));
    await say('well');
    const before = await draft();
    await owner.client.patch(`/drafts/${before.id}`, {
      version: before.version,
      set: { budget: { ...budget, micros: '70000000' } },
    });
    ai.answers(() => ({}));
    await say('yes');
    expect(ai.turns.at(-1)?.body).toMatchObject({
      slots: { budget: { value: { micros: '70000000' }, source: 'edited' } },
      dialogue: { confirming: [] },
    });
  });

  it('takes each message in once: an answer given anew only repeats what is asked', async () => {
    await say('Build a campaign');
    await say('yes');
    await say('', owner, 'regenerate');
    expect(ai.turns.at(-1)?.message).toBeNull();
  });

  it('refuses an account the person cannot see, and a body that is none', async () => {
    ai.answers(({ body }) => ({
      body: {
        ...body,
        slots: {
          ...body.slots,
          accounts: { value: ['00000000-0000-4000-8000-000000000001'], source: 'said', confirmed: false },
        },
      },
    }));
    await say('Build a campaign');
    expect((await draft()).slots.accounts.value).toBeNull();
    ai.answers(() => ({ body: { slots: {} } as unknown as DraftBody }));
    expect((await say('more')).at(-1)).toMatchObject({ state: 'failed', error: { code: 'ai_unavailable' } });
    ai.answers(() => ({ segments: [{ type: 'text', text: 'It costs 42.' }] }));
    expect((await say('more')).at(-1)).toMatchObject({ state: 'failed', error: { code: 'ai_unavailable' } });
  });

  it('begins none for a viewer, and takes no slot from the chat’s own voice', async () => {
    const viewer = await api.join(owner, { role: 'viewer' });
    conversation = (await viewer.client.post<Conversation>('/conversations', {})).body;
    const events = await say('Build a campaign', viewer);
    expect(events.at(-1)).toMatchObject({ state: 'failed', error: { code: 'forbidden' } });
    expect((await viewer.client.get<{ items: unknown[] }>('/drafts')).body.items).toEqual([]);
    ai.speaks('{"type":"segments","segments":[{"type":"slot","slot":"budget","text":"99 EUR"}]}');
    expect((await say('How much?', viewer)).at(-1)).toMatchObject({ error: { code: 'ai_unavailable' } });
  });

  it('builds one draft at a time', async () => {
    await say('Build a campaign');
    expect((await owner.client.post('/drafts', { conversationId: conversation.id })).status).toBe(409);
    const colleague = await api.join(owner, { role: 'admin' });
    expect((await colleague.client.post('/drafts', { conversationId: conversation.id })).status).toBe(404);
  });
});
