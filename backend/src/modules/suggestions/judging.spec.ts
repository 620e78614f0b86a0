import type { Problem, Proposal, Suggestion } from '@adwright/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { JudgeService } from './judging/judge.service.js';
import { raiseOf, result } from './testing/ai-double.js';
import { type Judging, startJudging } from './testing/judged-account.js';

let world: Judging;
beforeAll(async () => {
  world = await startJudging();
}, 60_000);
afterAll(() => world.close());
beforeEach(() => world.freshAccount());

describe('proposals become suggestions', () => {
  it('once: judged again the same advice is refreshed, not doubled, and no longer advised it expires', async () => {
    world.propose((snapshot) => [raiseOf(snapshot)]);
    await world.judge();
    const [first, ...more] = await world.open();
    expect(more).toEqual([]);
    expect(first).toMatchObject({
      type: 'set_budget',
      applicable: true,
      change: { from: '40000000', to: '48000000' },
    });
    world.propose((snapshot) => [{ ...raiseOf(snapshot), why: 'Still.', score: 90 }]);
    await world.judge();
    expect((await world.open()).map(({ id, why, score }) => ({ id, why, score }))).toEqual([
      { id: first?.id, why: 'Still.', score: 90 },
    ]);
    world.propose(() => []);
    await world.judge();
    expect(await world.open()).toEqual([]);
  });

  it('stays silent after a rejection and says until when', async () => {
    world.propose((snapshot) => [raiseOf(snapshot)]);
    await world.judge();
    const [suggestion] = await world.open();
    const rejected = await world.owner.client.post<Suggestion>(`/suggestions/${suggestion?.id}/reject`, {
      reason: 'too_risky',
      note: 'Not in winter.',
    });
    expect(rejected.body).toMatchObject({ status: 'rejected', rejectReason: 'too_risky' });
    expect(Date.parse(rejected.body.silencedUntil ?? '')).toBeGreaterThan(Date.now() + 29 * 86_400_000);
    await world.judge();
    expect(await world.open()).toEqual([]);
    const again = await world.owner.client.post<Problem>(`/suggestions/${suggestion?.id}/reject`, {
      reason: 'other',
    });
    expect([again.status, again.body.code]).toEqual([409, 'wrong_state']);
  });

  it('refuses what the snapshot, the capabilities or the vocabulary do not allow, and keeps the rest', async () => {
    world.propose((snapshot) => {
      const good = raiseOf(snapshot);
      const foreign = { ...good.target, externalId: '999' };
      const evil: Proposal[] = [
        { ...good, rule: 'foreign', target: foreign, change: null, manualSteps: ['x'] },
        good.change?.kind === 'set_budget'
          ? { ...good, rule: 'other_from', change: { ...good.change, from: '1' } }
          : good,
        good.change
          ? { ...good, rule: 'elsewhere', change: { ...good.change, target: foreign } as Proposal['change'] }
          : good,
      ];
      return [...evil, good];
    });
    await world.judge();
    expect((await world.open()).map((suggestion) => suggestion.rule)).toEqual(['budget_limited_winner']);
  });

  it('takes nothing from an answer that breaks the contract, and tries again later', async () => {
    world.ai.answerWith((snapshot) => ({
      body: {
        ...result(snapshot),
        proposals: [{ ...raiseOf(snapshot), change: { kind: 'delete_everything' } }],
      },
    }));
    const runId = await world.judge();
    expect(await world.open()).toEqual([]);
    const run = await world.database.scoped(world.scope, (tx) =>
      tx.judgeRun.findUniqueOrThrow({ where: { id: runId } }),
    );
    expect(run).toMatchObject({ state: 'running', attempt: 1, error: { code: 'ai_unavailable' } });
    expect(run.leaseUntil?.getTime()).toBeGreaterThan(Date.now());
  });

  it('gives up after three tries and says so', async () => {
    world.ai.answerWith(() => ({ status: 500, body: {} }));
    const runId = await world.judge();
    for (let attempt = 2; attempt <= 3; attempt += 1) {
      await world.database.scoped(world.scope, (tx) =>
        tx.judgeRun.update({ where: { id: runId }, data: { leaseUntil: null } }),
      );
      await world.app.app.get(JudgeService, { strict: false }).run(world.owner.workspaceId, runId);
    }
    const { body } = await world.owner.client.get<{ run: unknown }>('/judgements', {
      query: { adAccountId: world.account.id },
    });
    expect(body.run).toMatchObject({ id: runId, state: 'failed', error: { code: 'ai_unavailable' } });
  });

  it('of a read-only source cannot be approved, but marked as done', async () => {
    await world.database.scoped(world.scope, (tx) =>
      tx.adAccount.update({ where: { id: world.account.id }, data: { writable: false } }),
    );
    world.propose((snapshot) => {
      expect(snapshot.capabilities).toEqual([]);
      return [{ ...raiseOf(snapshot), change: null, manualSteps: ['Raise the budget by hand.'] }];
    });
    await world.judge();
    const [suggestion] = await world.open();
    expect(suggestion).toMatchObject({ applicable: false, change: null, type: 'manual' });
    const approved = await world.owner.client.post<Problem>(`/suggestions/${suggestion?.id}/approve`);
    expect([approved.status, approved.body.code]).toEqual([409, 'read_only_source']);
    expect(
      (await world.owner.client.post<Suggestion>(`/suggestions/${suggestion?.id}/done`)).body.status,
    ).toBe('done');
  });
});
