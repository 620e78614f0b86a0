import type { Alert, Finding, Problem, Proposal, Snapshot, Suggestion } from '@adwright/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp, type TestUser } from '../../common/testing/test-app.js';
import { Database } from '../../database/database.js';
import { systemScope, type WorkspaceScope } from '../../database/scope.js';
import { JudgeService } from './judging/judge.service.js';
import { raiseOf, result, startAiDouble } from './testing/ai-double.js';

let app: TestApp;
let ai: Awaited<ReturnType<typeof startAiDouble>>;
let owner: TestUser;
let database: Database;
let scope: WorkspaceScope;
let accounts = 0;
let account: { id: string; clientId: string };

beforeAll(async () => {
  ai = await startAiDouble();
  app = await startTestApp({ AI_SERVICE_URL: ai.url });
  owner = await app.signUp();
  scope = systemScope(owner.workspaceId);
  database = app.app.get(Database, { strict: false });
}, 60_000);
afterAll(async () => {
  await app.close();
  await ai.close();
});

/** A fresh account with one campaign, ten days of facts and a waste of a search term. */
beforeEach(async () => {
  ai.answerWith((snapshot) => ({ body: result(snapshot) }));
  accounts += 1;
  const externalId = `70000000${accounts}`;
  account = await database.scoped(scope, async (tx) => {
    const client = await tx.client.findFirstOrThrow();
    const common = { workspaceId: owner.workspaceId, clientId: client.id };
    const row = await tx.adAccount.create({
      data: {
        ...common,
        platform: 'google',
        externalId,
        name: 'Shop',
        currency: 'EUR',
        timeZone: 'Europe/Berlin',
        writable: true,
        lastSyncedAt: new Date(),
        dataThrough: new Date('2026-11-19'),
      },
    });
    const below = { ...common, adAccountId: row.id };
    const campaign = await tx.campaign.create({
      data: {
        ...below,
        externalId: '11',
        name: 'Search',
        status: 'enabled',
        budgetMicros: 40_000_000n,
        budgetPeriod: 'daily',
        budgetOwner: 'campaign',
        statusReasons: ['BUDGET_CONSTRAINED'],
      },
    });
    const group = await tx.adGroup.create({
      data: { ...below, campaignId: campaign.id, externalId: '21', name: 'Group', status: 'enabled' },
    });
    await tx.keyword.create({
      data: {
        ...below,
        campaignId: campaign.id,
        adGroupId: group.id,
        externalId: '21~31',
        text: 'e-bike',
        matchType: 'broad',
      },
    });
    await tx.keyword.create({
      data: {
        ...below,
        campaignId: campaign.id,
        adGroupId: null,
        externalId: 'campaign:11~41',
        text: 'Gratis',
        matchType: 'exact',
        negative: true,
      },
    });
    const fact = { ...below, source: 'api', sourceId: row.id, seenAt: new Date() };
    await tx.metricDaily.createMany({
      data: Array.from({ length: 10 }, (_, index) => ({
        ...fact,
        level: 'campaign',
        entityKey: '11',
        entityName: 'Search',
        date: new Date(Date.UTC(2026, 10, 10 + index)),
        impressions: 1000n,
        clicks: 50n,
        costMicros: 39_000_000n,
        conversions: 2,
      })),
    });
    for (const [term, cost] of [
      ['gratis', 3_000_000n],
      ['ebike test', 2_000_000n],
      ['seen only', 0n],
    ] as const) {
      await tx.metricDaily.create({
        data: {
          ...fact,
          level: 'search_term',
          entityKey: `21~31 ${term}`,
          entityName: term,
          parentKey: '21~31',
          date: new Date('2026-11-18'),
          impressions: 10n,
          clicks: 3n,
          costMicros: cost,
        },
      });
    }
    return { id: row.id, clientId: client.id };
  });
});

async function judge(): Promise<string> {
  const run = await database.scoped(scope, (tx) =>
    tx.judgeRun.create({
      data: {
        workspaceId: owner.workspaceId,
        clientId: account.clientId,
        adAccountId: account.id,
        cause: 'sync',
        correlationId: 'test-correlation',
      },
    }),
  );
  await app.app.get(JudgeService, { strict: false }).run(owner.workspaceId, run.id);
  return run.id;
}

const propose = (make: (snapshot: Snapshot) => readonly Proposal[]) =>
  ai.answerWith((snapshot) => ({ body: result(snapshot, make(snapshot)) }));

async function open(): Promise<Suggestion[]> {
  const { body } = await owner.client.get<{ items: Suggestion[] }>('/suggestions', {
    query: { adAccountId: account.id, status: 'open' },
  });
  return body.items;
}

