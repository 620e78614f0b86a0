import { setTimeout as wait } from 'node:timers/promises';
import type { AiUsage, Conversation, Problem } from '@adwright/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp, type TestUser } from '../../common/testing/test-app.js';
import { startSpeechDouble } from '../chat/testing/speech-double.js';

let api: TestApp;
let model: Awaited<ReturnType<typeof startSpeechDouble>>;
let owner: TestUser;
let stranger: TestUser;

beforeAll(async () => {
  model = await startSpeechDouble();
  api = await startTestApp({ AI_SERVICE_URL: model.url });
  owner = await api.signUp();
  stranger = await api.signUp();
});
afterAll(async () => {
  await api?.close();
  await model?.close();
});

const usage = (costMicros: string | null) => ({ inputTokens: 100, outputTokens: 20, costMicros });
const month = async (person: TestUser) => (await person.client.get<AiUsage>('/ai-usage')).body;
async function ask(person: TestUser): Promise<void> {
  const { body } = await person.client.post<Conversation>('/conversations', {});
  await person.client.post(`/conversations/${body.id}/messages`, { text: 'How much did I spend?' });
}

describe('what language models cost', () => {
  it('is counted for every reply, by its own workspace alone', async () => {
    model.play((voice) => {
      voice.used(usage('40'), true);
      voice.say('Nothing moved.');
      voice.used(usage('250'), false);
      voice.done();
    });
    await ask(owner);
    expect(await month(owner)).toMatchObject({
      monthlyCapMicros: null,
      spentMicros: '250',
      items: [{ purpose: 'chat', engine: 'double', replies: 1, inputTokens: 100, costMicros: '250' }],
    });
    expect(await month(stranger)).toMatchObject({ spentMicros: '0', items: [] });
  });

  it('counts a reply that was broken off by what had been estimated', async () => {
    model.play(async (voice) => {
      voice.used(usage('40'), true);
      voice.say('Half of it.');
      // What was written must have left before the line is cut.
      await wait(100);
      voice.cut();
    });
    await ask(owner);
    expect(await month(owner)).toMatchObject({
      spentMicros: '290',
      items: [{ replies: 2, estimatedReplies: 1 }],
    });
  });

  it('tells the service what is left of the cap before each answer', async () => {
    expect(model.turns.at(-1)?.spending).toEqual({ capped: false, remainingMicros: null });
    const set = await owner.client.put<AiUsage & Problem>('/ai-usage/cap', { monthlyCapMicros: '1000' });
    expect(set.body).toMatchObject({ monthlyCapMicros: '1000', spentMicros: '290' });
    await ask(owner);
    expect(model.turns.at(-1)?.spending).toEqual({ capped: true, remainingMicros: '710' });
    await owner.client.put<AiUsage & Problem>('/ai-usage/cap', { monthlyCapMicros: '0' });
    await ask(owner);
    expect(model.turns.at(-1)?.spending).toEqual({ capped: true, remainingMicros: '0' });
    await ask(stranger);
    expect(model.turns.at(-1)?.spending).toEqual({ capped: false, remainingMicros: null });
  });

  it('refuses a cap that is none', async () => {
    for (const monthlyCapMicros of ['-5', '1.5', 'lots', 12]) {
      const refused = await owner.client.put<AiUsage & Problem>('/ai-usage/cap', { monthlyCapMicros });
      expect([refused.status, refused.body.code]).toEqual([422, 'invalid_input']);
    }
  });
});
