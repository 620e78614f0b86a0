import { build } from '../apply.js';
import { dayIndex } from '../calendar.js';
import { adGroupModel, adModel } from '../defaults.js';
import { keyOf } from '../hash.js';
import { AccountState } from '../state.js';
import type {
  Account,
  AdContent,
  AdGroup,
  AdGroupModel,
  AdModel,
  AnyEntity,
  Budget,
  Campaign,
  CampaignModel,
  ConversionAction,
  EntityType,
  Extra,
  Keyword,
  MatchType,
  Negative,
  Status,
  Term,
  TrafficModel,
} from '../types.js';

/** World data begins here; accounts are as old as this day. */
export const WORLD_START = dayIndex('2024-01-01');

export type AccountSpec = Omit<Account, 'key' | 'startDay' | 'status' | 'isManager' | 'managerId' | 'extra'> &
  Partial<Account>;

export interface CampaignSpec {
  name: string;
  budget?: Budget;
  status?: Status;
  bidding?: string;
  targetCpaMicros?: number;
  channel?: Campaign['channel'];
  objective?: string;
  startDate?: string;
  endDate?: string;
  extra?: Extra;
  model: Partial<CampaignModel> & Pick<CampaignModel, 'actions'>;
}

/** `impressions` is the daily total of the group; keywords share it by weight. */
export interface GroupSpec {
  name: string;
  bidMicros?: number;
  budget?: Budget;
  status?: Status;
  kind?: string;
  extra?: Extra;
  traffic: TrafficModel & Partial<AdGroupModel>;
  keywords?: [
    text: string,
    matchType: MatchType,
    weight: number,
    terms?: Term[],
    factor?: Partial<TrafficModel>,
  ][];
}

/** Lays out one account as it stood on the first day; every id follows from the order of the calls. */
export class SeedBuilder {
  readonly state: AccountState;
  private readonly bornAt: number;

  constructor(spec: AccountSpec) {
    this.state = new AccountState({
      managerId: null,
      isManager: false,
      status: 'ENABLED',
      startDay: WORLD_START,
      extra: {},
      ...spec,
      key: keyOf(spec.id),
    });
    this.bornAt = this.state.calendar.startOf(this.state.account.startDay);
  }

  get anchor(): number {
    return this.state.account.anchorDay;
  }

  /** Puts an entity into the account; `at` later than the start makes it younger than the account. */
  put<T extends AnyEntity>(type: EntityType, fields: Partial<T>, at = this.bornAt): T {
    const entity = build(this.state, type, this.state.nextId(), fields as Record<string, unknown>, at);
    this.state.insert(type, entity as never);
    return entity as T;
  }

  action(name: string, category: string, primary = true, extra: Extra = {}): ConversionAction {
    return this.put<ConversionAction>('conversionAction', { name, category, primary, extra });
  }

  budget(name: string, amountMicros: number, shared = false): Budget {
    return this.put<Budget>('budget', { name, amountMicros, shared });
  }

  campaign(spec: CampaignSpec): Campaign {
    const { budget, model, ...fields } = spec;
    return this.put<Campaign>('campaign', {
      status: 'ENABLED',
      ...fields,
      budgetId: budget?.id ?? null,
      model: { week: 'retail', yearAmplitude: 0.08, yearPeak: 150, stories: [], ...model },
    });
  }

  group(campaign: Campaign, spec: GroupSpec): AdGroup {
    const base = adGroupModel(this.state.account, keyOf(spec.name));
    const group = this.put<AdGroup>('adGroup', {
      campaignId: campaign.id,
      name: spec.name,
      status: spec.status ?? 'ENABLED',
      kind: spec.kind ?? 'SEARCH_STANDARD',
      budgetId: spec.budget?.id ?? null,
      bidMicros: spec.bidMicros ?? null,
      extra: spec.extra ?? {},
      model: { ...base, ...spec.traffic },
    });
    const total = (spec.keywords ?? []).reduce((sum, [, , weight]) => sum + weight, 0);
    for (const [text, matchType, weight, terms, factor] of spec.keywords ?? []) {
      const { impressions, ctr, priceMicros, cvr, refBidMicros } = { ...spec.traffic, ...factor };
      this.put<Keyword>('keyword', {
        campaignId: campaign.id,
        adGroupId: group.id,
        name: text,
        text,
        matchType,
        terms: terms ?? null,
        qualityScore: 4 + (keyOf(text) % 6),
        model: { impressions: (impressions * weight) / total, ctr, priceMicros, cvr, refBidMicros },
      });
    }
    return group;
  }

  ad(
    group: AdGroup,
    name: string,
    content: Partial<AdContent>,
    model: Partial<AdModel> = {},
    extra: Extra = {},
  ) {
    const { fatigueFrom: _never, ...base } = adModel(
      this.state.account,
      keyOf(name),
      this.state.account.startDay,
    );
    const creative =
      this.state.account.platform === 'meta'
        ? this.put('creative', { name: `${name} Creative`, extra })
        : null;
    return this.put('ad', {
      campaignId: group.campaignId,
      adGroupId: group.id,
      creativeId: creative?.id ?? null,
      name,
      content: { finalUrls: [], headlines: [], descriptions: [], path1: '', path2: '', ...content },
      model: { ...base, fatigueFrom: null, ...model },
    });
  }

  negative(campaign: Campaign, text: string, matchType: MatchType): Negative {
    return this.put<Negative>('negative', { campaignId: campaign.id, name: text, text, matchType });
  }
}