describe('the snapshot', () => {
  it('holds the tree, the facts and what is excluded, and leaves out what cost nothing', async () => {
    await judge();
    const snapshot = ai.snapshots.at(-1);
    expect(snapshot).toMatchObject({
      accountId: account.id,
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

  it('goes out with the service token', async () => {
    await judge();
    expect(ai.headers.at(-1)?.authorization).toBe(`Bearer ${app.config.secrets.serviceToken}`);
  });
});

describe('proposals become suggestions', () => {
  it('once: judged again the same advice is refreshed, not doubled, and no longer advised it expires', async () => {
    propose((snapshot) => [raiseOf(snapshot)]);
    await judge();
    const [first, ...more] = await open();
    expect(more).toEqual([]);
    expect(first).toMatchObject({
      type: 'set_budget',
      applicable: true,
      change: { from: '40000000', to: '48000000' },
    });
    propose((snapshot) => [{ ...raiseOf(snapshot), why: 'Still.', score: 90 }]);
    await judge();
    expect((await open()).map(({ id, why, score }) => ({ id, why, score }))).toEqual([
      { id: first?.id, why: 'Still.', score: 90 },
    ]);
    propose(() => []);
    await judge();
    expect(await open()).toEqual([]);
  });

  it('stays silent after a rejection and says until when', async () => {
    propose((snapshot) => [raiseOf(snapshot)]);
    await judge();
    const [suggestion] = await open();
    const rejected = await owner.client.post<Suggestion>(`/suggestions/${suggestion?.id}/reject`, {
      reason: 'too_risky',
      note: 'Not in winter.',
    });
    expect(rejected.body).toMatchObject({ status: 'rejected', rejectReason: 'too_risky' });
    expect(Date.parse(rejected.body.silencedUntil ?? '')).toBeGreaterThan(Date.now() + 29 * 86_400_000);
    await judge();
    expect(await open()).toEqual([]);
    const again = await owner.client.post<Problem>(`/suggestions/${suggestion?.id}/reject`, {
      reason: 'other',
    });
    expect([again.status, again.body.code]).toEqual([409, 'wrong_state']);
  });

  it('refuses what the snapshot, the capabilities or the vocabulary do not allow, and keeps the rest', async () => {
    propose((snapshot) => {
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
    await judge();
    expect((await open()).map((suggestion) => suggestion.rule)).toEqual(['budget_limited_winner']);
  });

  it('takes nothing from an answer that breaks the contract, and tries again later', async () => {
    ai.answerWith((snapshot) => ({
      body: {
        ...result(snapshot),
        proposals: [{ ...raiseOf(snapshot), change: { kind: 'delete_everything' } }],
      },
    }));
    const runId = await judge();
    expect(await open()).toEqual([]);
    const run = await database.scoped(scope, (tx) => tx.judgeRun.findUniqueOrThrow({ where: { id: runId } }));
    expect(run).toMatchObject({ state: 'running', attempt: 1, error: { code: 'ai_unavailable' } });
    expect(run.leaseUntil?.getTime()).toBeGreaterThan(Date.now());
  });

  it('gives up after three tries and says so', async () => {
    ai.answerWith(() => ({ status: 500, body: {} }));
    const runId = await judge();
    for (let attempt = 2; attempt <= 3; attempt += 1) {
      await database.scoped(scope, (tx) =>
        tx.judgeRun.update({ where: { id: runId }, data: { leaseUntil: null } }),
      );
      await app.app.get(JudgeService, { strict: false }).run(owner.workspaceId, runId);
    }
    const { body } = await owner.client.get<{ run: unknown }>('/judgements', {
      query: { adAccountId: account.id },
    });
    expect(body.run).toMatchObject({ id: runId, state: 'failed', error: { code: 'ai_unavailable' } });
  });

  it('of a read-only source cannot be approved, but marked as done', async () => {
    await database.scoped(scope, (tx) =>
      tx.adAccount.update({ where: { id: account.id }, data: { writable: false } }),
    );
    propose((snapshot) => {
      expect(snapshot.capabilities).toEqual([]);
      return [{ ...raiseOf(snapshot), change: null, manualSteps: ['Raise the budget by hand.'] }];
    });
    await judge();
    const [suggestion] = await open();
    expect(suggestion).toMatchObject({ applicable: false, change: null, type: 'manual' });
    const approved = await owner.client.post<Problem>(`/suggestions/${suggestion?.id}/approve`);
    expect([approved.status, approved.body.code]).toEqual([409, 'read_only_source']);
    expect((await owner.client.post<Suggestion>(`/suggestions/${suggestion?.id}/done`)).body.status).toBe(
      'done',
    );
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
    ai.answerWith((snapshot) => ({
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
    await judge();
    await judge();
    const alerts = async () =>
      (await owner.client.get<{ items: Alert[] }>('/alerts', { query: { adAccountId: account.id } })).body
        .items;
    const [alert, ...more] = await alerts();
    expect(more).toEqual([]);
    expect(alert).toMatchObject({
      kind: 'delivery_stop',
      state: 'open',
      entity: { level: 'account', id: account.id },
    });
    expect((await owner.client.post<Alert>(`/alerts/${alert?.id}/acknowledge`)).body.state).toBe(
      'acknowledged',
    );
    ai.answerWith((snapshot) => ({ body: result(snapshot) }));
    await judge();
    expect((await alerts()).map((item) => item.state)).toEqual(['resolved']);
  });
});
