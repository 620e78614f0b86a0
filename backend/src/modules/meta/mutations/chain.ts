import type { CampaignBlueprint, Change } from '@adwright/contracts';
import type { AccountAccess } from '../../../platforms/access.js';
import type { CurrentValue } from '../../../platforms/mutations.port.js';
import { PlatformError } from '../../../platforms/platform-error.js';
import type { MetaClient, Params } from '../client/meta.client.js';
import { toBudget } from '../reading/structure.mapper.js';
import type { AdNode, AdSetNode, CampaignNode } from '../wire.js';
import {
  adSetParams,
  campaignParams,
  creatives,
  type Ground,
  markedName,
  refuseWhatWouldBeLost,
} from './blueprint.js';
import { readGround } from './ground.js';

type Creation = Extract<Change, { kind: 'create_campaign' }>;
type Named = { id?: string; name?: string };
type Keyed = readonly { key?: string | number }[];
interface Geo {
  countries?: readonly string[];
  cities?: Keyed;
  regions?: Keyed;
}
interface Aimed {
  targeting?: { geo_locations?: Geo };
}

/**
 * Creating a campaign is a chain of requests on Meta, and none of them can be repeated safely. So every object carries the
 * marker in its name, and each is looked for before it is made: a chain that broke off is continued, never begun anew.
 */
export class CampaignChain {
  constructor(private readonly client: MetaClient) {}

  async validate(access: AccountAccess, change: Creation): Promise<void> {
    refuseWhatWouldBeLost(change.to);
    await readGround(this.client, access);
    const params = campaignParams(change.to, change.to.name, access.currency);
    // What stands below needs the campaign's id, so only the campaign can be checked beforehand.
    await this.client.write(access, `act_${access.externalId}/campaigns`, {
      ...params,
      execution_options: ['validate_only'],
    });
  }

  /** @returns the campaign's id. A clear refusal on the way takes the campaign back, so that nothing is left. */
  async create(access: AccountAccess, blueprint: CampaignBlueprint, marker: string): Promise<string> {
    refuseWhatWouldBeLost(blueprint);
    const ground = await readGround(this.client, access);
    const name = markedName(blueprint.name, marker);
    const account = `act_${access.externalId}`;
    const found = await this.campaignNamed(access, marker);
    const campaignId =
      found?.id ??
      (await this.make(access, `${account}/campaigns`, campaignParams(blueprint, name, access.currency)));
    try {
      await this.below(access, blueprint, marker, { campaignId, continued: found !== null }, ground);
    } catch (error) {
      throw await this.takenBack(access, campaignId, error);
    }
    return campaignId;
  }

  /** `absent` also for a chain that broke off: sending it again continues it. */
  async current(access: AccountAccess, change: Creation, marker: string): Promise<CurrentValue> {
    if (marker === '') return { state: 'absent' };
    const campaign = await this.wholeCampaign(access, change, marker);
    if (!campaign?.id) return { state: 'absent' };
    const budget = toBudget(campaign, access.currency);
    const aimed = await this.targetsOf(access, campaign.id, change.to);
    return {
      state: 'present',
      value: {
        ...change.to,
        ...aimed,
        dailyBudgetMicros: budget?.amountMicros.toString() ?? change.to.dailyBudgetMicros,
      },
      alsoAffects: [],
      resourceName: campaign.id,
    };
  }

  /** Which of the wanted places the campaign's ad sets are all aimed at. */
  private async targetsOf(
    access: AccountAccess,
    campaignId: string,
    { countries, areas }: CampaignBlueprint,
  ): Promise<Pick<CampaignBlueprint, 'countries' | 'areas'>> {
    const path = `${campaignId}/adsets`;
    const { data = [] } = await this.client.get<{ data?: Aimed[] }>(access, path, { fields: 'targeting' });
    const geo = data.map(({ targeting }) => targeting?.geo_locations ?? {});
    const everywhere = (holds: (one: Geo) => boolean) => geo.length > 0 && geo.every(holds);
    const has = (list: Keyed | undefined, key: string) =>
      list?.some((one) => String(one.key) === key) ?? false;
    return {
      countries: countries.filter((country) =>
        everywhere((one) => one.countries?.includes(country) ?? false),
      ),
      areas: areas.filter(({ kind, externalId }) =>
        everywhere((one) => has(kind === 'city' ? one.cities : one.regions, externalId)),
      ),
    };
  }

