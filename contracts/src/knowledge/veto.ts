import type { Change } from '../change.js';
import { microsToDecimal } from '../money.js';
import { claimAgainst } from './claims.js';
import type { Constraint, FactInForce } from './constraint.js';
import { foldedWords, holdsWords, type NamedPlace, namesEntity } from './names.js';

/** Where a change would take effect, as the last sync knows it. Money in micros of the account's currency. */
export interface AimedAt extends NamedPlace {
  /** Its own daily budget; null where it has none. */
  readonly dailyBudget: bigint | null;
  /** For an ad group with a budget: the daily budgets of its running neighbours in the same campaign. */
  readonly besideIt: bigint;
}

/** A change, or what advice without a change asks a person to do by hand. */
export type Intent =
  | Change
  | { readonly kind: 'by_hand'; readonly does: 'pause' | 'raise' | 'lower' | 'exclude' | 'other' };

export interface Judged {
  readonly platform: string;
  readonly currency: string;
  readonly intent: Intent;
  readonly place: AimedAt;
  /** Daily budgets that run in the account now; null when they are not known here. */
  readonly running: bigint | null;
}

const DAYS = { day: 1, week: 7, month: 30.4 } as const;

function daily(micros: string, period: keyof typeof DAYS): bigint {
  return BigInt(Math.floor(Number(micros) / DAYS[period]));
}

const pauses = (intent: Intent) =>
  (intent.kind === 'set_status' && intent.to === 'paused') ||
  (intent.kind === 'by_hand' && intent.does === 'pause');

function movesBudget(intent: Intent): 'raise' | 'lower' | null {
  if (intent.kind === 'by_hand')
    return intent.does === 'raise' || intent.does === 'lower' ? intent.does : null;
  if (intent.kind !== 'set_budget') return null;
  return BigInt(intent.to) > BigInt(intent.from) ? 'raise' : 'lower';
}

/** What would run a day at the place after the change; null when the change starts or raises nothing there. */
function budgetAfter({ intent, place }: Judged): { own: bigint; added: bigint } | null {
  if (intent.kind === 'create_campaign') {
    const own = BigInt(intent.to.dailyBudgetMicros);
    return { own, added: own };
  }
  if (intent.kind === 'set_budget' && intent.period === 'daily') {
    const [from, to] = [BigInt(intent.from), BigInt(intent.to)];
    return to > from ? { own: to, added: to - from } : null;
  }
  if (intent.kind === 'set_status' && intent.to === 'enabled' && place.dailyBudget !== null)
    return { own: place.dailyBudget, added: place.dailyBudget };
  return null;
}

function overBudget(limit: Extract<Constraint, { kind: 'max_budget' }>, judged: Judged): string | null {
  const after = budgetAfter(judged);
  if (after === null) return null;
  const { currency, place, running, intent } = judged;
  if (limit.currency !== currency)
    return `It sets a limit in ${limit.currency}, but the account is billed in ${currency}, so the limit cannot be checked.`;
  const most = daily(limit.amountMicros, limit.period);
  const whole = limit.target.kind === 'account';
  if (whole && running === null) return null;
  const total = whole
    ? (running ?? 0n) + after.added
    : after.own + (place.level === 'ad_group' ? place.besideIt : 0n);
  if (total <= most) return null;
  const where = whole
    ? 'The account'
    : intent.kind === 'create_campaign'
      ? 'The new campaign'
      : `“${place.campaignName ?? place.name}”`;
  const asked =
    limit.period === 'day'
      ? ''
      : ` (${microsToDecimal(BigInt(limit.amountMicros))} ${currency} a ${limit.period})`;
  return `${where} would run at ${microsToDecimal(total)} ${currency} a day; it allows ${microsToDecimal(most)}${asked}.`;
}

/** The place of a change as a constraint's target sees it: a campaign to create is a campaign of its new name. */
function placeOf({ intent, place }: Judged): NamedPlace {
  return intent.kind === 'create_campaign'
    ? { level: 'campaign', name: intent.to.name, campaignName: null }
    : place;
}

/** A rename that would take an entity out of reach of the fact that names it. */
function escapes({ constraint }: FactInForce, { intent, platform }: Judged, place: NamedPlace): boolean {
  if (intent.kind !== 'rename' || !('target' in constraint)) return false;
  const { target } = constraint;
  if (target.kind !== 'named' && target.kind !== 'brand') return false;
  const within = { within: false };
  return (
    namesEntity(target, platform, place, within) &&
    !namesEntity(target, platform, { ...place, name: intent.to }, within)
  );
}

/**
 * Why a fact holds a change back, as a sentence about the change; null when it does not. Pure, and the same function
 * decides in the queue, in a plan and at the gate.
 */
export function vetoOf(fact: FactInForce, judged: Judged): string | null {
  const { constraint } = fact;
  const { intent, platform } = judged;
  const place = placeOf(judged);
  if (escapes(fact, judged, place))
    return `It would rename “${place.name}”, which this fact knows by its name.`;
  switch (constraint.kind) {
    case 'never_pause': {
      // A campaign whose ad groups are paused is paused; a single ad or keyword of it is not the campaign.
      const within = place.level === 'ad_group';
      if (!pauses(intent) || !namesEntity(constraint.target, platform, place, { within })) return null;
      return `It would pause “${place.name}”.`;
    }
    case 'hands_off':
      if (!namesEntity(constraint.target, platform, place, { within: true })) return null;
      return intent.kind === 'create_campaign' ? null : `It would change “${place.name}”.`;
    case 'keep_budget': {
      const direction = movesBudget(intent);
      if (direction === null || !namesEntity(constraint.target, platform, place, { within: true }))
        return null;
      return constraint.direction === 'any' || constraint.direction === direction
        ? `It would ${direction} the budget of “${place.name}”.`
        : null;
    }
    case 'max_budget':
      return namesEntity(constraint.target, platform, place, { within: true })
        ? overBudget(constraint, judged)
        : null;
    case 'never_exclude': {
      const text =
        intent.kind === 'add_negative_keyword'
          ? intent.to.text
          : intent.kind === 'by_hand' && intent.does === 'exclude'
            ? place.name
            : null;
      if (text === null || !holdsWords(foldedWords(text), foldedWords(constraint.words))) return null;
      return `It would exclude searches for “${text}”.`;
    }
    case 'forbidden_claim': {
      if (intent.kind !== 'create_campaign') return null;
      const { headlines, descriptions } = intent.to;
      for (const text of [...headlines, ...descriptions]) {
        const found = claimAgainst(text, [fact]);
        if (found) return `The ad text “${text}” says “${found.words}”.`;
      }
      return null;
    }
    case 'margin':
    case 'closed_days':
      return null;
  }
}
