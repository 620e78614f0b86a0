import type { Change, PlanChange, Platform } from '@adwright/contracts';
import { label, t } from '../messages/message.js';
import { levelName } from './level.js';
import { formatMoney } from './money.js';

interface Keyword {
  readonly text: string;
  readonly matchType: string;
}

function isKeyword(value: unknown): value is Keyword {
  return typeof value === 'object' && value !== null && 'text' in value && 'matchType' in value;
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (error) {
    // A plan of a newer server may carry plain text here; it is shown as it is.
    if (error instanceof SyntaxError) return json;
    throw error;
  }
}

/** One side of a diff as a person reads it: money with its currency, statuses in words. */
export function formatPlanValue(
  value: string | null,
  { unit, currency }: Pick<PlanChange, 'unit' | 'currency'>,
): string {
  if (value === null) return t('diff.nothing');
  if (unit === 'micros') return formatMoney(value, currency ?? '');
  if (unit === 'status') return label('status', value);
  if (unit === 'keyword') {
    const keyword = parse(value);
    if (isKeyword(keyword)) {
      return t('diff.keyword', { text: keyword.text, match: label('match', keyword.matchType) });
    }
  }
  if (unit === 'campaign') {
    const blueprint = parse(value);
    if (typeof blueprint === 'object' && blueprint !== null && 'name' in blueprint) {
      return t('diff.campaign', { name: String(blueprint.name) });
    }
  }
  return value;
}

/** What will happen, as the words on the button: "Raise budget to 48.00 EUR a day". */
export function describeChange(change: Change, currency: string, platform: Platform): string {
  const { name, level } = change.target;
  switch (change.kind) {
    case 'set_budget': {
      const way = BigInt(change.to) > BigInt(change.from) ? 'raise' : 'lower';
      return t(`change.budget.${way}.${change.period}`, { amount: formatMoney(change.to, currency) });
    }
    case 'set_bid': {
      const way = BigInt(change.to) > BigInt(change.from) ? 'raise' : 'lower';
      return t(`change.bid.${way}`, { amount: formatMoney(change.to, currency) });
    }
    case 'set_status':
      return t(`change.status.${change.to}`, { level: levelName(level, platform).toLowerCase(), name });
    case 'add_negative_keyword':
      return t('change.negative.add', { text: change.to.text, match: label('match', change.to.matchType) });
    case 'remove_negative_keyword':
      return t('change.negative.remove', {
        text: change.from.text,
        match: label('match', change.from.matchType),
      });
    case 'create_campaign':
      return t('change.create', { name: change.to.name });
    case 'rename':
      return t('change.rename', { name: change.to });
  }
}
