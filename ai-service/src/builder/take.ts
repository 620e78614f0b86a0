import {
  type AdPlatform,
  criticalSlots,
  type DraftBody,
  type DraftFault,
  type DraftPlace,
  type DraftSlots,
  draftFaults,
  type SlotName,
  slotNames,
} from '@adwright/contracts';
import { sameValue, type TurnContext, withSlot } from './context.js';
import type { Heard } from './hear/heard.js';
import { withProposals } from './propose/propose.js';
import type { SpokenFault } from './say/phrases.js';
import { settleAccounts } from './settle-accounts.js';
import { takeBudget } from './take-budget.js';

/** The draft after a message, and what came of each value in it. */
export interface Taken {
  readonly body: DraftBody;
  /** Slots that the person's words filled or changed, in the order they are repeated. */
  readonly noted: readonly SlotName[];
  readonly corrected: readonly SlotName[];
  readonly refused: readonly DraftFault[];
  readonly leftOut: readonly AdPlatform[];
  /** True when keywords or texts stand there for the first time. */
  readonly proposed: boolean;
  /** True when a "yes" confirmed something. */
  readonly confirmed: boolean;
}

const SPOKEN: Record<SpokenFault, true> = {
  account_read_only: true,
  clients_differ: true,
  currencies_differ: true,
  currency_differs: true,
  below_minimum: true,
  total_needs_dates: true,
  in_past: true,
  end_before_start: true,
  too_far: true,
  ages_order: true,
};

export function isSpoken(code: DraftFault['code']): code is SpokenFault {
  return Object.hasOwn(SPOKEN, code);
}

function placesAfter(
  before: readonly DraftPlace[] | null,
  heard: NonNullable<Heard['places']>,
): DraftPlace[] | null {
  const key = ({ kind, name, country }: DraftPlace) => `${kind}:${country}:${name.toLowerCase()}`;
  const named = new Set(heard.places.map(key));
  const others = (before ?? []).filter((place) => !named.has(key(place)));
  if (heard.how === 'set') return [...heard.places];
  const after = heard.how === 'remove' ? others : [...others, ...heard.places];
  return after.length === 0 ? null : after;
}

function platformsAfter(
  before: readonly AdPlatform[],
  heard: NonNullable<Heard['platforms']>,
): AdPlatform[] | null {
  const others = before.filter((platform) => !heard.platforms.includes(platform));
  if (heard.how === 'set') return [...heard.platforms];
  const after = heard.how === 'remove' ? others : [...others, ...heard.platforms];
  return after.length === 0 ? null : after;
}

/** Every value the words name, put where it belongs. */
function withHeard(slots: DraftSlots, heard: Heard, { accounts }: TurnContext): DraftSlots {
  let after = slots;
  const said = <N extends SlotName>(name: N, value: DraftSlots[N]['value']) => {
    // The same again changes nothing, and takes no confirmation away.
    if (!sameValue(after[name].value, value)) after = withSlot(after, name, value as never, 'said');
  };
  if (heard.platforms) said('platforms', platformsAfter(slots.platforms.value ?? [], heard.platforms));
  const named = accounts.filter(({ id }) => heard.accountIds.includes(id));
  if (named.length > 0) {
    const platforms = named.map(({ platform }) => platform);
    const kept = accounts.filter(
      ({ id, platform }) => slots.accounts.value?.includes(id) && !platforms.includes(platform),
    );
    said(
      'accounts',
      [...kept, ...named].map(({ id }) => id),
    );
    const wished = after.platforms.value ?? [];
    if (platforms.some((platform) => !wished.includes(platform)))
      said('platforms', [...new Set([...wished, ...platforms])]);
  }
  if (heard.places) said('places', placesAfter(slots.places.value, heard.places));
  if (heard.start !== null) said('startDate', heard.start);
  if (heard.end !== null) said('endDate', heard.end);
  if (heard.business !== null) said('business', heard.business);
  if (heard.offer !== null) said('offer', heard.offer);
  if (heard.objective !== null) said('objective', heard.objective);
  if (heard.gender !== null) said('gender', heard.gender);
  if (heard.ages !== null) said('ages', { ...heard.ages });
  if (heard.languages !== null) said('languages', [...heard.languages]);
  if (heard.landingPage !== null) said('landingPage', heard.landingPage);
  return after;
}

