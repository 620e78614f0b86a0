import type { AdGroupRow, AdRow, CampaignRow, KeywordRow } from '../../campaigns/structure-rows.js';
import type { ParsedEntity, ParsedRow } from '../reader/index.js';
import { adGroupKey, adGroupName, campaignKey, campaignName, stepKey } from './keys.js';
import { readBudgetPeriod, readStatus } from './state-words.js';

/** What a file tells of an account's structure: enough to walk from campaign to ad on the screens. */
export interface FileStructure {
  readonly campaign: readonly CampaignRow[];
  readonly ad_group: readonly AdGroupRow[];
  readonly ad: readonly AdRow[];
  readonly keyword: readonly KeywordRow[];
}

/** Each entity once, with its parents. Search terms are no structure, but their campaigns and ad groups are. */
export function structureOf(rows: readonly ParsedRow[]): FileStructure {
  const campaign = new Map<string, CampaignRow>();
  const adGroup = new Map<string, AdGroupRow>();
  const ad = new Map<string, AdRow>();
  const keyword = new Map<string, KeywordRow>();
  for (const entity of new Set(rows.map((row) => row.entity))) {
    if (entity.level === 'account') continue;
    keep(campaign, toCampaign(entity), entity.level === 'campaign');
    if (entity.level === 'campaign') continue;
    const hasGroup = entity.level !== 'search_term' || entity.path.some((step) => step.level === 'ad_group');
    if (hasGroup) keep(adGroup, toAdGroup(entity), entity.level === 'ad_group');
    if (entity.level === 'ad') keep(ad, toAd(entity), true);
    if (entity.level === 'keyword') keep(keyword, toKeyword(entity), true);
  }
  return {
    campaign: [...campaign.values()],
    ad_group: [...adGroup.values()],
    ad: [...ad.values()],
    keyword: [...keyword.values()],
  };
}

/** A row of the entity itself says more than one that only names it as a parent. */
function keep<T extends { externalId: string }>(into: Map<string, T>, row: T, own: boolean): void {
  if (own || !into.has(row.externalId)) into.set(row.externalId, row);
}

/** Status and budget columns speak of the row's own entity, never of its parents. */
function stateOf(entity: ParsedEntity, level: ParsedEntity['level']) {
  if (entity.level !== level) return { status: null, budget: null };
  const period = readBudgetPeriod(entity.budgetType);
  const budget =
    entity.budgetMicros !== null && period !== null
      ? { externalId: '', amountMicros: entity.budgetMicros, period, sharedWith: 0 }
      : null;
  return { status: readStatus(entity.status), budget };
}

function toCampaign(entity: ParsedEntity): CampaignRow {
  const externalId = campaignKey(entity);
  const { status, budget } = stateOf(entity, 'campaign');
  return {
    externalId,
    name: campaignName(entity),
    status,
    channel: null,
    objective: null,
    bidStrategy: null,
    statusReasons: [],
    budgetOwner: 'campaign',
    budget: budget && { ...budget, externalId },
    startDate: null,
    endDate: null,
  };
}

function toAdGroup(entity: ParsedEntity): AdGroupRow {
  const externalId = adGroupKey(entity);
  const { status, budget } = stateOf(entity, 'ad_group');
  return {
    externalId,
    campaignExternalId: campaignKey(entity),
    name: adGroupName(entity),
    status,
    type: null,
    bidMicros: null,
    budget: budget && { ...budget, externalId },
  };
}

function toAd(entity: ParsedEntity): AdRow {
  return {
    externalId: stepKey(entity),
    adGroupExternalId: adGroupKey(entity),
    campaignExternalId: campaignKey(entity),
    name: entity.name,
    type: null,
    status: stateOf(entity, 'ad').status,
    reviewStatus: null,
    headlines: [],
    descriptions: [],
    finalUrls: [],
  };
}

function toKeyword(entity: ParsedEntity): KeywordRow {
  return {
    externalId: stepKey(entity),
    campaignExternalId: campaignKey(entity),
    adGroupExternalId: adGroupKey(entity),
    text: entity.name,
    matchType: matchTypeOf(entity.matchType),
    negative: false,
    status: stateOf(entity, 'keyword').status,
    bidMicros: null,
    qualityScore: null,
  };
}

/** `Exact match (close variant)`, `Wortgruppe`, `Large`...; broad is the platform's own default. */
function matchTypeOf(word: string | null): KeywordRow['matchType'] {
  if (word === null) return 'broad';
  if (/exa[ck]t|genau|exato/i.test(word)) return 'exact';
  if (/phrase|wortgruppe|expression|frase|concordancia de frase/i.test(word)) return 'phrase';
  return 'broad';
}
