import { dayIndex } from '../../world/calendar.js';
import {
  alive,
  at,
  kept,
  type Message,
  type Mutator,
  micros,
  notFound,
  required,
  status,
  text,
} from './mutator.js';
import { Refusal, type Session } from './session.js';
import { CAMPAIGN } from './shapes.js';

const COLLECTION = 'campaigns';
/** JSON field of each bidding strategy and its type; exactly one may be set. */
const STRATEGIES: Readonly<Record<string, string>> = {
  manualCpc: 'MANUAL_CPC',
  manualCpm: 'MANUAL_CPM',
  maximizeConversions: 'MAXIMIZE_CONVERSIONS',
  maximizeConversionValue: 'MAXIMIZE_CONVERSION_VALUE',
  targetCpa: 'TARGET_CPA',
  targetRoas: 'TARGET_ROAS',
  targetSpend: 'TARGET_SPEND',
  targetImpressionShare: 'TARGET_IMPRESSION_SHARE',
};
const KEPT = [
  'containsEuPoliticalAdvertising',
  'networkSettings',
  'startDateTime',
  'endDateTime',
  'manualCpc',
  'geoTargetTypeSetting',
  'trackingUrlTemplate',
  'finalUrlSuffix',
  'urlCustomParameters',
  'targetingSetting',
  'frequencyCaps',
];

function uniqueName(session: Session, name: string, except?: string): void {
  if (name.length > 255) throw new Refusal('stringLengthError', 'TOO_LONG', 'Too long.', 'name');
  const clash = session.find(
    'campaign',
    session.state.all('campaign'),
    (c) => c.name === name && c.status !== 'REMOVED' && c.id !== except,
  );
  if (clash) {
    throw new Refusal(
      'campaignError',
      'DUPLICATE_CAMPAIGN_NAME',
      'The campaign name is already being used by another campaign.',
      'name',
    );
  }
}

/** Resolves the budget of a campaign. A budget that is not explicitly shared serves one campaign only. */
function budgetFor(session: Session, name: unknown, campaignId?: string): string {
  const [id = ''] = session.ids('campaignBudgets', name, 'campaign_budget');
  const budget = session.get('budget', id);
  if (!budget || budget.status === 'REMOVED') throw notFound('campaign_budget');
  const taken = session.find(
    'campaign',
    session.state.all('campaign'),
    (c) => c.budgetId === id && c.status !== 'REMOVED' && c.id !== campaignId,
  );
  if (!budget.shared && taken) {
    throw new Refusal(
      'campaignBudgetError',
      'CANNOT_USE_IMPLICITLY_SHARED_CAMPAIGN_BUDGET_WITH_MULTIPLE_CAMPAIGNS',
      'A budget that is not explicitly shared cannot be used by several campaigns.',
      'campaign_budget',
    );
  }
  return id;
}

/** Local date of a "yyyy-MM-dd HH:mm:ss" text. */
function dateIn(message: Message, path: string, field: string): string | null {
  const value = text(message, path);
  if (value === undefined || value === '') return null;
  const match = /^(\d{4}-\d{2}-\d{2}) \d{2}:\d{2}:\d{2}$/.exec(value);
  if (!match?.[1] || Number.isNaN(dayIndex(match[1]))) {
    throw new Refusal(
      'dateError',
      'INVALID_STRING_DATE_TIME_SECONDS',
      'Expected the format "yyyy-MM-dd HH:mm:ss".',
      field,
    );
  }
  return match[1];
}

function strategy(message: Message): { bidding: string; targetCpaMicros: number | null } | null {
  const given = Object.keys(STRATEGIES).filter((field) => message[field] !== undefined);
  const [field] = given;
  if (!field) return null;
  if (given.length > 1)
    throw new Refusal('fieldError', 'INVALID_VALUE', 'Only one bidding strategy can be set.', field);
  return {
    bidding: STRATEGIES[field] ?? 'MANUAL_CPC',
    targetCpaMicros: micros(message, `${field}.targetCpaMicros`),
  };
}

function missing(field: string): Refusal {
  return new Refusal('fieldError', 'REQUIRED', 'The required field was not present.', field);
}

export const campaigns: Mutator = {
  collection: COLLECTION,
  key: 'campaign',
  shape: CAMPAIGN,
  readOnly: ['id', 'biddingStrategyType', 'labels'],
  immutable: ['advertisingChannelType', 'advertisingChannelSubType'],

  create(session, message) {
    const name = required(message, 'name', 'name');
    uniqueName(session, name);
    const channel = required(message, 'advertisingChannelType', 'advertising_channel_type');
    if (channel !== 'SEARCH' && channel !== 'DISPLAY') {
      throw new Refusal(
        'contextError',
        'OPERATION_NOT_PERMITTED_FOR_CONTEXT',
        `Campaigns of type ${channel} cannot be created here.`,
        'advertising_channel_type',
      );
    }
    const budgetId = budgetFor(session, required(message, 'campaignBudget', 'campaign_budget'));
    const bidding = strategy(message);
    if (!bidding) throw missing('bidding_strategy');
    if (message.containsEuPoliticalAdvertising === undefined)
      throw missing('contains_eu_political_advertising');
    const startDate = dateIn(message, 'startDateTime', 'start_date_time');
    const endDate = dateIn(message, 'endDateTime', 'end_date_time');
    if (startDate && endDate && endDate < startDate) {
      throw new Refusal(
        'dateRangeError',
        'START_DATE_AFTER_END_DATE',
        'The start date is after the end date.',
      );
    }
    const id = session.create(
      'campaign',
      {
        name,
        channel,
        budgetId,
        ...bidding,
        status: status(message),
        startDate,
        endDate,
        extra: kept(message, KEPT),
      },
      text(message, 'resourceName'),
      COLLECTION,
    );
    return session.name(COLLECTION, id);
  },

  update(session, [id = ''], message, paths) {
    alive(session.get('campaign', id));
    for (const path of paths) {
      const [head = ''] = path.split('.');
      if (path === 'status') session.update('campaign', id, { status: status(message) });
      else if (path === 'name') {
        const name = required(message, 'name', 'name');
        uniqueName(session, name, id);
        session.update('campaign', id, { name });
      } else if (path === 'campaignBudget') {
        session.update('campaign', id, { budgetId: budgetFor(session, at(message, path), id) });
      } else if (path === 'startDateTime' || path === 'endDateTime') {
        const snake = path === 'startDateTime' ? 'start_date_time' : 'end_date_time';
        const field = path === 'startDateTime' ? 'startDate' : 'endDate';
        session.update('campaign', id, {
          [field]: dateIn(message, path, snake),
          extra: kept(message, [path]),
        });
      } else if (STRATEGIES[head]) {
        const target = micros(message, `${head}.targetCpaMicros`);
        session.update('campaign', id, {
          bidding: STRATEGIES[head] ?? 'MANUAL_CPC',
          targetCpaMicros: path.includes('targetCpaMicros') || path === head ? target : null,
        });
      } else session.update('campaign', id, { extra: kept(message, [head]) });
    }
    return session.name(COLLECTION, id);
  },

  remove(session, [id = '']) {
    alive(session.get('campaign', id));
    session.remove('campaign', id);
    return session.name(COLLECTION, id);
  },
};
