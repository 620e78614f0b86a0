import type { Proposal, Snapshot, Suggestion } from '@adwright/contracts';
import { startTestApp } from '../../../common/testing/test-app.js';
import { Database } from '../../../database/database.js';
import { systemScope } from '../../../database/scope.js';
import { JudgeService } from '../judging/judge.service.js';
import { result, startAiDouble } from './ai-double.js';

/** The API with a double of the AI service, and fresh accounts to judge. */
export async function startJudging() {
  const ai = await startAiDouble();
  const app = await startTestApp({ AI_SERVICE_URL: ai.url });
  const owner = await app.signUp();
  const scope = systemScope(owner.workspaceId);
  const database = app.app.get(Database, { strict: false });
  const account = { id: '', clientId: '' };
  let accounts = 0;

  /** A fresh account with one campaign, ten days of facts and a waste of a search term; the double proposes nothing. */
  async function freshAccount(): Promise<void> {
    ai.answerWith((snapshot) => ({ body: result(snapshot) }));
    accounts += 1;
    const externalId = `70000000${accounts}`;
    Object.assign(
      account,
      await database.scoped(scope, async (tx) => {
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
              entityKey: `21\u001f21~31\u001f${term}`,
              entityName: term,
              parentKey: '21',
              date: new Date('2026-11-18'),
              impressions: 10n,
              clicks: 3n,
              costMicros: cost,
            },
          });
        }
        return { id: row.id, clientId: client.id };
      }),
    );
  }

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

  return {
    ai,
    app,
    owner,
    scope,
    database,
    account,
    freshAccount,
    judge,
    propose,
    open,
    close: async () => {
      await app.close();
      await ai.close();
    },
  };
}

export type Judging = Awaited<ReturnType<typeof startJudging>>;
