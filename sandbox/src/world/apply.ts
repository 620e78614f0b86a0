import { adGroupModel, adModel, campaignModel, roughDay, trafficModel } from './defaults.js';
import { keyOf } from './hash.js';
import type { AccountState, ChangeRecord } from './state.js';
import type { AdGroup, AnyEntity, Campaign, EntityType, Json } from './types.js';
import type { Op, Write } from './write.js';

/** A write that does not fit the state: a fault of the caller, not of the person. */
export class WorldError extends Error {}

const BASE = { name: '', status: 'ENABLED', extra: {} };
const DEFAULTS: { [T in EntityType]: Record<string, Json> } = {
  campaign: {
    channel: 'SEARCH',
    budgetId: null,
    bidding: 'MANUAL_CPC',
    targetCpaMicros: null,
    startDate: null,
    endDate: null,
    objective: null,
  },
  budget: { amountMicros: 0, totalMicros: null, shared: false },
  adGroup: {
    budgetId: null,
    bidMicros: null,
    targetCpaMicros: null,
    bidding: null,
    startAt: null,
    endAt: null,
    kind: 'SEARCH_STANDARD',
  },
  ad: {
    creativeId: null,
    content: { finalUrls: [], headlines: [], descriptions: [], path1: '', path2: '' },
  },
  keyword: { text: '', matchType: 'BROAD', bidMicros: null, qualityScore: 6, terms: null },
  negative: { adGroupId: null, text: '', matchType: 'BROAD' },
  target: { kind: 'LOCATION', value: '' },
  creative: {},
  image: {},
  conversionAction: { category: 'DEFAULT', primary: true, origin: 'WEBSITE' },
};

/** Gives a new entity the hidden model that decides what it will earn. */
function modelFor(
  state: AccountState,
  type: EntityType,
  entity: Record<string, unknown>,
  at: number,
): unknown {
  const { account } = state;
  const key = Number(entity.key);
  if (type === 'campaign') {
    const actions = state.all('conversionAction').filter((a) => a.primary && a.status === 'ENABLED');
    // A lead campaign collects leads where the account counts them; all others the account's first action.
    const leads = actions.filter(
      (a) => entity.objective === 'OUTCOME_LEADS' && a.category === 'SUBMIT_LEAD_FORM',
    );
    return campaignModel(
      account,
      [...leads, ...actions].map((a) => a.id),
    );
  }
  if (type === 'adGroup') return adGroupModel(account, key);
  if (type === 'ad') return adModel(account, key, roughDay(at));
  if (type === 'keyword') return trafficModel(account, keyOf(String(entity.text)) ^ account.key);
  return undefined;
}

/** Builds an entity from logged fields; the same fields always give the same entity. */
export function build(
  state: AccountState,
  type: EntityType,
  id: string,
  fields: Record<string, unknown>,
  at: number,
): AnyEntity {
  const entity: Record<string, unknown> = {
    ...structuredClone(BASE),
    ...structuredClone(DEFAULTS[type]),
    ...fields,
    id,
    key: keyOf(`${state.account.id}/${type}/${id}`),
    createdAt: at,
    updatedAt: at,
    history: [],
  };
  entity.model ??= modelFor(state, type, entity, at);
  return entity as unknown as AnyEntity;
}

function applyOp(state: AccountState, write: Write, op: Op): void {
  const record: ChangeRecord = {
    seq: write.seq,
    at: write.at,
    actor: write.actor,
    operation: op.op,
    type: op.type,
    id: op.id,
    campaignId: null,
    adGroupId: null,
    fields: {},
  };
  let entity = state.get(op.type, op.id) as AnyEntity | undefined;
  if (op.op === 'create') {
    if (entity) throw new WorldError(`${op.type} ${op.id} exists already`);
    entity = build(state, op.type, op.id, op.fields, write.at);
    state.insert(op.type, entity as never);
    for (const [field, value] of Object.entries(op.fields)) record.fields[field] = [undefined, value];
  } else {
    if (!entity) throw new WorldError(`no ${op.type} ${op.id}`);
    for (const id of state.campaignsTouched(op.type, entity)) state.noteInstant(id, write.at);
    const fields = op.op === 'remove' ? { status: 'REMOVED' } : op.fields;
    const target = entity as unknown as Record<string, unknown>;
    for (const [field, value] of Object.entries(fields)) {
      const next = field === 'extra' ? { ...entity.extra, ...(value as object) } : value;
      if (JSON.stringify(target[field]) === JSON.stringify(next)) continue;
      record.fields[field] = [target[field], next];
      entity.history.push({ at: write.at, field, from: target[field], to: next });
      target[field] = next;
    }
    entity.updatedAt = write.at;
    if (op.type === 'campaign' || op.type === 'adGroup') {
      const owner = entity as Campaign | AdGroup;
      state.noteBudget(owner.budgetId, 'campaignId' in owner ? owner.campaignId : owner.id);
    }
  }
  for (const id of state.campaignsTouched(op.type, entity)) state.noteInstant(id, write.at);
  if (op.type === 'adGroup') {
    const { campaignId, startAt, endAt } = entity as AdGroup;
    for (const at of [startAt, endAt]) if (at !== null) state.noteInstant(campaignId, at);
  }
  record.campaignId = op.type === 'campaign' ? op.id : 'campaignId' in entity ? entity.campaignId : null;
  if (op.type === 'adGroup') record.adGroupId = op.id;
  else if ('adGroupId' in entity) record.adGroupId = entity.adGroupId;
  if (op.op !== 'update' || Object.keys(record.fields).length > 0) state.changes.push(record);
}

/** Applies a write. The caller has checked it against its vendor's rules; here only existence is checked. */
export function applyWrite(state: AccountState, write: Write): void {
  for (const op of write.ops) applyOp(state, write, op);
}
