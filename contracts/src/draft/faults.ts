import { z } from 'zod';
import type { AdPlatform } from '../common.js';
import { claimAgainst } from '../knowledge/claims.js';
import type { FactInForce } from '../knowledge/constraint.js';
import { microsToDecimal } from '../money.js';
import { type AdTexts, type DraftAccount, type DraftSlots, type SlotName, slotNameSchema } from './body.js';
import { dailyBudget, dailyShares, leastDailyBudget } from './budget.js';

/** What each platform takes of ad texts. `shown` = what a phone shows before it cuts (Meta's own advice). */
export const textLimits = {
  google: {
    headlines: { least: 3, most: 15, longest: 30, shown: 30 },
    descriptions: { least: 2, most: 4, longest: 90, shown: 90 },
  },
  meta: {
    headlines: { least: 1, most: 5, longest: 255, shown: 40 },
    descriptions: { least: 1, most: 4, longest: 2000, shown: 125 },
  },
} as const;

/** The slot that holds a platform's ad texts. */
export const textSlots = { google: 'googleTexts', meta: 'metaTexts' } as const satisfies Record<
  AdPlatform,
  SlotName
>;

export const draftFaultSchema = z.object({
  slot: slotNameSchema,
  code: z.enum([
    'missing',
    'account_unknown',
    'account_read_only',
    'account_twice',
    'account_missing',
    'clients_differ',
    'currencies_differ',
    'currency_differs',
    'below_minimum',
    'total_needs_dates',
    'in_past',
    'end_before_start',
    'too_far',
    'ages_order',
    'text_too_long',
    'texts_too_few',
    'texts_too_many',
    'texts_repeat',
    'keyword_odd',
    'keyword_long',
    'forbidden_claim',
  ]),
  /** What the sentence about it names: amounts, dates, limits, names. */
  params: z.record(z.string(), z.string()),
});
export type DraftFault = z.infer<typeof draftFaultSchema>;

