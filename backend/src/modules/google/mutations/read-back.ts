import type { CampaignBlueprint, Change } from '@adwright/contracts';
import type { AccountAccess } from '../../../platforms/access.js';
import type { CurrentValue } from '../../../platforms/mutations.port.js';
import type { GoogleClient } from '../client/google.client.js';
import { containing, id, select } from '../gaql.js';
import { toStatus } from '../reading/structure.mapper.js';
import { geoTarget, markedName } from './blueprint.js';
import { budgetSharers, findTarget, type Located, negativesAt, sameNegative } from './lookup.js';

function present(
  value: Extract<CurrentValue, { state: 'present' }>['value'],
  resourceName: string | null = null,
  alsoAffects: readonly string[] = [],
): CurrentValue {
  return { state: 'present', value, alsoAffects, resourceName };
}

function statusOf(located: Located): CurrentValue {
  const { row, level } = located;
  const raw =
    level === 'campaign'
      ? row.campaign?.status
      : level === 'ad_group'
        ? row.adGroup?.status
        : level === 'ad'
          ? row.adGroupAd?.status
          : row.adGroupCriterion?.status;
  const status = toStatus(raw);
  return status === 'removed' ? { state: 'missing' } : present(status, located.resourceName);
}

async function budgetOf(
  client: GoogleClient,
  access: AccountAccess,
  located: Located,
  period: 'daily' | 'lifetime',
): Promise<CurrentValue> {
  const budget = located.row.campaignBudget;
  const amount = period === 'lifetime' ? budget?.totalAmountMicros : budget?.amountMicros;
  if (!budget?.resourceName || amount === undefined) return { state: 'missing' };
  return present(amount, budget.resourceName, await budgetSharers(client, access, located));
}

function bidOf(located: Located): CurrentValue {
  const criterion = located.row.adGroupCriterion;
  const bid =
    located.level === 'keyword'
      ? (criterion?.cpcBidMicros ?? criterion?.effectiveCpcBidMicros)
      : located.row.adGroup?.cpcBidMicros;
  return bid === undefined ? { state: 'absent' } : present(bid, located.resourceName);
}

/** Which of the wanted places the campaign is aimed at. */
async function targetsOf(
  client: GoogleClient,
  access: AccountAccess,
  campaignId: string,
  { countries, areas }: CampaignBlueprint,
): Promise<Pick<CampaignBlueprint, 'countries' | 'areas'>> {
  const rows = await client.rows(
    access,
    select(
      ['campaign_criterion.location.geo_target_constant'],
      'campaign_criterion',
      `WHERE campaign.id = ${id(campaignId)} AND campaign_criterion.type = 'LOCATION'`,
    ),
  );
  const held = new Set(rows.map((row) => row.campaignCriterion?.location?.geoTargetConstant));
  return {
    countries: countries.filter((country) => held.has(geoTarget(country))),
    areas: areas.filter(({ externalId }) => held.has(`geoTargetConstants/${externalId}`)),
  };
}

/** A created campaign is known by the marker in its name, wherever the answer to its creation went. */
async function created(
  client: GoogleClient,
  access: AccountAccess,
  change: Extract<Change, { kind: 'create_campaign' }>,
  marker: string,
): Promise<CurrentValue> {
  // Without a marker nothing was sent yet, and an empty pattern would find every campaign.
  if (marker === '') return { state: 'absent' };
  const rows = await client.rows(
    access,
    select(
      [
        'campaign.resource_name',
        'campaign.id',
        'campaign.name',
        'campaign.status',
        'campaign_budget.amount_micros',
      ],
      'campaign',
      `WHERE campaign.name LIKE ${containing(marker)} AND campaign.status != 'REMOVED'`,
    ),
  );
  // LIKE ignores case; the marker's brackets make sure that it is not part of another one.
  const hit = rows.find((row) => row.campaign?.name?.includes(markedName('', marker).trim()));
  if (!hit) return { state: 'absent' };
  const dailyBudgetMicros = hit.campaignBudget?.amountMicros ?? change.to.dailyBudgetMicros;
  const aimed = await targetsOf(client, access, hit.campaign?.id ?? '', change.to);
  return present({ ...change.to, ...aimed, dailyBudgetMicros }, hit.campaign?.resourceName ?? null);
}

/** What Google holds where a change is aimed (see `MutationsPort.readBack`). */
export async function currentValue(
  client: GoogleClient,
  access: AccountAccess,
  change: Change,
  marker: string,
): Promise<CurrentValue> {
  if (change.kind === 'create_campaign') return created(client, access, change, marker);
  const located = await findTarget(client, access, change.target);
  if (!located) return { state: 'missing' };
  switch (change.kind) {
    case 'set_status':
      return statusOf(located);
    case 'set_budget':
      return budgetOf(client, access, located, change.period);
    case 'set_bid':
      return bidOf(located);
    case 'rename':
      return present(
        (located.level === 'campaign' ? located.row.campaign?.name : located.row.adGroup?.name) ?? '',
        located.resourceName,
      );
    case 'add_negative_keyword':
    case 'remove_negative_keyword': {
      const wanted = change.kind === 'add_negative_keyword' ? change.to : change.from;
      const negatives = await negativesAt(client, access, change.target);
      const hit = negatives.find((negative) => sameNegative(negative, wanted));
      return hit ? present(wanted, hit.resourceName) : { state: 'absent' };
    }
  }
}
