import {
  MODEL_RULE,
  type Problem,
  type Proposal,
  type ProposalSheet,
  type Suggestion,
  type SuggestionDetail,
} from '@adwright/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ModelProposalsService } from './model/model-proposals.service.js';
import { NO_PROPOSALS, raiseOf } from './testing/ai-double.js';
import { type Judging, startJudging } from './testing/judged-account.js';

let world: Judging;
beforeAll(async () => {
  world = await startJudging();
}, 60_000);
afterAll(() => world.close());
beforeEach(() => world.freshAccount());

/** What the AI service makes of a model's wish to move the campaign's budget. */
function moved(sheet: ProposalSheet, to = '46000000', wrong: Partial<Proposal> = {}): Proposal {
  const campaign = sheet.entities.find(({ target }) => target.level === 'campaign');
  if (!campaign?.budget) throw new Error('the campaign is not on the sheet');
  return {
    rule: MODEL_RULE,
    direction: 'raise',
    title: 'Raise it',
    why: 'Because.',
    risk: { level: 'medium', text: 'Some.' },
    target: campaign.target,
    change: {
      kind: 'set_budget',
      target: campaign.target,
      period: 'daily',
      from: campaign.budget.amountMicros,
      to,
    },
    manualSteps: [],
    conditions: [],
    evidence: [{ title: 'T', from: sheet.before.from, to: sheet.now.to, columns: [], rows: [] }],
    replay: { summary: 'None.', points: [], timesProposed: 0, timesAsked: 0 },
    impact: null,
    shapedBy: [],
    score: 20,
    ...wrong,
  };
}

const says = (make: (sheet: ProposalSheet) => readonly unknown[]) =>
  world.ai.proposeWith((sheet) => ({ ...NO_PROPOSALS, proposals: make(sheet) }));

/** Judges, then asks the model, as the worker's two jobs do. */
async function judgeAndAsk(): Promise<void> {
  const id = await world.judge();
  await world.app.app.get(ModelProposalsService, { strict: false }).run(world.owner.workspaceId, id);
}

/** The next day's facts: a model is asked once for each. */
const newDay = () =>
  world.database.scoped(world.scope, (tx) =>
    tx.judgeRun.updateMany({
      where: { adAccountId: world.account.id },
      data: { asOf: new Date('2026-11-01') },
    }),
  );

async function modelRun() {
  const { body } = await world.owner.client.get<{ model: Record<string, unknown> | null }>('/judgements', {
    query: { adAccountId: world.account.id },
  });
  return body.model;
}

