import type { LanguageCheck } from '@adwright/contracts';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../common/app-error.js';
import { systemScope } from '../../database/scope.js';
import type { LanguageProxy } from '../ai-proxy/language-proxy.js';
import type { AiUsageService } from '../ai-usage/ai-usage.service.js';
import { LanguageDoctor } from './language-doctor.js';

const answering: LanguageCheck = {
  engine: 'openai:gpt-5-mini',
  priced: true,
  embedding: 'text-embedding-3-small',
  personalDataSent: false,
  instead: null,
  call: { fault: null, milliseconds: 412 },
};
const money = { monthlyCapMicros: '10000000', spentMicros: '1250000' };

async function examine(told: LanguageCheck | AppError, spent: object = money) {
  const check = async () => {
    if (told instanceof AppError) throw told;
    return told;
  };
  const doctor = new LanguageDoctor(
    { check } as unknown as LanguageProxy,
    { month: async () => spent } as unknown as AiUsageService,
  );
  const checks = await doctor.checks(systemScope('11111111-1111-4111-8111-111111111111'));
  return new Map(checks.map((one) => [one.id, one]));
}

describe('the doctor on language models', () => {
  it('names the model, its answer, and what is left of the cap', async () => {
    const checks = await examine(answering);
    expect(checks.get('language.provider')).toMatchObject({
      state: 'ok',
      detail:
        'openai:gpt-5-mini; passages by text-embedding-3-small; personal data is hidden. It answered in 412 ms.',
      remedy: null,
    });
    expect(checks.get('language.cap')).toMatchObject({
      state: 'ok',
      detail: '$1.25 of $10.00 spent this month.',
    });
  });

  it('is content without a provider, and says how to set one up', async () => {
    const none = { ...answering, engine: null, embedding: null, call: null };
    const checks = await examine(none, { monthlyCapMicros: null, spentMicros: '0' });
    expect(checks.get('language.provider')).toMatchObject({
      state: 'not_configured',
      remedy: expect.stringContaining('OPENAI_API_KEY'),
    });
    expect(checks.get('language.cap')).toMatchObject({ state: 'ok' });
  });

  it.each([
    ['key_refused', /OPENAI_API_KEY or ANTHROPIC_API_KEY/],
    ['model_unknown', /OPENAI_MODEL or ANTHROPIC_MODEL/],
    ['limited', /quota/],
    ['no_answer', /BASE_URL/],
    ['wrong_answer', /another model/],
  ] as const)('says what to do when the fault is %s', async (fault, remedy) => {
    const checks = await examine({ ...answering, call: { fault, milliseconds: 5 } });
    expect(checks.get('language.provider')).toMatchObject({
      state: 'failed',
      detail: expect.stringMatching(/^openai:gpt-5-mini;/),
      remedy: expect.stringMatching(remedy),
    });
  });

  it('warns of a model without a price under a cap, of a cap that is used up, and of none', async () => {
    const unpriced = await examine({ ...answering, priced: false, instead: 'price_unknown', call: null });
    expect(unpriced.get('language.provider')).toMatchObject({
      state: 'warning',
      remedy: expect.stringContaining('LLM_PRICES'),
    });
    const over = { monthlyCapMicros: '1000000', spentMicros: '1000000' };
    const used = await examine({ ...answering, instead: 'cap_reached', call: null }, over);
    expect([...used.values()].map(({ state }) => state)).toEqual(['warning', 'warning']);
    const open = await examine(answering, { monthlyCapMicros: null, spentMicros: '0' });
    expect(open.get('language.cap')).toMatchObject({ state: 'warning', remedy: expect.stringMatching(/./) });
  });

  it('says so when the AI service itself is gone', async () => {
    const gone = new AppError('ai_unavailable', 'The AI service could not be asked.');
    expect([...(await examine(gone)).values()]).toMatchObject([
      { state: 'failed', detail: 'The AI service could not be asked.' },
    ]);
  });
});