const EMPTY = { value: null, source: null, confirmed: false } as const;

/** What follows without being said, shown as assumed. */
function withAssumptions(slots: DraftSlots): DraftSlots {
  let after = slots;
  const total = after.budget.value?.period === 'total';
  if (total && after.endDate.value === 'none' && after.endDate.source === 'assumed')
    after = withSlot(after, 'endDate', null, null);
  if (!total && after.startDate.value !== null && after.endDate.value === null)
    after = withSlot(after, 'endDate', 'none', 'assumed');
  if (after.business.value !== null && after.objective.value === null)
    after = withSlot(after, 'objective', 'traffic', 'assumed');
  if (after.gender.value === null) after = withSlot(after, 'gender', 'all', 'assumed');
  return after;
}

/** Takes back what cannot be: a value of this turn gives way to the one before, any other is asked anew. */
function withoutFaults(
  before: DraftSlots,
  taken: DraftSlots,
  context: TurnContext,
): { slots: DraftSlots; refused: DraftFault[] } {
  let slots = taken;
  const refused: DraftFault[] = [];
  for (let round = 0; round < slotNames.length; round++) {
    const fault = draftFaults(slots, context.accounts, context.today).find(
      ({ code, slot }) =>
        isSpoken(code) &&
        (code !== 'total_needs_dates' || slots.endDate.value === 'none') &&
        slots[slot].value !== null,
    );
    if (!fault) break;
    refused.push(fault);
    const changed = (name: SlotName) => !sameValue(before[name].value, slots[name].value);
    let name = fault.slot;
    if (fault.code === 'total_needs_dates') name = 'endDate';
    if (fault.code === 'end_before_start' && !changed('endDate')) name = 'startDate';
    const back = changed(name) && fault.code !== 'currency_differs' && before[name].value !== null;
    slots = { ...slots, [name]: back ? { ...before[name], confirmed: false } : EMPTY };
  }
  return { slots, refused };
}

/** One message taken into the draft. Pure: the same draft and words give the same draft. */
export function take(body: DraftBody, heard: Heard, context: TurnContext): Taken {
  const before = body.slots;
  const settled = settleAccounts(withHeard(before, heard, context), context);
  const budgeted = takeBudget(settled.slots, body.dialogue.amount, heard.budget, context);
  // A currency may leave one account only.
  const again = settleAccounts(budgeted.slots, context);
  const { slots: sound, refused } = withoutFaults(before, withAssumptions(again.slots), context);
  const proposed = withProposals(withAssumptions(sound), context.language);
  const changed = slotNames.filter((name) => !sameValue(before[name].value, proposed[name].value));
  const meant = heard.answer === 'yes' ? body.dialogue.confirming : [];
  const sure = criticalSlots.filter(
    (name) => meant.includes(name) && !changed.includes(name) && proposed[name].value !== null,
  );
  const slots = {
    ...proposed,
    ...Object.fromEntries(sure.map((name) => [name, { ...proposed[name], confirmed: true }])),
  } as DraftSlots;
  const texts = ['googleTexts', 'metaTexts'] as const;
  const said = changed.filter((name) => slots[name].source === 'said');
  const had = (name: SlotName) => before[name].value !== null && before[name].source !== 'assumed';
  return {
    body: {
      ...body,
      slots,
      dialogue: { ...body.dialogue, amount: budgeted.amount, language: context.language },
    },
    noted: said.filter((name) => !had(name)),
    corrected: said.filter(had),
    refused,
    leftOut: [...new Set([...settled.leftOut, ...again.leftOut])],
    proposed:
      texts.every((name) => before[name].value === null) && texts.some((name) => slots[name].value !== null),
    confirmed: sure.length > 0,
  };
}
