import type {
  Constraint,
  ConstraintTarget,
  KnowledgeFact,
  Problem,
  SuggestionDetail,
} from '@adwright/contracts';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DraftedActions } from './drafted-actions.js';
import { type MoneyWorld, startMoneyWorld } from './testing/money-world.js';

let world: MoneyWorld;
let start: bigint;
beforeAll(async () => {
  world = await startMoneyWorld();
}, 60_000);
afterAll(() => world.close());
beforeEach(async () => {
  await world.control('DELETE', '/requests');
  start = await world.budget();
});
afterEach(() => world.database.scoped(world.system, (tx) => tx.knowledgeFact.deleteMany({})));

const target = { kind: 'named', level: 'campaign', name: 'E-Bikes' } as const;
const keep: Constraint = { kind: 'keep_budget', target, direction: 'raise' };
const step = () => world.raise(start, start + 10_000n);

/** A fact whose meaning a person says, since nobody is there to read it: the AI service is down in these tests. */
async function note(constraint: Constraint, clientId?: string): Promise<KnowledgeFact> {
  const made = await world.owner.client.post<KnowledgeFact>('/knowledge/facts', {
    text: 'Leave the e-bikes as they are',
    ...(clientId === undefined ? {} : { clientId }),
  });
  expect(made.body.reading.state).toBe('waiting');
  const fact = await world.owner.client.put<KnowledgeFact>(`/knowledge/facts/${made.body.id}/constraint`, {
    constraint,
  });
  expect(fact.status, fact.text).toBe(200);
  return fact.body;
}

const look = async (id: string) =>
  (await world.owner.client.get<SuggestionDetail>(`/suggestions/${id}`)).body;
const approve = (id: string) =>
  world.owner.client.post<{ actionId: string } & Problem>(`/suggestions/${id}/approve`);

