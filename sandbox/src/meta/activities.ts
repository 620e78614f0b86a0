import { CLIENTS } from '../oauth/tokens.js';
import type { AccountState, ChangeRecord } from '../world/state.js';
import type { AdGroup, AnyEntity, Campaign, EntityType, Status } from '../world/types.js';
import { APP_NAME } from './access.js';
import { parameter } from './errors.js';
import type { FieldSpec } from './field-spec.js';
import { configured } from './nodes/status.js';
import type { Params } from './params.js';
import { graphTime, instant } from './time.js';

const WEEK_MS = 7 * 86_400_000;
type Subject = 'campaign' | 'adGroup' | 'ad';

const OBJECT: Record<Subject, string> = { campaign: 'CAMPAIGN', adGroup: 'AD_SET', ad: 'AD' };
const CREATED: Record<Subject, string> = {
  campaign: 'create_campaign_group',
  adGroup: 'create_ad_set',
  ad: 'create_ad',
};
/** Event names by what was changed. */
const EDITED: Record<Subject, Readonly<Record<string, string>>> = {
  campaign: {
    status: 'update_campaign_run_status',
    name: 'update_campaign_name',
    budget: 'update_campaign_budget',
  },
  adGroup: {
    status: 'update_ad_set_run_status',
    name: 'update_ad_set_name',
    budget: 'update_ad_set_budget',
    bidMicros: 'update_ad_set_bidding',
    extra: 'update_ad_set_target_spec',
  },
  ad: {
    status: 'update_ad_run_status',
    name: 'update_ad_friendly_name',
    creativeId: 'update_ad_creative',
  },
};
const CATEGORY: Readonly<Record<string, string>> = {
  status: 'STATUS',
  budget: 'BUDGET',
  bidMicros: 'BID',
  extra: 'TARGETING',
};

export const ACTIVITY_FIELDS = [
  'actor_id',
  'actor_name',
  'application_id',
  'application_name',
  'date_time_in_timezone',
  'event_time',
  'event_type',
  'extra_data',
  'object_id',
  'object_name',
  'object_type',
  'translated_event_type',
  'tool',
] as const;

function subject(type: EntityType): type is Subject {
  return type === 'campaign' || type === 'adGroup' || type === 'ad';
}

function budgetOwner(state: AccountState, budgetId: string): Campaign | AdGroup | undefined {
  const campaigns = state.campaignsUsing(budgetId).flatMap((id) => state.get('campaign', id) ?? []);
  const owners = [...campaigns, ...campaigns.flatMap((campaign) => [...state.adGroupsOf(campaign.id)])];
  return owners.find((owner) => owner.budgetId === budgetId);
}

/** Old and new value as the log words them: statuses in words, money in smallest units with its currency. */
function values(state: AccountState, field: string, from: unknown, to: unknown): string {
  if (field === 'status') {
    const word = (status: unknown) => {
      const name = typeof status === 'string' ? configured(status as Status) : '';
      return name === 'ACTIVE' ? 'Active' : name === 'PAUSED' ? 'Inactive' : name.toLowerCase();
    };
    return JSON.stringify({ old_value: word(from), new_value: word(to), type: 'run_status' });
  }
  if (field === 'budget' || field === 'bidMicros') {
    const units = (micros: unknown) => Math.round(Number(micros ?? 0) / state.account.minorMicros);
    const { currency } = state.account;
    return JSON.stringify({
      old_value: units(from),
      new_value: units(to),
      currency,
      type: 'payment_amount',
    });
  }
  return JSON.stringify({ old_value: from ?? null, new_value: to ?? null });
}

function actorId(email: string): string {
  let sum = 7;
  for (const char of email) sum = (sum * 31 + (char.codePointAt(0) ?? 0)) % 899_999_999;
  return `10${100_000_000 + sum}00021`;
}

function event(
  state: AccountState,
  change: ChangeRecord,
  type: Subject,
  entity: AnyEntity,
  name: string,
  extraData: string,
): Record<string, unknown> {
  const api = change.actor.client === 'API';
  const time = graphTime(state, change.at);
  return {
    actor_id: actorId(change.actor.email),
    actor_name: change.actor.email,
    application_id: api ? CLIENTS.meta.id : '119211728144504',
    application_name: api ? APP_NAME : 'Ads Manager',
    date_time_in_timezone: state.calendar.localDateTime(change.at),
    event_time: time,
    event_type: name,
    extra_data: extraData,
    object_id: entity.id,
    object_name: entity.name,
    object_type: OBJECT[type],
    translated_event_type: name.replaceAll('_', ' '),
  };
}

function events(state: AccountState, change: ChangeRecord, category: string | undefined) {
  const budget = change.type === 'budget';
  const entity = budget
    ? budgetOwner(state, change.id)
    : subject(change.type)
      ? state.get(change.type, change.id)
      : undefined;
  const type: EntityType = budget ? (entity && 'campaignId' in entity ? 'adGroup' : 'campaign') : change.type;
  if (!entity || !subject(type)) return [];
  if (change.operation === 'create') {
    if (budget || (category !== undefined && category !== OBJECT[type])) return [];
    return [event(state, change, type, entity, CREATED[type], '{}')];
  }
  return Object.entries(change.fields).flatMap(([field, [from, to]]) => {
    const what = budget && ['amountMicros', 'totalMicros'].includes(field) ? 'budget' : field;
    const name = EDITED[type][what];
    const fits = category === undefined || category === CATEGORY[what] || category === OBJECT[type];
    return name && fits ? [event(state, change, type, entity, name, values(state, what, from, to))] : [];
  });
}

/** The account's change log between two instants (the last week by default), newest first. Throws code 100. */
export function activities(
  state: AccountState,
  params: Params,
  specs: readonly FieldSpec[] | null,
  now: number,
): Record<string, unknown>[] {
  const at = (name: string, otherwise: number) => {
    const text = params.text(name);
    if (!text) return otherwise;
    const given = instant(state, text);
    if (Number.isNaN(given)) throw parameter(`Param ${name} must be a timestamp or a date`);
    return given;
  };
  const until = at('until', now);
  const since = at('since', until - WEEK_MS);
  const oid = params.text('oid');
  const fields = (specs ?? []).map((spec) => spec.name).filter((name) => name !== 'id');
  for (const field of fields) {
    if (!ACTIVITY_FIELDS.some((known) => known === field)) {
      throw parameter(`Tried accessing nonexisting field (${field}) on node type (AdActivity)`);
    }
  }
  const shown = fields.length > 0 ? fields : ['event_time', 'event_type'];
  return state.changes
    .filter((change) => change.at >= since && change.at <= until)
    .flatMap((change) => events(state, change, params.text('category')))
    .filter((one) => oid === undefined || one.object_id === oid)
    .reverse()
    .map((one) =>
      Object.fromEntries(
        shown.flatMap((field) => (one[field] === undefined ? [] : [[field, one[field]] as const])),
      ),
    );
}