  /** The campaign of this action that has all its ads. */
  private async wholeCampaign(
    access: AccountAccess,
    change: Creation,
    marker: string,
  ): Promise<CampaignNode | null> {
    const wanted = creatives(change.to, '', '').length;
    const path = `act_${access.externalId}/campaigns`;
    for (const campaign of await this.named<CampaignNode>(access, path, marker)) {
      const ads = await this.named<AdNode>(access, `${campaign.id}/ads`, marker);
      if (ads.length >= wanted) return campaign;
    }
    return null;
  }

  private async below(
    access: AccountAccess,
    blueprint: CampaignBlueprint,
    marker: string,
    { campaignId, continued }: { campaignId: string; continued: boolean },
    ground: Ground,
  ): Promise<void> {
    const account = `act_${access.externalId}`;
    const adSetName = markedName(blueprint.adGroupName, marker);
    const [adSet] = await this.named<AdSetNode>(access, `${campaignId}/adsets`, marker);
    const adSetId =
      adSet?.id ??
      (await this.make(access, `${account}/adsets`, adSetParams(blueprint, adSetName, campaignId, ground)));
    const made = new Map(
      (await this.named<AdNode>(access, `${campaignId}/ads`, marker)).map((ad) => [ad.name, ad.id ?? '']),
    );
    // Creatives hang on nothing until their ad is made; only a chain that broke off can have left one.
    const orphans = new Map(
      continued
        ? (await this.named<Named>(access, `${account}/adcreatives`, marker)).map((one) => [one.name, one.id])
        : [],
    );
    for (const creative of creatives(blueprint, markedName(blueprint.name, marker), ground.pageId)) {
      if (made.has(creative.name)) continue;
      const creativeId =
        orphans.get(creative.name) ?? (await this.make(access, `${account}/adcreatives`, creative.params));
      const ad = { name: creative.name, adset_id: adSetId, creative: { creative_id: creativeId } };
      made.set(creative.name, await this.make(access, `${account}/ads`, { ...ad, status: 'ACTIVE' }));
    }
    await this.sweep(access, `${account}/campaigns`, marker, [campaignId]);
    await this.sweep(access, `${campaignId}/adsets`, marker, [adSetId]);
    await this.sweep(access, `${campaignId}/ads`, marker, [...made.values()]);
  }

  /**
   * Removes what carries this action's marker beside the finished chain: a request whose answer never came may have been
   * carried out after it was looked for and made again. Only this action can have made it, and it cannot have served.
   */
  private async sweep(
    access: AccountAccess,
    path: string,
    marker: string,
    kept: readonly string[],
  ): Promise<void> {
    if (marker === '') return;
    for (const { id } of await this.named<Named>(access, path, marker))
      if (id && !kept.includes(id)) await this.client.write(access, id, { status: 'DELETED' });
  }

  private async make(access: AccountAccess, path: string, params: Params): Promise<string> {
    const { id } = await this.client.write<{ id?: string }>(access, path, params);
    if (id) return id;
    throw new PlatformError('outcome_unknown', 'Meta answered a creation without an id', {
      vendorCode: 'adwright.no_id',
    });
  }

  /** The error to report once the half-made campaign is gone; unknown when that cannot be told. */
  private async takenBack(access: AccountAccess, campaignId: string, cause: unknown): Promise<unknown> {
    if (!(cause instanceof PlatformError) || cause.kind === 'outcome_unknown') return cause;
    try {
      await this.client.write(access, campaignId, { status: 'DELETED' });
      return cause;
    } catch (error) {
      if (!(error instanceof PlatformError)) throw error;
      return new PlatformError('outcome_unknown', 'a half-made campaign could not be taken back', {
        vendorCode: cause.detail.vendorCode,
        userMessage: `The paused campaign ${campaignId} was made but not finished: ${cause.detail.userMessage ?? cause.message}`,
        traceId: cause.detail.traceId ?? null,
        cause: error,
      });
    }
  }

  private async campaignNamed(access: AccountAccess, marker: string): Promise<CampaignNode | null> {
    if (marker === '') return null;
    const path = `act_${access.externalId}/campaigns`;
    const [found] = await this.named<CampaignNode>(access, path, marker);
    return found ?? null;
  }

  private async named<Node extends Named>(
    access: AccountAccess,
    path: string,
    marker: string,
  ): Promise<Node[]> {
    const found: Node[] = [];
    const fields = path.endsWith('/campaigns') ? 'id,name,daily_budget,lifetime_budget' : 'id,name';
    for await (const page of this.client.pages<Node>(access, path, { fields, limit: 500 }))
      found.push(...page.filter((node) => node.name?.includes(`[${marker}]`)));
    return found;
  }
}
