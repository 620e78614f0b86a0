import type { Capability, Platform } from '@adwright/contracts';
import type { AccountAccess, ConnectionAccess } from '../access.js';
import type { AccountsPort, RemoteAccount } from '../accounts.port.js';
import type { PlatformAdapter } from '../adapter.js';
import type { DateRange, RemoteDailyMetric, ReportingPort, ReportLevel } from '../reporting.port.js';
import type { StructurePort } from '../structure.port.js';
import { FakeFeed } from './fake-feed.js';
import { FakeMutations } from './fake-mutations.js';
import { type FakeWorld, fakeWorld } from './fake-world.js';

export type { FakeFailure } from './fake-mutations.js';

const CAPABILITIES: readonly Capability[] = [
  'budget.campaign',
  'bid.ad_group',
  'bid.keyword',
  'status.campaign',
  'status.ad_group',
  'status.ad',
  'status.keyword',
  'keyword.negative',
  'rename.campaign',
  'rename.ad_group',
  'campaign.create',
];

const ACCOUNT: RemoteAccount = {
  externalId: '1234567890',
  managerExternalId: null,
  path: [],
  name: 'Fake account',
  currency: 'EUR',
  timeZone: 'Europe/Berlin',
  canWrite: true,
};

async function* one<T>(items: readonly T[]): AsyncGenerator<readonly T[]> {
  yield structuredClone(items);
}

function accountsPort(): AccountsPort {
  const grant = {
    accessToken: 'fake',
    refreshToken: 'fake',
    expiresAt: null,
    scopes: ['fake'],
    externalUserId: null,
  };
  return {
    dailyOperations: null,
    scopes: () => ['fake'],
    authorizeUrl: ({ redirectUri, state }) => {
      const url = new URL('https://fake.example/authorize');
      url.search = new URLSearchParams({ redirect_uri: redirectUri, state }).toString();
      return url.toString();
    },
    exchangeCode: async () => grant,
    refresh: async () => grant,
    revoke: async () => undefined,
    discover: async () => ({ accounts: [ACCOUNT], refused: [] }),
    inspect: async () => ({ scopes: ['fake'], expiresAt: null }),
  };
}

function structurePort(world: () => FakeWorld, today: string): StructurePort {
  const feed = new FakeFeed(world);
  return {
    campaigns: () => one(world().campaigns),
    adGroups: () => one(world().adGroups),
    ads: () => one(world().ads),
    keywords: () => one(world().keywords),
    today: async () => today,
    changesSince: async (_access, since) => feed.since(since),
  };
}

function daysOf(range: DateRange): string[] {
  const days: string[] = [];
  for (let at = Date.parse(range.from); at <= Date.parse(range.to); at += 86_400_000)
    days.push(new Date(at).toISOString().slice(0, 10));
  return days;
}

/** Every entity of the first campaign's branch spends one currency unit a day, so that all levels add up. */
function reportingPort(world: () => FakeWorld): ReportingPort {
  const rows = (level: ReportLevel) => {
    const { campaigns, adGroups, ads, keywords } = world();
    const entities = {
      account: [{ externalId: ACCOUNT.externalId, name: ACCOUNT.name }],
      campaign: campaigns.slice(0, 1),
      ad_group: adGroups.slice(0, 1),
      ad: ads.slice(0, 1),
      keyword: keywords.slice(0, 1).map((keyword) => ({ ...keyword, name: keyword.text })),
    };
    return entities[level];
  };
  return {
    levels: ['account', 'campaign', 'ad_group', 'ad', 'keyword'],
    daily: (_access, level, range) =>
      one(
        daysOf(range).flatMap((date) =>
          rows(level).map(
            (entity): RemoteDailyMetric => ({
              entityKey: entity.externalId,
              entityName: entity.name,
              parentKey: null,
              date,
              impressions: 100,
              clicks: 10,
              costMicros: 1_000_000n,
              conversions: '1',
              conversionValueMicros: 5_000_000n,
              leads: '0',
              reach: null,
              frequency: null,
              lostToBudget: null,
              actions: [{ action: 'purchase', window: 'default', count: '1', valueMicros: 5_000_000n }],
            }),
          ),
        ),
      ),
    searchTerms: () => one([]),
  };
}

export interface FakePlatform {
  readonly adapter: PlatformAdapter;
  readonly mutations: FakeMutations;
  /** What the platform holds now; tests may change it as an outsider would. */
  readonly world: FakeWorld;
  readonly connection: ConnectionAccess;
  readonly access: AccountAccess;
}

/**
 * A platform in memory: every change of the vocabulary, and failures on order (`mutations.failNext`, `lagNext`). It
 * passes the contract suite, so what is tested with it holds for a real adapter. It is also the smallest example of one:
 * see docs/adding-a-platform.md.
 */
export function makeFakePlatform(
  options: {
    platform?: Platform;
    capabilities?: readonly Capability[];
    readLagMs?: number;
    today?: string;
  } = {},
): FakePlatform {
  const { platform = 'google', capabilities = CAPABILITIES, readLagMs = 0, today = '2026-11-20' } = options;
  const world = fakeWorld();
  const held = () => world;
  const mutations = new FakeMutations(held, capabilities, readLagMs);
  const accounts = accountsPort();
  const connection: ConnectionAccess = {
    connectionId: 'fake-connection',
    platform,
    environment: 'sandbox',
    grant: {
      accessToken: 'fake',
      refreshToken: 'fake',
      expiresAt: null,
      scopes: ['fake'],
      externalUserId: null,
    },
    onRefreshed: async () => undefined,
  };
  const { externalId, managerExternalId, currency, timeZone } = ACCOUNT;
  return {
    mutations,
    world,
    connection,
    access: { connection, externalId, managerExternalId, currency, timeZone },
    adapter: {
      platform,
      label: 'Fake',
      capabilities,
      accounts,
      structure: structurePort(held, today),
      reporting: reportingPort(held),
      mutations,
      lookbackDays: { daily: 30, weekly: 90 },
    },
  };
}
