import type { Context } from '../../http/context.js';
import type { Lead } from '../../world/leads.js';
import { personOf } from '../../world/people.js';
import type { AccountState } from '../../world/state.js';
import { parameter } from '../errors.js';
import { type Filter, filtersOf, passes } from '../filtering.js';
import { Node, type NodeType } from '../nodes/node.js';
import type { Params } from '../params.js';
import { graphTime } from '../time.js';

interface Of {
  state: AccountState;
  lead: Lead;
}

function answers({ state, lead }: Of): { name: string; values: string[] }[] {
  const person = personOf(state.account, lead.id);
  return [
    { name: 'full_name', values: [person.name] },
    { name: 'email', values: [person.email] },
    { name: 'phone_number', values: [person.phone] },
  ];
}

const LEAD: NodeType<Of> = {
  name: 'UserLeadGenInfo',
  defaults: ['created_time', 'field_data'],
  edges: [],
  absent: new Set([
    'custom_disclaimer_responses',
    'home_listing',
    'partner_name',
    'post',
    'post_submission_check_result',
    'retailer_item_id',
    'vehicle',
  ]),
  fields: {
    created_time: ({ state, lead }) => graphTime(state, lead.at),
    ad_id: ({ lead }) => lead.adId,
    ad_name: ({ state, lead }) => state.get('ad', lead.adId)?.name,
    adset_id: ({ lead }) => lead.adGroupId,
    adset_name: ({ state, lead }) => state.get('adGroup', lead.adGroupId)?.name,
    campaign_id: ({ lead }) => lead.campaignId,
    campaign_name: ({ state, lead }) => state.get('campaign', lead.campaignId)?.name,
    form_id: ({ lead }) => lead.formId,
    is_organic: () => false,
    platform: ({ lead }) => (Number(lead.id.at(-1)) < 7 ? 'fb' : 'ig'),
    field_data: answers,
  },
};

function nodeOf(state: AccountState, lead: Lead): Node {
  return Node.of(LEAD, lead.id, state, { state, lead });
}

/** The lead with an id, if it came to the account within the last 90 days. */
export function leadWith(context: Context, state: AccountState, id: string): Node | undefined {
  if (!/^\d{16}$/.test(id)) return undefined;
  const lead = context.runtime.leads.until(state, context.runtime.now()).find((one) => one.id === id);
  return lead && nodeOf(state, lead);
}

function created(filters: readonly Filter[]): Filter[] {
  return filters.map((filter) => {
    if (filter.field !== 'time_created') throw parameter(`Filtering field ${filter.field} is invalid`);
    // Named so that its value is read as an instant.
    return { ...filter, field: 'created_time' };
  });
}

/** Leads of a form or an ad, newest first, by `filtering` on `time_created`. Throws code 100 for other filters. */
export function leadNodes(context: Context, of: Node, params: Params, now: number): Node[] {
  const { state } = of;
  if (!state) return [];
  const filters = created(filtersOf(params));
  return context.runtime.leads
    .until(state, now)
    .filter((lead) => lead.formId === of.id || lead.adId === of.id)
    .filter((lead) => filters.every((filter) => passes(state, filter, graphTime(state, lead.at))))
    .map((lead) => nodeOf(state, lead))
    .reverse();
}