describe('a model’s own proposals', () => {
  it('stand beside the judge’s, labelled, found by their origin, and with a plan like all others', async () => {
    says((sheet) => [moved(sheet)]);
    await judgeAndAsk();
    const [suggestion, ...more] = await world.open();
    expect(more).toEqual([]);
    expect(suggestion).toMatchObject({
      rule: MODEL_RULE,
      type: 'set_budget',
      proposedBy: { engine: 'double', prompt: 'model-proposals/1' },
      applicable: true,
    });
    const of = async (origin: string) =>
      (
        await world.owner.client.get<{ items: Suggestion[] }>('/suggestions', {
          query: { adAccountId: world.account.id, origin },
        })
      ).body.items.length;
    expect([await of('model'), await of('judge')]).toEqual([1, 0]);
    expect(await modelRun()).toMatchObject({ state: 'done', engine: 'double', accepted: 1, refused: [] });
    const { body: detail } = await world.owner.client.get<SuggestionDetail>(`/suggestions/${suggestion?.id}`);
    expect(detail.plan?.changes).toHaveLength(1);
  });

  it('see the account’s dearest entities with what is open to each, and no more', async () => {
    says(() => []);
    await judgeAndAsk();
    const sheet = world.ai.sheets.at(-1);
    expect(sheet?.entities.map(({ target, may }) => [target.level, target.name, may])).toEqual([
      ['campaign', 'Search', ['pause', 'raise_budget', 'lower_budget']],
      ['search_term', 'gratis', []],
      ['search_term', 'ebike test', ['exclude']],
    ]);
    expect(sheet?.entities[0]?.facts.find(({ key }) => key === 'now.cost')?.value).toBe('390000000');
  });

  it('are asked for once a day, not at every judgement', async () => {
    says((sheet) => [moved(sheet)]);
    await judgeAndAsk();
    const asked = world.ai.sheets.length;
    await judgeAndAsk();
    expect(world.ai.sheets.length).toBe(asked);
    expect(await world.open()).toHaveLength(1);
    await newDay();
    says(() => []);
    await judgeAndAsk();
    expect(world.ai.sheets.length).toBe(asked + 1);
    expect(await world.open()).toEqual([]);
  });

  it('never leave the vocabulary, the snapshot or the step, whatever the service lets through', async () => {
    const wrongs: [string, (sheet: ProposalSheet) => unknown][] = [
      ['step', (sheet) => moved(sheet, '400000000')],
      ['step', (sheet) => moved(sheet, '1')],
      [
        'snapshot',
        (sheet) => moved(sheet, '44000000', { target: { level: 'campaign', externalId: '999', name: 'x' } }),
      ],
      [
        'snapshot',
        (sheet) => {
          const proposal = moved(sheet);
          const target = { level: 'campaign' as const, externalId: '999', name: 'other account' };
          return { ...proposal, target, change: { ...proposal.change, target } };
        },
      ],
      ['unknown_change', (sheet) => moved(sheet, '46000000', { rule: 'budget_limited_winner' })],
      [
        'unknown_change',
        (sheet) => moved(sheet, '46000000', { change: null, manualSteps: ['Pay evil.test'] }),
      ],
      [
        'not_allowed',
        (sheet) => {
          const { target } = moved(sheet);
          const to = { text: 'brand', matchType: 'exact' as const };
          return moved(sheet, '', { change: { kind: 'add_negative_keyword', target, from: null, to } });
        },
      ],
      [
        'unknown_change',
        (sheet) => {
          const { target } = moved(sheet);
          return moved(sheet, '', { change: { kind: 'rename', target, from: 'Search', to: 'evil' } });
        },
      ],
    ];
    for (const [code, make] of wrongs) {
      says((sheet) => [make(sheet)]);
      await judgeAndAsk();
      expect(await world.open()).toEqual([]);
      expect(await modelRun()).toMatchObject({ state: 'done', accepted: 0, refused: [{ code, count: 1 }] });
      await newDay();
    }
  });

  it('take nothing from an answer that breaks the contract', async () => {
    says((sheet) => [{ ...moved(sheet), change: { kind: 'delete_everything' } }]);
    await judgeAndAsk();
    expect(await world.open()).toEqual([]);
    expect(await modelRun()).toMatchObject({ state: 'failed', accepted: 0 });
  });

  it('change no field of what the judge advises, and give way to it', async () => {
    says((sheet) => [moved(sheet)]);
    await judgeAndAsk();
    world.propose((snapshot) => [raiseOf(snapshot)]);
    await world.judge();
    const before = await world.open();
    expect(before.map(({ rule }) => rule)).toEqual(['budget_limited_winner']);
    await newDay();
    says((sheet) => [moved(sheet, '32000000', { direction: 'lower' })]);
    await judgeAndAsk();
    const strip = (list: readonly Suggestion[]) => list.map(({ createdAt: _, ...rest }) => rest);
    expect(strip(await world.open())).toEqual(strip(before));
    expect(await modelRun()).toMatchObject({ refused: [{ code: 'repeated', count: 1 }] });
  });

  it('stay silent after a person said no', async () => {
    says((sheet) => [moved(sheet)]);
    await judgeAndAsk();
    const [suggestion] = await world.open();
    await world.owner.client.post(`/suggestions/${suggestion?.id}/reject`, { reason: 'too_risky' });
    await newDay();
    await judgeAndAsk();
    expect(await world.open()).toEqual([]);
  });

  it('are not asked for once an owner says so, and expire', async () => {
    says((sheet) => [moved(sheet)]);
    await judgeAndAsk();
    const off = await world.owner.client.put<{ modelProposals: boolean }>('/ai-usage/model-proposals', {
      enabled: false,
    });
    expect(off.body.modelProposals).toBe(false);
    await newDay();
    const asked = world.ai.sheets.length;
    await judgeAndAsk();
    expect([world.ai.sheets.length, await world.open()]).toEqual([asked, []]);
    const analyst = await world.app.join(world.owner, { role: 'analyst' });
    const refused = await analyst.client.put<Problem>('/ai-usage/model-proposals', { enabled: true });
    expect(refused.status).toBe(403);
    await world.owner.client.put('/ai-usage/model-proposals', { enabled: true });
  });
});
