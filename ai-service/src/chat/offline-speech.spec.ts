import type { ToolResult } from '@adwright/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { trackingBroken } from '../judge/findings/tracking-broken.finder.js';
import { SpeakingApp, shownOf } from './testing/ask.js';
import { startToolsDouble, ToolAnswer } from './testing/tools-double.js';

const SHOP = '7a0e1f6e-3f63-4a53-8f0b-5d1f0a6f7c01';
const SPARE = '7a0e1f6e-3f63-4a53-8f0b-5d1f0a6f7c02';
let tools: Awaited<ReturnType<typeof startToolsDouble>>;
let app: SpeakingApp;
let answers: Record<string, ToolResult>;

beforeAll(async () => {
  tools = await startToolsDouble();
  app = await SpeakingApp.start();
});
afterAll(async () => {
  await app?.close();
  await tools?.close();
});

/** An account whose conversions stopped being recorded in one campaign; an alert says so. */
beforeEach(() => {
  const structure = new ToolAnswer('structure');
  const parent = structure.mention('account', 'Bike Shop', { entityId: SHOP });
  const campaign = structure.mention('campaign', 'Search | Spare parts 2026', {
    entityId: SPARE,
    parent,
    state: 'enabled',
  });
  structure.fact('budget', 'current', campaign, '40');
  const compare = new ToolAnswer('compare');
  const account = compare.mention('account', 'Bike Shop', { entityId: SHOP });
  compare.window('current', account).window('before', account);
  compare
    .fact('cpa', 'current', account, '18')
    .fact('cpa', 'before', account, '10')
    .fact('cpa', 'change', account, '0.8');
  compare.fact('cvr', 'current', account, '0.05').fact('cvr', 'before', account, '0.1');
  compare
    .fact('cvr', 'effect', account, '0.9')
    .fact('cpm', 'effect', account, '-0.05')
    .fact('ctr', 'effect', account, '0');
  const part = compare.mention('campaign', 'Search | Spare parts 2026', { entityId: SPARE, parent: account });
  compare.fact('cpa', 'effect', part, '0.8').fact('cvr', 'effect', part, '0.9');
  compare.fact('cvr', 'before', part, '0.1').fact('cvr', 'current', part, '0.01');
  const alerts = new ToolAnswer('alerts').fact('items', 'current', null, '1');
  const concerned = alerts.mention('campaign', 'Search | Spare parts 2026', { entityId: SPARE });
  const alert = alerts.mention('alert', 'Conversions stopped', {
    parent: concerned,
    state: trackingBroken.kind,
  });
  alerts.fact('severity', 'current', alert, '9').fact('at', 'current', alert, '2026-11-10');
  const metrics = new ToolAnswer('metrics').window('current', null);
  metrics.fact('cost', 'current', null, '560').fact('conversions', 'current', null, '31');
  answers = {
    structure: structure.result,
    compare: compare.result,
    alerts: alerts.result,
    metrics: metrics.result,
  };
  tools.answerWith((tool) => answers[tool] ?? new ToolAnswer(tool).result);
});

const ask = (question: string, more = {}) =>
  app.ask({ question, tools: { url: tools.url, token: 't' }, ...more });
const shownValue = (id: string) => {
  const all = Object.values(answers).flatMap(({ facts, mentions }) => [
    ...facts.map((fact) => [fact.id, fact.value] as const),
    ...mentions.map((mention) => [mention.id, mention.name] as const),
  ]);
  return new Map(all).get(id) ?? id;
};
const read = (events: Awaited<ReturnType<typeof ask>>) =>
  shownOf(events).replaceAll(/<([^>]+)>/g, (_, id: string) => `«${shownValue(id)}»`);

describe('the offline engine', () => {
  it('answers why the cost per conversion rose with its cause, the campaign and the broken measurement', async () => {
    const events = await ask('Why did CPA rise last week?');
    const text = read(events);
    expect(events[0]).toMatchObject({ type: 'engine', engine: 'offline' });
    expect(text).toContain('In «Bike Shop», cost per conversion (CPA) rose from «10» to «18» («0.8»).');
    expect(text).toContain('The main cause is the conversion rate (CVR): it went from «0.1» to «0.05»');
    expect(text).toContain('Most of it comes from «Search | Spare parts 2026»');
    expect(text).toContain('conversions may not be recorded («Conversions stopped»)');
    expect(tools.calls.find(({ tool }) => tool === 'compare')?.args).toMatchObject({
      measure: 'cpa',
      window: { preset: 'last_week' },
    });
    expect(events.filter(({ type }) => type === 'refused')).toEqual([]);
    expect(events.at(-1)).toMatchObject({ type: 'done' });
  });

  it.each([
    ['Warum ist der CPA letzte Woche gestiegen?', 'Hauptursache: Conversion-Rate (CVR)'],
    [
      'Pourquoi le CPA a-t-il augmenté la semaine dernière ?',
      'La cause principale : taux de conversion (CVR)',
    ],
    ['¿Por qué subió el CPA la semana pasada?', 'La causa principal: tasa de conversión (CVR)'],
  ])('answers "%s" in its language', async (question, cause) => {
    expect(read(await ask(question))).toContain(cause);
  });

  it('says so when it went the other way', async () => {
    expect(read(await ask('Why did CPA fall last week?'))).toContain('It did not fall, it rose.');
  });

  it('narrows to what the question names, else to what the person looks at', async () => {
    await ask('How much did the spare parts campaign spend yesterday?');
    expect(tools.calls.at(-1)).toMatchObject({
      tool: 'metrics',
      args: { campaignId: SPARE, window: { preset: 'yesterday' } },
    });
    await ask('How much did I spend yesterday?', { context: { adAccountId: SHOP } });
    expect(tools.calls.at(-1)?.args).toMatchObject({ adAccountId: SHOP });
    await ask('How much did I spend overall yesterday?', { context: { adAccountId: SHOP } });
    expect(tools.calls.at(-1)?.args).not.toHaveProperty('adAccountId');
  });

  it('asks which one when a name fits several', async () => {
    const structure = new ToolAnswer('structure');
    structure.mention('campaign', 'Winter tyres north', { entityId: SHOP });
    structure.mention('campaign', 'Winter tyres south', { entityId: SPARE });
    answers.structure = structure.result;
    const text = read(await ask('How much did winter tyres spend?'));
    expect(text).toContain('Which of these do you mean: «Winter tyres north», «Winter tyres south»?');
    expect(tools.calls.map(({ tool }) => tool)).toEqual(['structure']);
  });

  it('asks back instead of guessing, and changes nothing when told to', async () => {
    expect(read(await ask('Tell me a joke'))).toContain('I am not sure what to look up.');
    expect(read(await ask('Pause the spare parts campaign'))).toContain('I can only read');
    expect(read(await ask('Why is it worse?'))).toContain('Which figure do you mean');
  });

  it('says that there are no figures, that nothing is open', async () => {
    answers = {};
    expect(read(await ask('How much did I spend last week?'))).toContain('There are no figures for that yet');
    expect(read(await ask('Is anything wrong?'))).toContain('No alert is open.');
    expect(read(await ask('What should I do today?'))).toContain('No suggestion is open.');
  });

  it('tells that the tools failed', async () => {
    tools.answerWith(() => ({ status: 500, code: 'internal' }));
    expect((await ask('Is anything wrong?')).at(-1)).toMatchObject({
      type: 'failed',
      code: 'ai_unavailable',
    });
  });
});
