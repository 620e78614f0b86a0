import type { LedgerEntry, Problem } from '@adwright/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type MoneyWorld, startMoneyWorld } from './testing/money-world.js';

let world: MoneyWorld;
let start: bigint;
beforeAll(async () => {
  world = await startMoneyWorld();
}, 60_000);
afterAll(() => world.close());
beforeEach(async () => {
  await world.control('DELETE', '/faults');
  await world.control('DELETE', '/requests');
  start = await world.budget();
});

/** A raise of 1 %, so that many tests fit under the limits of a day. */
const step = (from: bigint) => from + 10_000n;

async function approve(suggestionId: string, body: object = {}) {
  return world.owner.client.post<{ actionId: string } & Problem>(
    `/suggestions/${suggestionId}/approve`,
    body,
  );
}

async function approvedRaise(): Promise<string> {
  const answer = await approve(await world.suggest(world.raise(start, step(start))));
  expect(answer.status, answer.text).toBe(202);
  return answer.body.actionId;
}

async function ledgerOf(actionId: string): Promise<string[]> {
  const { body } = await world.owner.client.get<{ items: LedgerEntry[] }>('/ledger', { query: { actionId } });
  return body.items.map((entry) => entry.kind).reverse();
}

describe('the main job', () => {
  it('shows a plan with hash and verdict, applies exactly it, proves it, and takes it back', async () => {
    const suggestionId = await world.suggest(world.raise(start, step(start)));
    const shown = (
      await world.owner.client.get<{ plan: { hash: string; verdict: { allowed: boolean } } }>(
        `/suggestions/${suggestionId}`,
      )
    ).body;
    expect(shown.plan.verdict).toMatchObject({ allowed: true });
    const { body } = await approve(suggestionId, { planHash: shown.plan.hash });
    expect((await world.action(body.actionId)).state).toBe('queued');
    expect(await world.budget()).toBe(start);

    await world.work(body.actionId);
    const applied = await world.action(body.actionId);
    expect(applied).toMatchObject({
      state: 'applied',
      undo: { possible: true },
      plan: { hash: shown.plan.hash },
    });
    expect(applied.steps.every((item) => item.state === 'done')).toBe(true);
    expect(await world.budget()).toBe(step(start));
    expect(await ledgerOf(body.actionId)).toEqual(['approved', 'intent', 'outcome']);

    const undo = (await world.owner.client.post<{ actionId: string }>(`/actions/${body.actionId}/undo`)).body
      .actionId;
    await world.work(undo);
    expect(await world.action(undo)).toMatchObject({
      state: 'applied',
      origin: 'undo',
      undo: { possible: false },
    });
    expect(await world.action(body.actionId)).toMatchObject({ state: 'undone', undoneByActionId: undo });
    expect(await world.budget()).toBe(start);
    expect((await world.owner.client.get('/ledger/verify')).body).toMatchObject({ ok: true, brokenAt: null });
  });

  it('answers the same action to everybody who approves, also at the same time', async () => {
    const suggestionId = await world.suggest(world.raise(start, step(start)));
    const answers = await Promise.all([approve(suggestionId), approve(suggestionId), approve(suggestionId)]);
    expect(answers.map((answer) => answer.status)).toEqual([202, 202, 202]);
    const [only, ...more] = [...new Set(answers.map((answer) => answer.body.actionId))];
    expect(more).toEqual([]);
    await Promise.all([world.work(only ?? ''), world.work(only ?? ''), world.work(only ?? '')]);
    await world.work(only ?? '');
    expect(await world.sends()).toBe(1);
    expect(await world.budget()).toBe(step(start));
    expect((await approve(suggestionId)).body.actionId).toBe(only);
  });
});

describe('what is approved is what is applied', () => {
  it('refuses another hash than the one shown', async () => {
    const answer = await approve(await world.suggest(world.raise(start, step(start))), {
      planHash: 'f'.repeat(64),
    });
    expect([answer.status, answer.body.code]).toEqual([409, 'plan_changed']);
  });

  it('refuses when somebody changed the value on the platform, at approval and right before the send', async () => {
    const { budgetId } = await world.campaign();
    const outside = (amountMicros: bigint) =>
      world.control('POST', '/outside-change', {
        account: world.account,
        type: 'budget',
        id: budgetId,
        fields: { amountMicros: Number(amountMicros) },
      });
    const queued = await approvedRaise();
    await outside(start + 5_000_000n);
    const late = await approve(await world.suggest(world.raise(start, step(start))));
    expect([late.status, late.body.code]).toEqual([409, 'plan_changed']);
    await world.work(queued);
    expect(await world.action(queued)).toMatchObject({ state: 'refused', error: { code: 'plan_changed' } });
    expect(await world.sends()).toBe(0);
    expect(await ledgerOf(queued)).toEqual(['approved', 'refused']);
    await outside(start);
  });

  it('refuses a zero too many, and says the limit', async () => {
    const answer = await approve(await world.suggest(world.raise(start, start * 10n)));
    expect([answer.status, answer.body.code]).toEqual([409, 'guardrail_refused']);
    expect(answer.body.detail).toContain('the limit is 30 %');
    expect(await world.sends()).toBe(0);
  });

  it('holds the stop switch against what is queued already', async () => {
    const queued = await approvedRaise();
    expect((await world.owner.client.post('/guardrails/stop')).status).toBe(200);
    await world.work(queued);
    expect(await world.action(queued)).toMatchObject({ state: 'refused', error: { code: 'writes_stopped' } });
    const stopped = await approve(await world.suggest(world.raise(start, step(start))));
    expect(stopped.body.code).toBe('writes_stopped');
    const { stoppedByOperator: _operator, ...limits } = (
      await world.owner.client.get<Record<string, unknown>>('/guardrails')
    ).body;
    expect((await world.owner.client.put('/guardrails', { ...limits, writesStopped: false })).status).toBe(
      200,
    );
    expect(await world.sends()).toBe(0);
  });
});

