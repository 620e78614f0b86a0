import type { CampaignBlueprint, Change, ChangeTarget } from '@adwright/contracts';
import type { RemoteAd, RemoteAdGroup, RemoteCampaign, RemoteKeyword } from '../structure.port.js';

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** What the fake platform holds: small, plain, and changed by `carryOut` alone. */
export interface FakeWorld {
  campaigns: Writable<RemoteCampaign>[];
  adGroups: Writable<RemoteAdGroup>[];
  ads: Writable<RemoteAd>[];
  keywords: Writable<RemoteKeyword>[];
}

/** Two campaigns, one of them with a budget of its own of 50 a day, an ad group, an ad and a keyword below each. */
export function fakeWorld(): FakeWorld {
  const ids = ['1', '2'];
  return {
    campaigns: ids.map((n) => ({
      externalId: `10${n}`,
      name: `Campaign ${n}`,
      status: 'enabled',
      channel: 'SEARCH',
      objective: null,
      bidStrategy: 'MANUAL_CPC',
      statusReasons: [],
      budgetOwner: 'campaign',
      budget: { externalId: `90${n}`, amountMicros: 50_000_000n, period: 'daily', sharedWith: 0 },
      startDate: '2026-01-01',
      endDate: null,
    })),
    adGroups: ids.map((n) => ({
      externalId: `20${n}`,
      campaignExternalId: `10${n}`,
      name: `Ad group ${n}`,
      status: 'enabled',
      type: null,
      bidMicros: 1_000_000n,
      budget: null,
    })),
    ads: ids.map((n) => ({
      externalId: `30${n}`,
      adGroupExternalId: `20${n}`,
      campaignExternalId: `10${n}`,
      name: `Ad ${n}`,
      type: null,
      status: 'enabled',
      reviewStatus: 'APPROVED',
      headlines: ['One', 'Two', 'Three'],
      descriptions: ['First', 'Second'],
      finalUrls: ['https://example.test/'],
    })),
    keywords: ids.map((n) => ({
      externalId: `20${n}~40${n}`,
      campaignExternalId: `10${n}`,
      adGroupExternalId: `20${n}`,
      text: `keyword ${n}`,
      matchType: 'phrase',
      negative: false,
      status: 'enabled',
      bidMicros: 1_000_000n,
      qualityScore: 7,
    })),
  };
}

export function entityAt(world: FakeWorld, target: ChangeTarget) {
  const byLevel = {
    campaign: world.campaigns,
    ad_group: world.adGroups,
    ad: world.ads,
    keyword: world.keywords,
  } as const;
  if (!(target.level in byLevel)) return null;
  const list: { externalId: string; name?: string; text?: string; status: string }[] =
    byLevel[target.level as keyof typeof byLevel];
  return list.find((one) => one.externalId === target.externalId && one.status !== 'removed') ?? null;
}

export function negativeAt(
  world: FakeWorld,
  target: ChangeTarget,
  wanted: { text: string; matchType: string },
) {
  return (
    world.keywords.find(
      (one) =>
        one.negative &&
        one.text === wanted.text &&
        one.matchType === wanted.matchType &&
        (target.level === 'campaign'
          ? one.adGroupExternalId === null && one.campaignExternalId === target.externalId
          : one.adGroupExternalId === target.externalId),
    ) ?? null
  );
}

function create(world: FakeWorld, blueprint: CampaignBlueprint, marker: string): string {
  const externalId = `${1_000 + world.campaigns.length}`;
  const amountMicros = BigInt(blueprint.dailyBudgetMicros);
  world.campaigns.push({
    externalId,
    name: `${blueprint.name} [${marker}]`,
    status: 'paused',
    channel: 'SEARCH',
    objective: blueprint.objective,
    bidStrategy: null,
    statusReasons: [],
    budgetOwner: 'campaign',
    budget: { externalId: `9${externalId}`, amountMicros, period: 'daily', sharedWith: 0 },
    startDate: blueprint.startDate,
    endDate: blueprint.endDate,
  });
  return externalId;
}

/** Does what a change says; its target was checked. @returns the id of what was changed or made. */
export function carryOut(world: FakeWorld, change: Change, marker: string): string {
  const { target } = change;
  if (change.kind === 'create_campaign') return create(world, change.to, marker);
  const campaign = world.campaigns.find((one) => one.externalId === target.externalId);
  const adGroup = world.adGroups.find((one) => one.externalId === target.externalId);
  const entity = entityAt(world, target);
  switch (change.kind) {
    case 'set_status':
      if (entity) entity.status = change.to;
      break;
    case 'rename':
      if (entity) entity.name = change.to;
      break;
    case 'set_budget':
      if (campaign?.budget) campaign.budget = { ...campaign.budget, amountMicros: BigInt(change.to) };
      break;
    case 'set_bid': {
      const holder = world.keywords.find((one) => one.externalId === target.externalId) ?? adGroup;
      if (holder) holder.bidMicros = BigInt(change.to);
      break;
    }
    case 'add_negative_keyword':
      world.keywords.push({
        externalId: `negative-${world.keywords.length}`,
        campaignExternalId: adGroup?.campaignExternalId ?? target.externalId,
        adGroupExternalId: adGroup?.externalId ?? null,
        ...change.to,
        negative: true,
        status: 'enabled',
        bidMicros: null,
        qualityScore: null,
      });
      break;
    case 'remove_negative_keyword': {
      const gone = negativeAt(world, target, change.from);
      world.keywords = world.keywords.filter((one) => one !== gone);
    }
  }
  return target.externalId;
}
