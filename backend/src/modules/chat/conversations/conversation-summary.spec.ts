import type { Conversation } from '@adwright/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp, type TestUser } from '../../../common/testing/test-app.js';
import { startSpeechDouble } from '../testing/speech-double.js';

let ai: Awaited<ReturnType<typeof startSpeechDouble>>;
let api: TestApp;
let owner: TestUser;
let conversation: Conversation;

beforeAll(async () => {
  ai = await startSpeechDouble();
  api = await startTestApp({ AI_SERVICE_URL: ai.url });
  owner = await api.signUp();
});
afterAll(async () => {
  await api?.close();
  await ai?.close();
});
beforeEach(async () => {
  conversation = (await owner.client.post<Conversation>('/conversations', {})).body;
  ai.summaries.length = 0;
  ai.play((voice) => {
    voice.say('Nothing to tell.');
    voice.done();
  });
});

const path = (rest = '') => `/conversations/${conversation.id}${rest}`;
async function ask(text: string): Promise<void> {
  const answer = await owner.client.post<string>(path('/messages'), { text });
  expect(answer.status, answer.text).toBe(200);
}

describe('a long conversation', () => {
  const stored = () =>
    api.database.asOwner<{ summary: unknown; through: number; engine: string; prompt: string }>(
      `SELECT summary, summary_through AS through, summary_engine AS engine, summary_prompt AS prompt
         FROM conversations WHERE id = $1`,
      [conversation.id],
    );
  const until = async (count: number) => {
    for (let tries = 0; tries < 100 && ai.summaries.length < count; tries += 1)
      await new Promise((resolve) => setTimeout(resolve, 20));
    expect(ai.summaries).toHaveLength(count);
  };
  const kept = async (through: number) => {
    for (let tries = 0; tries < 100; tries += 1) {
      if ((await stored())[0]?.through === through) return;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    expect((await stored())[0]?.through).toBe(through);
  };

  it('is summarised as it grows, told with its summary, and takes it along when it is deleted', async () => {
    ai.summarises(({ former, messages }) => ({
      questions: [...former.questions, messages[0]?.text ?? ''],
      notes: ['They watch the cost.'],
    }));
    for (const letter of 'ABCDEFGHI') await ask(`What of ${letter}?`);
    expect(ai.summaries).toEqual([]);
    expect(ai.turns.at(-1)?.history).toHaveLength(16);
    await ask('What of J?');
    await until(1);
    await kept(8);
    expect(ai.summaries[0]?.messages.map(({ text }) => text).filter((_, at) => at % 2 === 0)).toEqual([
      'What of A?',
      'What of B?',
      'What of C?',
      'What of D?',
    ]);
    await ask('What of K?');
    const turn = ai.turns.at(-1);
    expect(turn?.before).toEqual({ questions: ['What of A?'], notes: ['They watch the cost.'] });
    expect(turn?.history[0]?.text).toBe('What of E?');
    for (const letter of 'LMN') await ask(`What of ${letter}?`);
    await until(2);
    await kept(16);
    expect(ai.summaries[1]?.former.questions).toEqual(['What of A?']);
    expect(await stored()).toMatchObject([{ engine: 'double', prompt: 'summarise/1' }]);
    expect((await owner.client.delete(path())).status).toBe(204);
    expect(await stored()).toEqual([]);
  });

  it('keeps no summary that breaks the agreement, and goes on', async () => {
    ai.summarises(() => ({ questions: [], notes: ['It cost 12 euros.'] }));
    for (const letter of 'ABCDEFGHIJ') await ask(`What of ${letter}?`);
    await until(1);
    await ask('What of K?');
    expect(ai.turns.at(-1)?.before).toEqual({ questions: [], notes: [] });
    expect(ai.turns.at(-1)?.history).toHaveLength(20);
    expect((await stored())[0]).toMatchObject({ summary: null, through: 0 });
  });
});
