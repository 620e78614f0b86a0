import type { Alert, EndpointOutput, Finding, JudgeRun, listJudgements, Snapshot } from '@adwright/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { result } from './testing/ai-double.js';
import { type Judging, startJudging } from './testing/judged-account.js';

let world: Judging;
beforeAll(async () => {
  world = await startJudging();
}, 60_000);
afterAll(() => world.close());
beforeEach(() => world.freshAccount());

describe('the snapshot', () => {
  it('holds the tree, the facts and what is excluded, and leaves out what cost nothing', async () => {
    await world.judge();
    const snapshot = world.ai.snapshots.at(-1);
    expect(snapshot).toMatchObject({
      accountId: world.account.id,
      asOf: '2026-11-19',
      currency: 'EUR',
      writable: true,
    });
    const names = snapshot?.entities.map((entity) => `${entity.level} ${entity.name}`);
    expect(names).toEqual([
      'account Shop',
      'campaign Search',
      'ad_group Group',
      'search_term gratis',
      'search_term ebike test',
    ]);
    const campaign = snapshot?.entities[1];
    expect(campaign).toMatchObject({
      budget: { amountMicros: '40000000', period: 'daily' },
      statusReasons: ['BUDGET_CONSTRAINED'],
    });
    expect(snapshot?.entities[3]).toMatchObject({ statusReasons: ['EXCLUDED'], matchedKeyword: 'e-bike' });
    expect(snapshot?.entities[4]?.statusReasons).toEqual([]);
    expect(snapshot?.rows.costMicros.filter((_, row) => snapshot.rows.entity[row] === 1)).toEqual(
      Array(10).fill(39_000_000),
    );
  });

  it('tells how much of the account was not looked at', async () => {
    await world.judge();
    const { body } = await world.owner.client.get<{ run: JudgeRun }>('/judgements', {
      query: { adAccountId: world.account.id },
    });
    expect(body.run).toMatchObject({ state: 'done', omitted: [] });
    await world.app.database.asOwner('UPDATE judge_runs SET omitted = $1 WHERE ad_account_id = $2', [
      JSON.stringify([{ level: 'ad', count: 3, costMicros: '12000000' }]),
      world.account.id,
    ]);
    const again = await world.owner.client.get<{ run: JudgeRun }>('/judgements', {
      query: { adAccountId: world.account.id },
    });
    expect(again.body.run.omitted).toEqual([{ level: 'ad', count: 3, costMicros: '12000000' }]);
  });

  it('lists the first judgements of each outcome and counts all of them', async () => {
    world.ai.answerWith((snapshot) => ({
      body: {
        ...result(snapshot),
        judgements: Array.from({ length: 1_203 }, (_, at) => ({
          rule: 'budget_limited_winner',
          level: 'campaign',
          externalId: `${at}`,
          name: `C${at}`,
          outcome: at < 1_200 ? 'not_applicable' : 'proposed',
          conditions: [],
        })),
      },
    }));
    await world.judge();
    const { body } = await world.owner.client.get<EndpointOutput<typeof listJudgements>>('/judgements', {
      query: { adAccountId: world.account.id },
    });
    expect(body.counts).toEqual(
      expect.arrayContaining([
        { outcome: 'not_applicable', count: 1_200 },
        { outcome: 'proposed', count: 3 },
      ]),
    );
    expect(body.items.length).toBe(503);
    expect(body.items.slice(-3).map(({ externalId }) => externalId)).toEqual(['1200', '1201', '1202']);
    const one = await world.owner.client.get<EndpointOutput<typeof listJudgements>>('/judgements', {
      query: { adAccountId: world.account.id, externalId: '1201' },
    });
    expect(one.body.items.map(({ outcome }) => outcome)).toEqual(['proposed']);
  });

  it('goes out with the service token', async () => {
    await world.judge();
    expect(world.ai.headers.at(-1)?.authorization).toBe(`Bearer ${world.app.config.secrets.serviceToken}`);
  });
});

describe('findings become alerts', () => {
  it('once, and are resolved when they are no longer found', async () => {
    const find = (snapshot: Snapshot): Finding => ({
      kind: 'delivery_stop',
      severity: 8,
      title: 'No delivery',
      detail: 'Nothing since yesterday.',
      date: snapshot.asOf,
      evidence: [],
      target: { level: 'account', externalId: snapshot.entities[0]?.externalId ?? '', name: 'Shop' },
    });
    world.ai.answerWith((snapshot) => ({
      body: result(
        snapshot,
        [],
        [
          find(snapshot),
          find(snapshot),
          { ...find(snapshot), target: { level: 'ad', externalId: '404', name: '?' } },
        ],
      ),
    }));
    await world.judge();
    await world.judge();
    const alerts = async () =>
      (
        await world.owner.client.get<{ items: Alert[] }>('/alerts', {
          query: { adAccountId: world.account.id },
        })
      ).body.items;
    const [alert, ...more] = await alerts();
    expect(more).toEqual([]);
    expect(alert).toMatchObject({
      kind: 'delivery_stop',
      state: 'open',
      entity: { level: 'account', id: world.account.id },
    });
    expect((await world.owner.client.post<Alert>(`/alerts/${alert?.id}/acknowledge`)).body.state).toBe(
      'acknowledged',
    );
    world.ai.answerWith((snapshot) => ({ body: result(snapshot) }));
    await world.judge();
    expect((await alerts()).map((item) => item.state)).toEqual(['resolved']);
  });
});
