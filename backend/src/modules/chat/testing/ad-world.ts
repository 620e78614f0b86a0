import type { TestApp, TestUser } from '../../../common/testing/test-app.js';
import { Database } from '../../../database/database.js';
import { systemScope } from '../../../database/scope.js';

export interface CampaignDays {
  readonly name: string;
  readonly externalId: string;
  /** One day's figures of the two weeks; the second is the later one. */
  readonly weeks: readonly [DayFigures, DayFigures];
  readonly budgetMicros?: bigint;
}

export interface DayFigures {
  readonly impressions: number;
  readonly clicks: number;
  readonly costMicros: bigint;
  readonly conversions: number;
}

/** The last complete day of every account made here. */
export const THROUGH = '2026-11-15';
const dayAt = (index: number) => new Date(Date.UTC(2026, 10, 2 + index));

export async function addTestClient(owner: TestUser, name: string): Promise<string> {
  const answer = await owner.client.post<{ id: string }>('/clients', { name });
  if (answer.status !== 201) throw new Error(`the client answered ${answer.status}: ${answer.text}`);
  return answer.body.id;
}

/** An account with fourteen days of facts that end on `THROUGH`, the totals of the account included. */
export async function addAdAccount(
  app: TestApp,
  owner: TestUser,
  account: {
    name: string;
    clientId: string;
    currency?: string;
    externalId: string;
    campaigns: readonly CampaignDays[];
  },
): Promise<{ id: string; campaigns: ReadonlyMap<string, string> }> {
  const database = app.app.get(Database, { strict: false });
  return database.scoped(systemScope(owner.workspaceId), async (tx) => {
    const common = { workspaceId: owner.workspaceId, clientId: account.clientId };
    const row = await tx.adAccount.create({
      data: {
        ...common,
        platform: 'google',
        externalId: account.externalId,
        name: account.name,
        currency: account.currency ?? 'EUR',
        timeZone: 'Europe/Berlin',
        lastSyncedAt: new Date('2026-11-16T05:00:00Z'),
        dataThrough: new Date(THROUGH),
      },
    });
    const campaigns = new Map<string, string>();
    for (const campaign of account.campaigns) {
      const made = await tx.campaign.create({
        data: {
          ...common,
          adAccountId: row.id,
          externalId: campaign.externalId,
          name: campaign.name,
          status: 'enabled',
          budgetMicros: campaign.budgetMicros ?? 50_000_000n,
          budgetPeriod: 'daily',
          budgetOwner: 'campaign',
        },
      });
      campaigns.set(campaign.name, made.id);
    }
    for (let index = 0; index < 14; index++) {
      const days = account.campaigns.map((campaign) => ({
        campaign,
        day: campaign.weeks[index < 7 ? 0 : 1],
      }));
      await tx.metricDaily.createMany({
        data: days.map(({ campaign, day }) => ({
          ...common,
          adAccountId: row.id,
          level: 'campaign',
          entityKey: campaign.externalId,
          entityName: campaign.name,
          date: dayAt(index),
          impressions: BigInt(day.impressions),
          clicks: BigInt(day.clicks),
          costMicros: day.costMicros,
          conversions: day.conversions,
          source: 'api',
          sourceId: row.id,
          seenAt: new Date('2026-11-16T05:00:00Z'),
        })),
      });
      const sum = (of: (day: DayFigures) => number) => days.reduce((all, { day }) => all + of(day), 0);
      await tx.accountDaily.create({
        data: {
          ...common,
          adAccountId: row.id,
          date: dayAt(index),
          impressions: BigInt(sum((day) => day.impressions)),
          clicks: BigInt(sum((day) => day.clicks)),
          costMicros: BigInt(sum((day) => Number(day.costMicros))),
          conversions: sum((day) => day.conversions),
          fromLevel: 'campaign',
          fromSource: 'api',
        },
      });
    }
    return { id: row.id, campaigns };
  });
}

const steady: DayFigures = { impressions: 2000, clicks: 40, costMicros: 40_000_000n, conversions: 4 };

/** Two campaigns; the conversions of one stop being recorded in the second week while its clicks go on. */
export const brokenTracking: readonly CampaignDays[] = [
  { name: 'Brand', externalId: '11', weeks: [steady, steady] },
  { name: 'Spare parts', externalId: '12', weeks: [steady, { ...steady, conversions: 0.5 }] },
];