const REQUIRED: readonly SlotName[] = [
  'platforms',
  'accounts',
  'business',
  'objective',
  'budget',
  'places',
  'startDate',
  'endDate',
  'landingPage',
  'name',
];
/** Nothing is planned further ahead; a year typed wrong is likelier. */
const FURTHEST_DAYS = 400;
/** Characters Google takes in no keyword. */
const ODD = /[!@%,*^()={};~`<>?\\|]/;
const MOST_KEYWORD_WORDS = 10;

type Report = (slot: SlotName, code: DraftFault['code'], params?: Record<string, string>) => void;

/** The accounts of a draft, in its order; unknown ids are left out. */
export function accountsOf(slots: DraftSlots, accounts: readonly DraftAccount[]): DraftAccount[] {
  return (slots.accounts.value ?? []).flatMap((id) => accounts.find((account) => account.id === id) ?? []);
}

/** The later of the accounts' days: a start is refused only when it is past everywhere it matters. */
export function todayOf(accounts: readonly DraftAccount[], fallback: string): string {
  return (
    accounts
      .map(({ today }) => today)
      .sort()
      .at(-1) ?? fallback
  );
}

function accountFaults(slots: DraftSlots, all: readonly DraftAccount[], report: Report): void {
  const ids = slots.accounts.value ?? [];
  const chosen = accountsOf(slots, all);
  if (chosen.length < ids.length) report('accounts', 'account_unknown');
  for (const account of chosen)
    if (!account.canCreate) report('accounts', 'account_read_only', { account: account.name });
  const platforms = chosen.map(({ platform }) => platform);
  if (new Set(platforms).size < platforms.length) report('accounts', 'account_twice');
  for (const platform of slots.platforms.value ?? [])
    if (ids.length > 0 && !platforms.includes(platform)) report('accounts', 'account_missing', { platform });
  if (new Set(chosen.map(({ clientId }) => clientId)).size > 1) report('accounts', 'clients_differ');
  const currencies = [...new Set(chosen.map(({ currency }) => currency))];
  if (currencies.length > 1) report('accounts', 'currencies_differ', { currencies: currencies.join(', ') });
}

function budgetFaults(
  slots: DraftSlots,
  chosen: readonly DraftAccount[],
  today: string,
  report: Report,
): void {
  const budget = slots.budget.value;
  if (!budget) return;
  const other = chosen.find(({ currency }) => currency !== budget.currency);
  if (other) {
    report('budget', 'currency_differs', {
      currency: budget.currency,
      wanted: other.currency,
      account: other.name,
    });
    return;
  }
  if (dailyBudget(slots, today) === null) {
    if (slots.endDate.value !== null) report('budget', 'total_needs_dates');
    return;
  }
  const least = leastDailyBudget(budget.currency);
  const shares = dailyShares(slots, today);
  const whole = shares.size === 0 ? [dailyBudget(slots, today)?.micros ?? 0n] : [...shares.values()];
  if (whole.some((micros) => micros < least))
    report('budget', 'below_minimum', { minimum: `${microsToDecimal(least)} ${budget.currency}` });
}

function dateFaults(slots: DraftSlots, today: string, report: Report): void {
  const furthest = new Date(Date.parse(today) + FURTHEST_DAYS * 86_400_000).toISOString().slice(0, 10);
  const start = slots.startDate.value;
  const end = slots.endDate.value;
  const from = start === null || start === 'now' ? today : start;
  if (from < today) report('startDate', 'in_past', { date: from, today });
  else if (from > furthest) report('startDate', 'too_far', { date: from });
  if (end === null || end === 'none') return;
  if (end < today) report('endDate', 'in_past', { date: end, today });
  else if (end < from) report('endDate', 'end_before_start', { start: from, end });
  else if (end > furthest) report('endDate', 'too_far', { date: end });
}

/** Length as platforms count it: in characters a person sees as one code point. */
export function textLength(text: string): number {
  return [...text].length;
}

function textFaults(
  platform: AdPlatform,
  slot: SlotName,
  texts: AdTexts | null,
  facts: readonly FactInForce[],
  report: Report,
): void {
  if (texts === null) {
    report(slot, 'missing');
    return;
  }
  for (const part of ['headlines', 'descriptions'] as const) {
    const { least, most, longest } = textLimits[platform][part];
    const list = texts[part];
    const params = { part, platform };
    if (list.length < least) report(slot, 'texts_too_few', { ...params, least: `${least}` });
    if (list.length > most) report(slot, 'texts_too_many', { ...params, most: `${most}` });
    for (const text of list) {
      const length = textLength(text);
      if (length > longest)
        report(slot, 'text_too_long', { ...params, text, length: `${length}`, longest: `${longest}` });
    }
    for (const text of list) {
      const against = claimAgainst(text, facts);
      if (against)
        report(slot, 'forbidden_claim', { ...params, text, words: against.words, fact: against.fact.text });
    }
    if (new Set(list).size < list.length) report(slot, 'texts_repeat', params);
  }
}

function keywordFaults(slots: DraftSlots, report: Report): void {
  if ((slots.keywords.value ?? []).length === 0) report('keywords', 'missing');
  for (const slot of ['keywords', 'negatives'] as const) {
    for (const { text } of slots[slot].value ?? []) {
      if (ODD.test(text)) report(slot, 'keyword_odd', { text });
      else if (text.split(/\s+/).length > MOST_KEYWORD_WORDS) report(slot, 'keyword_long', { text });
    }
  }
}

/**
 * Everything that stands in the way of publishing, in the order of the slots' importance. Pure.
 * @param fallbackToday the day to judge dates by while no account is chosen.
 * @param facts rules of the business in force: what they forbid to say is a fault.
 */
export function draftFaults(
  slots: DraftSlots,
  accounts: readonly DraftAccount[],
  fallbackToday: string,
  facts: readonly FactInForce[] = [],
): DraftFault[] {
  const faults: DraftFault[] = [];
  const report: Report = (slot, code, params = {}) => faults.push({ slot, code, params });
  for (const name of REQUIRED) if (slots[name].value === null) report(name, 'missing');
  const chosen = accountsOf(slots, accounts);
  const today = todayOf(chosen, fallbackToday);
  accountFaults(slots, accounts, report);
  budgetFaults(slots, chosen, today, report);
  dateFaults(slots, today, report);
  const { min, max } = slots.ages.value ?? { min: null, max: null };
  if (min !== null && max !== null && min > max)
    report('ages', 'ages_order', { min: `${min}`, max: `${max}` });
  const platforms = slots.platforms.value ?? [];
  if (platforms.includes('google')) {
    textFaults('google', 'googleTexts', slots.googleTexts.value, facts, report);
    keywordFaults(slots, report);
  }
  if (platforms.includes('meta')) textFaults('meta', 'metaTexts', slots.metaTexts.value, facts, report);
  return faults;
}