describe('lost answers and dead workers', () => {
  it.each(['error_after_write', 'drop_after_write'])(
    'makes one effective change when the platform answers %s',
    async (kind) => {
      const queued = await approvedRaise();
      await world.fault(kind);
      await world.work(queued);
      expect(await world.action(queued)).toMatchObject({ state: 'applied' });
      expect(await world.sends()).toBe(1);
      expect(await world.budget()).toBe(step(start));
      expect(await ledgerOf(queued)).toEqual(['approved', 'intent', 'outcome']);
    },
  );

  it('records a refusal of the platform with its own code, and opens the suggestion again', async () => {
    const suggestionId = await world.suggest(world.raise(start, step(start)));
    const { actionId } = (await approve(suggestionId)).body;
    await world.fault('concurrent_modification');
    await world.work(actionId);
    const action = await world.action(actionId);
    expect(action.state).toBe('refused');
    expect(action.error?.vendorCode).toContain('CONCURRENT_MODIFICATION');
    expect(await world.budget()).toBe(start);
    expect(
      (await world.owner.client.get<{ status: string }>(`/suggestions/${suggestionId}`)).body.status,
    ).toBe('open');
  });

  /** What a worker that was killed leaves behind: how far it came, and a lease that has run out. */
  async function crashed(
    actionId: string,
    change: 'planned' | 'sent',
    state: 'applying' | 'verifying',
  ): Promise<void> {
    await world.database.scoped(world.system, async (tx) => {
      await tx.action.update({
        where: { id: actionId },
        data: { state, leaseOwner: 'dead', leaseUntil: new Date(Date.now() - 1) },
      });
      await tx.actionChange.updateMany({
        where: { actionId },
        data: { state: change, ...(change === 'sent' ? { sentAt: new Date(Date.now() - 60_000) } : {}) },
      });
    });
  }

  it.each([
    ['after the intent, before the send', 'planned', 1],
    ['after marking the send, before it left', 'sent', 1],
  ] as const)('sends once when a worker died %s', async (_when, change, sends) => {
    const actionId = await approvedRaise();
    await crashed(actionId, change, 'applying');
    await world.work(actionId);
    expect(await world.action(actionId)).toMatchObject({ state: 'applied' });
    expect(await world.sends()).toBe(sends);
    expect(await world.budget()).toBe(step(start));
  });

  it.each(['applying', 'verifying'] as const)(
    'sends nothing more when a worker died %s with the change on the platform',
    async (state) => {
      const actionId = await approvedRaise();
      const { budgetId } = await world.campaign();
      await world.control('POST', '/outside-change', {
        account: world.account,
        type: 'budget',
        id: budgetId,
        fields: { amountMicros: Number(step(start)) },
      });
      await crashed(actionId, 'sent', state);
      await world.work(actionId);
      expect(await world.action(actionId)).toMatchObject({ state: 'applied' });
      expect(await world.sends()).toBe(0);
    },
  );

  it('leaves it to a person when the platform holds something else, and takes their word', async () => {
    const actionId = await approvedRaise();
    const { budgetId } = await world.campaign();
    await world.control('POST', '/outside-change', {
      account: world.account,
      type: 'budget',
      id: budgetId,
      fields: { amountMicros: Number(start) + 7_000_000 },
    });
    await crashed(actionId, 'sent', 'applying');
    await world.work(actionId);
    expect(await world.action(actionId)).toMatchObject({ state: 'unknown', undo: { possible: false } });
    const settled = await world.owner.client.post<{ state: string }>(`/actions/${actionId}/resolve`, {
      outcome: 'not_applied',
      note: 'Looked at it.',
    });
    expect(settled.body.state).toBe('failed');
    expect(await ledgerOf(actionId)).toEqual(['approved', 'outcome', 'outcome_settled_by_person']);
    await world.control('POST', '/outside-change', {
      account: world.account,
      type: 'budget',
      id: budgetId,
      fields: { amountMicros: Number(start) },
    });
  });

  it('leaves a live lease alone', async () => {
    const actionId = await approvedRaise();
    await world.database.scoped(world.system, (tx) =>
      tx.action.update({
        where: { id: actionId },
        data: { leaseOwner: 'other', leaseUntil: new Date(Date.now() + 60_000) },
      }),
    );
    await world.work(actionId);
    expect(await world.action(actionId)).toMatchObject({ state: 'queued' });
    expect(await world.sends()).toBe(0);
  });
});

describe('undo', () => {
  it('is blocked by a later change of the same value, which it names', async () => {
    const first = await approvedRaise();
    await world.work(first);
    const second = (await approve(await world.suggest(world.raise(step(start), step(step(start)))))).body
      .actionId;
    await world.work(second);
    expect((await world.action(first)).undo).toMatchObject({ possible: false, blockedBy: second });
    const answer = await world.owner.client.post<Problem>(`/actions/${first}/undo`);
    expect([answer.status, answer.body.code]).toEqual([409, 'not_undoable']);
    for (const id of [second, first]) {
      const undo = (await world.owner.client.post<{ actionId: string }>(`/actions/${id}/undo`)).body.actionId;
      await world.work(undo);
    }
    expect(await world.budget()).toBe(start);
  });
});
