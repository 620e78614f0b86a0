import { CLIENTS } from '../oauth/tokens.js';
import type { AccountState, ChangeRecord } from '../world/state.js';
import type { AdGroup, Campaign, EntityType, Status } from '../world/types.js';
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
    bidding: 'update_ad_set_bid_strategy',
    startAt: 'update_ad_set_duration',
    endAt: 'update_ad_set_duration',
    goal: 'update_ad_set_optimization_goal',
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
  bidding: 'BID',
  startAt: 'DATE',
  endAt: 'DATE',
  extra: 'TARGETING',
};
const CATEGORIES = [
  'ACCOUNT',
  'AD',
  'AD_KEYWORDS',
  'AD_SET',
  'AUDIENCE',
  'BID',
  'BUDGET',
  'CAMPAIGN',
  'DATE',
  'STATUS',
  'TARGETING',
] as const;
const SOURCES = ['CALYPSO', 'TAO', 'TAO_AD_ACCOUNT', 'TAO_AD_STATUS'] as const;

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

/** `tool` is a name of the vendor's that holds nothing here. */
type Activity = Record<Exclude<(typeof ACTIVITY_FIELDS)[number], 'tool'>, string>;

function subject(type: EntityType): type is Subject {
  return type === 'campaign' || type === 'adGroup' || type === 'ad';
}

function budgetOwner(state: AccountState, budgetId: string): Campaign | AdGroup | undefined {
  const campaigns = state.campaignsUsing(budgetId).flatMap((id) => state.get('campaign', id) ?? []);
  const owners = [...campaigns, ...campaigns.flatMap((campaign) => [...state.adGroupsOf(campaign.id)])];
  return owners.find((owner) => owner.budgetId === budgetId);
}

function goalIn(extra: unknown): unknown {
  return (extra as { optimization_goal?: unknown } | null)?.optimization_goal;
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
  const word = (value: unknown) => {
    if (field === 'goal') return goalIn(value) ?? null;
    if (field !== 'startAt' && field !== 'endAt') return value ?? null;
    return typeof value === 'number' ? graphTime(state, value) : null;
  };
  return JSON.stringify({ old_value: word(from), new_value: word(to) });
}

function actorId(email: string): string {
  let sum = 7;
  for (const char of email) sum = (sum * 31 + (char.codePointAt(0) ?? 0)) % 899_999_999;
  return `10${100_000_000 + sum}00021`;
}

/** `2026-11-20T09:00:00+0000`: unlike other times the log's are in UTC. */
function utc(at: number): string {
  return new Date(at).toISOString().replace(/\.\d+Z$/, '+0000');
}

/** `11/20/2026 at 1:00 AM`: the account's own time, for people. */
function forPeople(state: AccountState, at: number): string {
  const [date = '', time = ''] = state.calendar.localDateTime(at).split(' ');
  const [year, month, day] = date.split('-');
  const hour = Number(time.slice(0, 2));
  return `${month}/${day}/${year} at ${hour % 12 || 12}:${time.slice(3, 5)} ${hour < 12 ? 'AM' : 'PM'}`;
}

interface Shown {
  id: string;
  name: string;
  type: string;
}

function event(
  state: AccountState,
  change: ChangeRecord,
  object: Shown,
  name: string,
  extraData: string,
): Activity {
  const api = change.actor.client === 'API';
  return {
    actor_id: actorId(change.actor.email),
    actor_name: change.actor.email,
    application_id: api ? CLIENTS.meta.id : '119211728144504',
    application_name: api ? APP_NAME : 'Ads Manager',
    date_time_in_timezone: forPeople(state, change.at),
    event_time: utc(change.at),
    event_type: name,
    extra_data: extraData,
    object_id: object.id,
    object_name: object.name,
    object_type: object.type,
    translated_event_type: name.charAt(0).toUpperCase() + name.slice(1).replaceAll('_', ' '),
  };
}

/** What the log calls a changed field: the goal of an ad set is kept among its other attributes. */
function whatOf(budget: boolean, field: string, from: unknown, to: unknown): string {
  if (budget) return ['amountMicros', 'totalMicros'].includes(field) ? 'budget' : '';
  return field === 'extra' && goalIn(from) !== goalIn(to) ? 'goal' : field;
}

function imageEvents(state: AccountState, change: ChangeRecord): Activity[] {
  const name = { create: 'add_images', update: 'edit_images', remove: 'delete_images' }[change.operation];
  const { id, name: account } = state.account;
  return [event(state, change, { id, name: account, type: 'ACCOUNT' }, name, '{}')];
}

function events(state: AccountState, change: ChangeRecord, category: string | undefined): Activity[] {
  if (change.type === 'image')
    return category === undefined || category === 'ACCOUNT' ? imageEvents(state, change) : [];
  const budget = change.type === 'budget';
  const entity = budget
    ? budgetOwner(state, change.id)
    : subject(change.type)
      ? state.get(change.type, change.id)
      : undefined;
  const type: EntityType = budget ? (entity && 'campaignId' in entity ? 'adGroup' : 'campaign') : change.type;
  if (!entity || !subject(type)) return [];
  const object = { id: entity.id, name: entity.name, type: OBJECT[type] };
  if (change.operation === 'create') {
    if (budget || (category !== undefined && category !== OBJECT[type])) return [];
    return [event(state, change, object, CREATED[type], '{}')];
  }
  return Object.entries(change.fields).flatMap(([field, [from, to]]) => {
    const what = whatOf(budget, field, from, to);
    const name = EDITED[type][what];
    const fits = category === undefined || category === CATEGORY[what] || category === OBJECT[type];
    return name && fits ? [event(state, change, object, name, values(state, what, from, to))] : [];
  });
}

/** Ids whose activities are asked for, with what is below them when that is wanted, too; null = all. */
function objectsAsked(state: AccountState, params: Params, of: string | null): Set<string> | null {
  const oid = of ?? params.text('oid');
  const asked = [...(oid === undefined ? [] : [oid]), ...(params.list('extra_oids') ?? []).map(String)];
  if (asked.length === 0) return null;
  const ids = new Set(asked);
  if (params.flag('add_children')) {
    for (const group of state.all('adGroup')) if (ids.has(group.campaignId)) ids.add(group.id);
    for (const ad of state.all('ad')) if (ids.has(ad.adGroupId) || ids.has(ad.campaignId)) ids.add(ad.id);
  }
  return ids;
}

/**
 * The change log of an account, or of one ad set, between two instants (the last week by default), newest first.
 * Throws code 100.
 */
export function activities(
  state: AccountState,
  params: Params,
  specs: readonly FieldSpec[] | null,
  now: number,
  of: string | null,
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
  const category = params.word('category', CATEGORIES);
  params.word('data_source', SOURCES);
  const uid = params.text('uid');
  const ids = objectsAsked(state, params, of);
  const fields = (specs ?? []).map((spec) => spec.name).filter((name) => name !== 'id');
  for (const field of fields) {
    if (!ACTIVITY_FIELDS.some((known) => known === field)) {
      throw parameter(`Tried accessing nonexisting field (${field}) on node type (AdActivity)`);
    }
  }
  const shown = fields.length > 0 ? fields : ['event_time', 'event_type'];
  return state.changes
    .filter((change) => change.at >= since && change.at <= until)
    .flatMap((change) => events(state, change, category))
    .filter((one) => (ids === null || ids.has(one.object_id)) && (uid === undefined || one.actor_id === uid))
    .reverse()
    .map((one) =>
      Object.fromEntries(
        shown.flatMap((field) => (field in one ? [[field, one[field as keyof Activity]] as const] : [])),
      ),
    );
}
