import type { CampaignBlueprint, Change, ChangeTarget, Level } from '@adwright/contracts';
import type { AccountAccess } from '../access.js';
import type { PlatformAdapter } from '../adapter.js';
import type { MutationsPort } from '../mutations.port.js';
import { PlatformError } from '../platform-error.js';
import type { DateRange, RemoteDailyMetric, ReportingPort, ReportLevel } from '../reporting.port.js';
import type {
  RemoteAd,
  RemoteAdGroup,
  RemoteCampaign,
  RemoteKeyword,
  StructurePort,
} from '../structure.port.js';

/** An adapter and an account with data that the suite may read and, where there are mutations, change. */
export interface ContractSubject {
  readonly adapter: PlatformAdapter;
  readonly access: AccountAccess;
  /** Days for which the account has figures. */
  readonly range: DateRange;
  /** What the campaign to create must look like here, where the suite's own does not fit the platform. */
  readonly blueprint?: Partial<CampaignBlueprint>;
  /** Lets time pass until the platform's own log shows what was changed. */
  settle?(): Promise<void>;
  close(): Promise<void>;
}

export async function collect<T>(pages: AsyncIterable<readonly T[]>): Promise<T[]> {
  const items: T[] = [];
  for await (const page of pages) items.push(...page);
  return items;
}

export interface Structure {
  readonly campaigns: readonly RemoteCampaign[];
  readonly adGroups: readonly RemoteAdGroup[];
  readonly ads: readonly RemoteAd[];
  readonly keywords: readonly RemoteKeyword[];
}

export async function readStructure(port: StructurePort, access: AccountAccess): Promise<Structure> {
  return {
    campaigns: await collect(port.campaigns(access)),
    adGroups: await collect(port.adGroups(access)),
    ads: await collect(port.ads(access)),
    keywords: await collect(port.keywords(access)),
  };
}

export function readDays(
  port: ReportingPort,
  subject: ContractSubject,
  level: ReportLevel,
): Promise<RemoteDailyMetric[]> {
  return collect(port.daily(subject.access, level, subject.range, 'default'));
}

const at = (level: Level, entity: { externalId: string; name: string }): ChangeTarget => ({
  level,
  externalId: entity.externalId,
  name: entity.name,
});

/** Another amount that every currency can hold: a tenth more, in whole units. */
function raised(micros: bigint): string {
  return (((micros * 11n) / 10_000_000n + 1n) * 1_000_000n).toString();
}

/** Changes worth trying at each capability, the likeliest first. */
export function candidates(structure: Structure): Record<string, Change[]> {
  const campaigns = structure.campaigns.filter((one) => one.status === 'enabled');
  const adGroups = structure.adGroups.filter((one) => one.status === 'enabled');
  const ads = structure.ads.filter((one) => one.status === 'enabled');
  const keywords = structure.keywords
    .filter((one) => one.status === 'enabled' && !one.negative)
    .map((one) => ({ ...one, name: one.text }));
  const status =
    (level: Level) =>
    (entity: { externalId: string; name: string }): Change => ({
      kind: 'set_status',
      target: at(level, entity),
      from: 'enabled',
      to: 'paused',
    });
  const rename =
    (level: Level) =>
    (entity: { externalId: string; name: string }): Change => ({
      kind: 'rename',
      target: at(level, entity),
      from: entity.name,
      to: `O'Brien \\ "%_[x]" 100 % 🚲 ${entity.externalId}`,
    });
  const budget =
    (level: Level) =>
    (entity: RemoteCampaign | RemoteAdGroup): Change[] =>
      entity.budget === null
        ? []
        : [
            {
              kind: 'set_budget',
              target: at(level, entity),
              period: entity.budget.period,
              from: entity.budget.amountMicros.toString(),
              to: raised(entity.budget.amountMicros),
            },
          ];
  const bid =
    (level: Level) =>
    (entity: { externalId: string; name: string; bidMicros: bigint | null }): Change[] =>
      entity.bidMicros === null
        ? []
        : [
            {
              kind: 'set_bid',
              target: at(level, entity),
              from: entity.bidMicros.toString(),
              to: raised(entity.bidMicros),
            },
          ];
  const negative =
    (level: Level) =>
    (entity: { externalId: string; name: string }): Change => ({
      kind: 'add_negative_keyword',
      target: at(level, entity),
      from: null,
      to: { text: "women's free", matchType: 'phrase' },
    });
  return {
    'status.campaign': campaigns.map(status('campaign')),
    'status.ad_group': adGroups.map(status('ad_group')),
    'status.ad': ads.map(status('ad')),
    'status.keyword': keywords.map(status('keyword')),
    'budget.campaign': campaigns.flatMap(budget('campaign')),
    'budget.ad_group': adGroups.flatMap(budget('ad_group')),
    'bid.ad_group': adGroups.flatMap(bid('ad_group')),
    'bid.keyword': keywords.flatMap(bid('keyword')),
    'rename.campaign': campaigns.map(rename('campaign')),
    'rename.ad_group': adGroups.map(rename('ad_group')),
    'rename.ad': ads.map(rename('ad')),
    'keyword.negative': [
      ...campaigns.slice(0, 1).map(negative('campaign')),
      ...adGroups.map(negative('ad_group')),
    ],
  };
}

/** The first change that the platform would accept. @throws Error when it accepts none. */
export async function acceptable(
  port: MutationsPort,
  access: AccountAccess,
  changes: readonly Change[],
): Promise<Change> {
  let last: unknown;
  for (const change of changes.slice(0, 20)) {
    try {
      await port.validate(access, change);
      return change;
    } catch (error) {
      if (!(error instanceof PlatformError)) throw error;
      last = error;
    }
  }
  throw new Error('the platform accepts none of the changes it says it can make', { cause: last });
}