describe('a fact of the business', () => {
  it('holds a suggestion back in the queue, in its plan and at the approval, and nothing is sent', async () => {
    const id = await world.suggest(step());
    const fact = await note(keep);
    expect(fact).toMatchObject({
      active: true,
      reading: { state: 'corrected', by: 'person' },
      named: { count: 1 },
    });
    const shown = await look(id);
    expect(shown.heldBy).toEqual([
      { factId: fact.id, text: fact.text, message: 'It would raise the budget of “Suche | E-Bikes”.' },
    ]);
    expect(shown.plan?.verdict).toMatchObject({ allowed: false });
    const check = shown.plan?.verdict.checks.find(({ rule }) => rule === 'business_fact');
    expect(check).toMatchObject({ passed: false, fact: { id: fact.id, text: fact.text } });
    const answer = await approve(id);
    expect([answer.status, answer.body.code]).toEqual([409, 'guardrail_refused']);
    expect(answer.body.detail).toContain('Leave the e-bikes as they are');
    expect(await world.sends()).toBe(0);
  });

  it('written after an approval still stops the action before anything is sent', async () => {
    const { body } = await approve(await world.suggest(step()));
    await note(keep);
    await world.work(body.actionId);
    expect(await world.action(body.actionId)).toMatchObject({ state: 'refused' });
    expect([await world.sends(), await world.budget()]).toEqual([0, start]);
  });

  it('stops a drafted action like any other', async () => {
    const drafts = world.app.app.get(DraftedActions, { strict: false });
    const drafted = { adAccountId: world.adAccountId, title: 'Raise it', changes: [step()] };
    const planned = await drafts.plan(world.system, drafted);
    const id = await drafts.insert(world.system, planned);
    await note(keep);
    const answer = await world.owner.client.post<Problem>(`/actions/${id}/approve`, {});
    expect([answer.status, answer.body.code]).toEqual([409, 'guardrail_refused']);
    expect(await world.sends()).toBe(0);
  });

  it('lets go when it is switched off, said otherwise or forgotten', async () => {
    const id = await world.suggest(step());
    const held = async () => (await look(id)).heldBy.length;
    const fact = await note(keep);
    const path = `/knowledge/facts/${fact.id}`;
    expect(await held()).toBe(1);
    await world.owner.client.put(`${path}/constraint`, { active: false });
    expect(await held()).toBe(0);
    await world.owner.client.put(`${path}/constraint`, { active: true });
    expect(await held()).toBe(1);
    const changed = await world.owner.client.patch<KnowledgeFact>(path, { text: 'We sell e-bikes' });
    expect(changed.body).toMatchObject({ constraint: null, reading: { state: 'waiting' } });
    expect(await held()).toBe(0);
    await world.owner.client.put(`${path}/constraint`, { constraint: keep });
    expect(await held()).toBe(1);
    await world.owner.client.delete(path);
    expect(await held()).toBe(0);
    const { body } = await approve(id);
    await world.work(body.actionId);
    expect(await world.action(body.actionId)).toMatchObject({ state: 'applied' });
  });

  it('limits what runs: a budget beyond it, a campaign named by it, the account as a whole', async () => {
    const id = await world.suggest(step());
    const units = Number(start) / 1e6;
    const limit = (amount: number, of: ConstraintTarget, currency = 'EUR'): Constraint => ({
      kind: 'max_budget',
      target: of,
      amountMicros: String(Math.round(amount * 1e6)),
      currency,
      period: 'day',
    });
    const account = { kind: 'account', platform: null } as const;
    const cases: [Constraint, boolean][] = [
      [limit(units, target), true],
      [limit(units + 1, target), false],
      [limit(units, { kind: 'named', level: 'campaign', name: 'Helmets' }), false],
      [limit(units, account), true],
      [limit(units, { kind: 'account', platform: 'meta' }), false],
      // In a currency that cannot be compared nothing is known to be under the limit.
      [limit(units + 1000, target, 'USD'), true],
    ];
    for (const [constraint, holds] of cases) {
      const fact = await note(constraint);
      expect([constraint, (await look(id)).heldBy.length === 1]).toEqual([constraint, holds]);
      await world.owner.client.delete(`/knowledge/facts/${fact.id}`);
    }
  });

  it('is no fact of another client or another workspace', async () => {
    const id = await world.suggest(step());
    const other = await world.owner.client.post<{ id: string }>('/clients', { name: 'Another' });
    await note(keep, other.body.id);
    const stranger = await world.app.signUp();
    const theirs = await stranger.client.post<KnowledgeFact>('/knowledge/facts', { text: 'Keep everything' });
    await stranger.client.put(`/knowledge/facts/${theirs.body.id}/constraint`, { constraint: keep });
    expect((await look(id)).heldBy).toEqual([]);
    const cross = await world.owner.client.put(`/knowledge/facts/${theirs.body.id}/constraint`, {
      active: false,
    });
    expect(cross.status).toBe(404);
    await note(keep, world.clientId);
    expect((await look(id)).heldBy).toHaveLength(1);
  });

  it('cannot be made of what is no constraint, nor switched on where there is none', async () => {
    const made = await world.owner.client.post<KnowledgeFact>('/knowledge/facts', {
      text: 'We sell e-bikes',
    });
    const put = (body: object) =>
      world.owner.client.put<Problem>(`/knowledge/facts/${made.body.id}/constraint`, body);
    expect((await put({ constraint: { kind: 'allow_everything' } })).status).toBe(422);
    expect((await put({ constraint: { ...keep, direction: 'sideways' } })).status).toBe(422);
    expect((await put({})).status).toBe(422);
    const none = await put({ active: true });
    expect([none.status, none.body.code]).toEqual([409, 'wrong_state']);
  });

  it('is told of in the audit trail, and a limit has the account judged anew', async () => {
    await world.database.scoped(world.system, (tx) =>
      tx.adAccount.update({ where: { id: world.adAccountId }, data: { dataThrough: new Date() } }),
    );
    await note({ kind: 'margin', percent: 35 });
    const { body } = await world.owner.client.get<{ items: { kind: string }[] }>('/audit-events');
    expect(body.items.map(({ kind }) => kind)).toContain('business_rule.changed');
    const runs = await world.database.scoped(world.system, (tx) =>
      tx.judgeRun.count({ where: { cause: 'fact' } }),
    );
    expect(runs).toBe(1);
  });
});
