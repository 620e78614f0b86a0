import {
  type Change,
  type Evidence,
  MODEL_RULE,
  type ModelMove,
  negativeText,
  type Proposal,
  type ProposalEntity,
  type ProposalSheet,
} from '@adwright/contracts';
import { loweredBudget, raisedBudget } from '../judge/budget-step.js';
import { money } from '../judge/text/amounts.js';
import { cutAt, levelWord, quoted } from '../judge/text/words.js';
import type { CheckedMove } from './check.js';
import { told } from './told.js';

const LONGEST_TITLE = 200;
const LONGEST_WHY = 2000;
/** The judge's own findings rest on tests; a model's come after them unless much money is behind it. */
const LEAST_SCORE = 10;
const SCORE_OF_SHARE = 30;

const directions: Record<ModelMove, Proposal['direction']> = {
  pause: 'pause',
  raise_budget: 'raise',
  lower_budget: 'lower',
  raise_bid: 'raise',
  lower_bid: 'lower',
  exclude: 'exclude',
};

/** What a model's move becomes: a proposal like the judge's. Null when no amount that a currency can write lies within the step. */
export function toProposal(checked: CheckedMove, sheet: ProposalSheet): Proposal | null {
  const { entity, move } = checked;
  const change = changeOf(checked, sheet.currency);
  if (change === null) return null;
  return {
    rule: MODEL_RULE,
    direction: directions[move],
    title: cutAt(titleOf(entity, change, sheet), LONGEST_TITLE),
    why: cutAt(told(checked.why, sheet.entities), LONGEST_WHY),
    // Never low: no rule found it and it was not tried on past days.
    risk: { level: 'medium', text: cutAt(told(checked.risk, sheet.entities), LONGEST_WHY) },
    target: entity.target,
    change,
    manualSteps: [],
    conditions: [],
    evidence: [evidenceOf(entity, sheet)],
    replay: {
      summary: 'A model is not asked about past days, so there is nothing to replay.',
      points: [],
      timesProposed: 0,
      timesAsked: 0,
    },
    impact: null,
    shapedBy: [],
    score: LEAST_SCORE + SCORE_OF_SHARE * shareOf(entity, sheet),
  };
}

function changeOf({ entity, move, step }: CheckedMove, currency: string): Change | null {
  const { target, home, budget, bidMicros } = entity;
  if (move === 'pause') return { kind: 'set_status', target, from: 'enabled', to: 'paused' };
  if (move === 'exclude') {
    const text = negativeText(target.name);
    return text === null || home === null
      ? null
      : { kind: 'add_negative_keyword', target: home, from: null, to: { text, matchType: 'exact' } };
  }
  const amount = move === 'raise_bid' || move === 'lower_bid' ? bidMicros : (budget?.amountMicros ?? null);
  if (amount === null || step === null) return null;
  const moved = move.startsWith('raise') ? raisedBudget : loweredBudget;
  const to = moved(BigInt(amount), step, currency);
  if (to === null) return null;
  const values = { target, from: amount, to: to.toString() };
  if (move === 'raise_bid' || move === 'lower_bid') return { kind: 'set_bid', ...values };
  return budget === null ? null : { kind: 'set_budget', ...values, period: budget.period };
}

function titleOf({ target }: ProposalEntity, change: Change, { platform, currency }: ProposalSheet): string {
  const it = `${levelWord(target.level, platform)} ${quoted(target.name)}`;
  if (change.kind === 'set_status') return `Pause the ${it}`;
  if (change.kind !== 'set_budget' && change.kind !== 'set_bid')
    return `Exclude the ${it} in ${quoted(change.target.name)}`;
  const what = change.kind === 'set_bid' ? 'bid' : `${change.period} budget`;
  const [from, to] = [BigInt(change.from), BigInt(change.to)];
  return `${to > from ? 'Raise' : 'Lower'} the ${what} of the ${it} from ${money(from, currency)} to ${money(to, currency)}`;
}

const COLUMNS = [
  { key: 'window', label: 'Window', unit: 'text' },
  { key: 'cost', label: 'Cost', unit: 'micros' },
  { key: 'impressions', label: 'Impressions', unit: 'count' },
  { key: 'clicks', label: 'Clicks', unit: 'count' },
  { key: 'conversions', label: 'Conversions', unit: 'decimal' },
  { key: 'value', label: 'Conversion value', unit: 'micros' },
] as const;

function figureAt({ facts }: ProposalEntity, key: string): string | null {
  return facts.find((fact) => fact.key === key)?.value ?? null;
}

function evidenceOf(entity: ProposalEntity, { now, before }: ProposalSheet): Evidence {
  const row = (side: 'now' | 'before', label: string) =>
    COLUMNS.map(({ key }) => (key === 'window' ? label : figureAt(entity, `${side}.${key}`)));
  return {
    title: 'Four weeks beside the four before them',
    from: before.from,
    to: now.to,
    columns: COLUMNS.map((column) => ({ ...column })),
    rows: [row('now', 'Last four weeks'), row('before', 'The four weeks before')],
  };
}

function shareOf(entity: ProposalEntity, { costMicros }: ProposalSheet): number {
  const cost = Number(figureAt(entity, 'now.cost') ?? 0);
  const whole = Number(costMicros);
  return whole > 0 ? Math.min(1, cost / whole) : 0;
}
