import { alive, kept, type Message, type Mutator, micros, text } from './mutator.js';
import { Refusal, type Session } from './session.js';
import { BUDGET } from './shapes.js';

const COLLECTION = 'campaignBudgets';
const ERROR = 'campaignBudgetError';

/** A budget amount: whole minor units, at least one unit's tenth, at most ten million units. */
function amount(session: Session, value: number | null, field: string): number {
  const { minorMicros, currency } = session.state.account;
  if (value === null)
    throw new Refusal('fieldError', 'REQUIRED', 'The required field was not present.', field);
  if (value < 0) throw new Refusal(ERROR, 'NEGATIVE_MONEY_AMOUNT', 'The money amount is negative.', field);
  const minimum = minorMicros * 10;
  if (value < minimum) {
    throw new Refusal(
      ERROR,
      'BUDGET_BELOW_PER_DAY_MINIMUM',
      'Budget amount is below the daily minimum.',
      field,
      {
        budgetPerDayMinimumErrorDetails: {
          currencyCode: currency,
          budgetPerDayMinimumMicros: String(minimum),
          minimumBugdetAmountMicros: String(minimum),
          failedBudgetAmountMicros: String(value),
        },
      },
    );
  }
  if (value % minorMicros !== 0) {
    throw new Refusal(
      ERROR,
      'NON_MULTIPLE_OF_MINIMUM_CURRENCY_UNIT',
      'A money amount was not a multiple of a minimum unit.',
      field,
    );
  }
  if (value > minorMicros * 1_000_000_000) {
    throw new Refusal(
      ERROR,
      'MONEY_AMOUNT_TOO_LARGE',
      'A money amount was larger than the maximum allowed.',
      field,
    );
  }
  return value;
}

function inUse(session: Session, id: string): boolean {
  const campaigns = session.state.all('campaign');
  return Boolean(session.find('campaign', campaigns, (c) => c.budgetId === id && c.status !== 'REMOVED'));
}

function uniqueName(session: Session, name: string, except?: string): void {
  const clash = session.find(
    'budget',
    session.state.all('budget'),
    (b) => b.shared && b.name === name && b.status !== 'REMOVED' && b.id !== except,
  );
  if (clash)
    throw new Refusal(ERROR, 'DUPLICATE_NAME', 'A shared budget of this name exists already.', 'name');
}

export const budgets: Mutator = {
  collection: COLLECTION,
  key: 'campaignBudget',
  shape: BUDGET,
  readOnly: ['id', 'status', 'referenceCount'],
  immutable: ['period', 'type'],

  create(session, message) {
    // The platform's default: a budget is shared unless the request says otherwise.
    const shared = message.explicitlyShared !== false;
    const name = text(message, 'name') ?? '';
    if (shared && name === '') {
      throw new Refusal('fieldError', 'REQUIRED', 'The required field was not present.', 'name');
    }
    if (shared) uniqueName(session, name);
    const custom = message.period === 'CUSTOM_PERIOD';
    if (custom && message.amountMicros !== undefined) {
      throw new Refusal(
        ERROR,
        'BUDGET_AMOUNT_MUST_BE_UNSET_FOR_CUSTOM_BUDGET_PERIOD',
        'A custom period takes a total amount only.',
        'amount_micros',
      );
    }
    const fields = {
      name,
      shared,
      amountMicros: custom ? 0 : amount(session, micros(message, 'amountMicros'), 'amount_micros'),
      totalMicros: custom
        ? amount(session, micros(message, 'totalAmountMicros'), 'total_amount_micros')
        : null,
      extra: kept(message, ['deliveryMethod']),
    };
    const id = session.create('budget', fields, text(message, 'resourceName'), COLLECTION);
    return session.name(COLLECTION, id);
  },

  update(session, [id = ''], message: Message, paths) {
    const budget = alive(session.get('budget', id));
    for (const path of paths) {
      if (path === 'amountMicros') {
        session.update('budget', id, {
          amountMicros: amount(session, micros(message, path), 'amount_micros'),
        });
      } else if (path === 'totalAmountMicros') {
        session.update('budget', id, {
          totalMicros: amount(session, micros(message, path), 'total_amount_micros'),
        });
      } else if (path === 'name') {
        const name = text(message, 'name') ?? '';
        if (budget.shared) uniqueName(session, name, id);
        session.update('budget', id, { name });
      } else if (path === 'explicitlyShared') {
        if (budget.shared && message.explicitlyShared !== true) {
          throw new Refusal(
            ERROR,
            'CANNOT_UPDATE_CAMPAIGN_BUDGET_TO_IMPLICITLY_SHARED',
            'A shared budget cannot become a non-shared one.',
            'explicitly_shared',
          );
        }
        session.update('budget', id, { shared: message.explicitlyShared === true });
      } else if (path === 'deliveryMethod') session.update('budget', id, { extra: kept(message, [path]) });
    }
    return session.name(COLLECTION, id);
  },

  remove(session, [id = '']) {
    alive(session.get('budget', id));
    if (inUse(session, id))
      throw new Refusal(ERROR, 'CAMPAIGN_BUDGET_IN_USE', 'The budget is used by a campaign.');
    session.remove('budget', id);
    return session.name(COLLECTION, id);
  },
};
