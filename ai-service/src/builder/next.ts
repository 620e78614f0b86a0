import {
  accountsOf,
  budgetStep,
  type CriticalSlot,
  type Dialogue,
  type DraftLimitation,
  type DraftSlots,
  dailyBudget,
  dailyShares,
  draftFaults,
  MICROS_PER_UNIT,
  type PlaceFinding,
  plannedCampaigns,
  type SlotName,
  todayOf,
} from '@adwright/contracts';
import { candidatesFor, type TurnContext } from './context.js';
import { openPlaces } from './hear/which.js';
import { listed, type Sentence, value } from './say/parts.js';
import {
  accountWords,
  budgetWords,
  endWords,
  placesWords,
  startWords,
  type Words,
} from './say/slot-words.js';
import { countryText, moneyText, numberText } from './say/values.js';

/** What is said at the end of a turn, and what the next message will answer. */
export interface Next {
  readonly sentences: readonly Sentence[];
  readonly asked: SlotName[];
  readonly confirming: CriticalSlot[];
}

const MOST_AT_ONCE = 2;
const moneySlots: readonly CriticalSlot[] = ['accounts', 'budget'];
const planSlots: readonly CriticalSlot[] = ['places', 'startDate', 'endDate'];

type Question = readonly [SlotName, Sentence];

function budgetQuestion(
  slots: DraftSlots,
  amount: Dialogue['amount'],
  { phrases, language }: Words,
): Sentence | null {
  if (amount?.micros && (amount.period === null || amount.currency === null)) {
    const { micros, currency } = amount;
    const text =
      currency === null
        ? numberText(Number(BigInt(micros) / (MICROS_PER_UNIT / 100n)) / 100, language)
        : moneyText(BigInt(micros), currency, language);
    const words: Sentence = [value('budget', text)];
    return currency === null ? phrases.ask.currency(words) : phrases.ask.period(words);
  }
  return slots.budget.value === null ? phrases.ask.budget : null;
}

function whichPlace({ place, regions }: PlaceFinding, { phrases }: Words): Sentence {
  const names = listed(
    regions.map((region): Sentence => [value('places', region)]),
    ', ',
  );
  return phrases.ask.whichPlace([value('places', place.name)], names);
}

function questions(
  slots: DraftSlots,
  amount: Dialogue['amount'],
  context: TurnContext,
  words: Words,
): Question[] {
  const { ask, platforms } = words.phrases;
  const open: (Question | null)[] = [];
  const when = (name: SlotName, sentence: Sentence) =>
    open.push(slots[name].value === null ? [name, sentence] : null);
  when('business', ask.business);
  const budget = budgetQuestion(slots, amount, words);
  open.push(budget && ['budget', budget]);
  const unclear = openPlaces(slots, context.findings)[0];
  if (unclear) open.push(['places', whichPlace(unclear, words)]);
  else when('places', ask.places);
  when('platforms', ask.platforms);
  const chosen = accountsOf(slots, context.accounts).map(({ platform }) => platform);
  for (const platform of slots.platforms.value ?? []) {
    const candidates = chosen.includes(platform) ? [] : candidatesFor(slots, platform, context.accounts);
    const names = listed(candidates.slice(0, 8).map(accountWords), ', ');
    if (candidates.length > 0) open.push(['accounts', ask.account(platforms[platform], names)]);
  }
  when('startDate', ask.startDate);
  if (slots.startDate.value !== null || slots.budget.value?.period === 'total') when('endDate', ask.endDate);
  when('landingPage', ask.landingPage);
  return open.filter((question) => question !== null);
}

function dailySentences(slots: DraftSlots, context: TurnContext, words: Words): Sentence[] {
  const { phrases, language } = words;
  const budget = slots.budget.value;
  const today = todayOf(accountsOf(slots, context.accounts), context.today);
  const daily = dailyBudget(slots, today);
  if (!budget || !daily) return [];
  const amount = (micros: bigint): Sentence => [
    value('budget', moneyText(micros, budget.currency, language)),
  ];
  const step = daily.rounded ? amount(budgetStep(budget.currency)) : null;
  const shares = dailyShares(slots, today);
  const google = shares.get('google');
  const meta = shares.get('meta');
  return [
    ...(budget.period === 'day'
      ? []
      : [
          phrases.daily(
            amount(daily.micros),
            amount(BigInt(budget.micros)),
            [value('budget', numberText(daily.dividedBy, language))],
            step,
          ),
        ]),
    ...(google !== undefined && meta !== undefined ? [phrases.shares(amount(google), amount(meta))] : []),
  ];
}

/** Places that ads cannot be limited to, in one sentence a country. */
function wideWords(limitations: readonly DraftLimitation[], { phrases, language }: Words): Sentence[] {
  const wide = limitations.filter(({ code }) => code === 'place_by_country');
  return [...new Set(wide.map(({ params }) => params.country ?? ''))].map((country) => {
    const here = wide.filter(({ params }) => params.country === country);
    const names = [...new Set(here.map(({ params }) => params.place ?? ''))];
    const place = listed(
      names.map((name): Sentence => [value('places', name)]),
      phrases.and,
    );
    return phrases.limits.place_by_country({
      place,
      country: [value('places', countryText(country, language))],
    });
  });
}

function limitationsOf(slots: DraftSlots, context: TurnContext): DraftLimitation[] {
  const planned = plannedCampaigns(slots, context.accounts, context.findings) ?? [];
  return planned.flatMap(({ limitations }) => limitations);
}

/** What to ask, to have confirmed or to say now. Pure. */
export function next(
  slots: DraftSlots,
  amount: Dialogue['amount'],
  context: TurnContext,
  words: Words,
): Next {
  const { phrases } = words;
  if (!context.accounts.some(({ canCreate }) => canCreate))
    return { sentences: [phrases.noAccount], asked: [], confirming: [] };
  const asking = questions(slots, amount, context, words).slice(0, MOST_AT_ONCE);
  if (asking.length > 0)
    return {
      sentences: asking.map(([, sentence]) => sentence),
      asked: [...new Set(asking.map(([name]) => name))],
      confirming: [],
    };
  const open = (names: readonly CriticalSlot[]) => names.filter((name) => !slots[name].confirmed);
  if (open(moneySlots).length > 0) {
    const accounts = listed(accountsOf(slots, context.accounts).map(accountWords), phrases.and);
    const money = phrases.confirmMoney(budgetWords(slots, words), accounts);
    return {
      sentences: [money, ...dailySentences(slots, context, words), phrases.right],
      asked: [],
      confirming: [...moneySlots],
    };
  }
  const limitations = limitationsOf(slots, context);
  if (open(planSlots).length > 0) {
    const plan = phrases.confirmPlan(
      placesWords(slots, words),
      startWords(slots, words),
      endWords(slots, words),
    );
    return {
      sentences: [plan, ...wideWords(limitations, words), phrases.right],
      asked: [],
      confirming: [...planSlots],
    };
  }
  if (draftFaults(slots, context.accounts, context.today).length > 0)
    return { sentences: [phrases.byHand], asked: [], confirming: [] };
  const names: Sentence = [value('name', slots.name.value ?? '')];
  const more = limitations.filter(
    ({ code }) => !['place_by_country', 'place_ambiguous', 'objective_by_clicks'].includes(code),
  );
  return {
    sentences: [phrases.ready(names), ...more.map(({ code }) => phrases.limits[code]({}))],
    asked: [],
    confirming: [],
  };
}
