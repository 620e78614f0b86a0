import { accountsOf, type DraftAccount, type DraftBody, type SlotName } from '@adwright/contracts';
import { plainText } from '../../llm/offline/language.js';
import type { ReadContext } from '../../slots/reading.js';
import type { TurnContext } from '../context.js';
import { readObjective, readPlatforms } from './aim.js';
import { type AmountRead, readAmounts, readCurrency, readPeriod } from './amounts.js';
import { readAnswer } from './answer.js';
import { readAges, readGender, readLanguages } from './audience.js';
import { businessAnswer, readBusiness, readOffer } from './business.js';
import { readDays, readDuration, readNoEnd, readNow } from './days.js';
import type { Heard, Span } from './heard.js';
import { isQuestion, readWish } from './intent.js';
import { readPage } from './page.js';
import { readPlaces } from './places.js';

const SPENDING =
  /(?<![\p{L}])(?:budget|spend|invest|cost|ausgeben|einsetzen|kosten|dépenser|investir|gastar|invertir|presupuesto)/iu;
const CORRECTS =
  /(?<![\p{L}])(?:instead|rather|make (?:it|that)|change|actually|better|lieber|stattdessen|doch|ändere?|besser|plutôt|finalement|change[rz]?|mieux|mejor|cambia\p{L}*|más bien)(?![\p{L}])/iu;
/** Names are compared as data; one this short says nothing. */
const SHORTEST_NAME = 4;

function accountsNamed(text: string, accounts: readonly DraftAccount[], asked: boolean): string[] {
  const plain = plainText(text);
  const writable = accounts.filter(({ name }) => plainText(name).trim().length >= SHORTEST_NAME);
  const whole = writable.filter(({ name }) => {
    const words = plainText(name);
    return plain.includes(words) && (asked || words.trim().includes(' '));
  });
  const byId = accounts.filter(({ externalId }) => plain.includes(` ${externalId} `));
  if (whole.length + byId.length > 0 || !asked) return distinct([...byId, ...whole]);
  const said = new Set(plain.trim().split(' '));
  const score = ({ name, clientName }: DraftAccount) =>
    new Set(
      plainText(`${name} ${clientName}`)
        .trim()
        .split(' ')
        .filter((word) => word.length >= SHORTEST_NAME && said.has(word)),
    ).size;
  const best = Math.max(0, ...accounts.map(score));
  const leaders = best === 0 ? [] : accounts.filter((account) => score(account) === best);
  // Two of one platform that fit equally are no choice.
  return new Set(leaders.map(({ platform }) => platform)).size === leaders.length ? distinct(leaders) : [];
}

/** One a platform; several of one platform say that it was not clear. */
function distinct(accounts: readonly DraftAccount[]): string[] {
  return accounts
    .filter((one) => accounts.filter(({ platform }) => platform === one.platform).length === 1)
    .map(({ id }) => id);
}

/** The currency of the chosen accounts, or of all when none is chosen; null when they have several. */
function billedIn(body: DraftBody, { accounts }: TurnContext): string | null {
  const chosen = accountsOf(body.slots, accounts);
  const billed = new Set((chosen.length > 0 ? chosen : accounts).map((account) => account.currency));
  return billed.size === 1 ? ([...billed][0] ?? null) : null;
}

/** The one amount of a message that can only be the budget; what could be two things is asked back. */
function budgetOf(
  text: string,
  amounts: readonly AmountRead[],
  expected: boolean,
): Pick<Heard, 'budget'> & { unclear: string | null } {
  const timed = amounts.filter(({ period }) => period !== null);
  const priced = amounts.filter(({ currency }) => currency !== null);
  const meant = SPENDING.test(text) || expected;
  const [candidates, plain] =
    timed.length > 0
      ? [timed, false]
      : priced.length > 0
        ? [meant ? priced : [], false]
        : [expected ? amounts : [], true];
  const [first, ...more] = candidates;
  if (!first) return { budget: null, unclear: null };
  const different = more.some(
    ({ micros, currency }) => micros !== first.micros || currency !== first.currency,
  );
  if (!first.sure || (more.length > 0 && (different || plain)))
    return { budget: null, unclear: candidates.map((one) => one.text).join(', ') };
  const { micros, currency, period } = first;
  return { budget: { micros, currency, period }, unclear: null };
}

function daysOf(text: string, ctx: ReadContext, body: DraftBody, asked: (name: SlotName) => boolean) {
  const { today } = ctx;
  const duration = readDuration(text, ctx);
  const days = readDays(text, ctx).filter(
    (day) => duration === null || day.end <= duration.start || day.start >= duration.end,
  );
  const unclear = days.find(({ sure }) => !sure);
  const sure = days.filter((day) => day.sure);
  const ends = sure.filter(({ role }) => role === 'end');
  const others = sure.filter(({ role }) => role !== 'end');
  const onlyEnd = asked('endDate') && !asked('startDate') && others[0]?.role !== 'start';
  const [first, second] = others;
  const start = onlyEnd ? null : (first?.day ?? (readNow(text) && asked('startDate') ? 'now' : null));
  const begin =
    start ??
    (ends.length === 0 &&
    /(?:start|begin|launch|ab |beginn|commenc|début|empez|empiez)/iu.test(text) &&
    readNow(text)
      ? 'now'
      : null);
  const named = ends[0]?.day ?? (onlyEnd ? first?.day : second?.day) ?? null;
  const from = begin ?? body.slots.startDate.value;
  const lasts = duration && from ? duration.lastFrom(from === 'now' ? today : from) : null;
  const end = named ?? lasts ?? (readNoEnd(text) ? 'none' : null);
  const spans: Span[] = [...days, ...(duration ? [duration] : [])];
  return { start: begin, end, unclear: unclear ? text.slice(unclear.start, unclear.end) : null, spans };
}

/** Reads a message for everything a draft can hold. Pure; what it cannot read with certainty it says so. */
export function hear(text: string, body: DraftBody, context: TurnContext): Heard {
  const { asked: slots, confirming, amount } = body.dialogue;
  const { language } = context;
  const asked = (name: SlotName) =>
    slots.includes(name) || (confirming as readonly SlotName[]).includes(name);
  const { answer, reserved } = readAnswer(text);
  const page = readPage(text);
  const ages = readAges(text);
  const apart: Span[] = [page, ages].filter((span) => span !== null);
  const corrects = answer === 'no' || CORRECTS.test(text);
  const expected = asked('budget') || amount !== null || (corrects && body.slots.budget.value !== null);
  const ctx: ReadContext = { language, currency: billedIn(body, context), today: context.today };
  const daysAsked = asked('startDate') || asked('endDate');
  const days = daysOf(text, { ...ctx, expecting: daysAsked ? 'date' : null }, body, asked);
  const amounts = readAmounts(text, { ...ctx, expecting: expected ? 'budget' : null }, [
    ...apart,
    ...days.spans,
  ]);
  const money = budgetOf(text, amounts, expected);
  const pending = amount !== null && money.budget === null && money.unclear === null;
  const period = pending ? readPeriod(text) : null;
  const currency = pending ? readCurrency(text, ctx) : null;
  const places = readPlaces(text, apart, asked('places'));
  const question = isQuestion(text);
  const business = question ? null : readBusiness(text, language);
  const heard: Heard = {
    answer,
    budget:
      money.budget ?? (period !== null || currency !== null ? { micros: null, currency, period } : null),
    start: days.start,
    end: days.end,
    places: places.places,
    platforms: readPlatforms(
      page ? text.slice(0, page.start) + text.slice(page.end) : text,
      asked('platforms'),
    ),
    accountIds: accountsNamed(text, context.accounts, asked('accounts')),
    business,
    offer: question
      ? null
      : readOffer(
          text,
          (clause) => readObjective(clause) !== null && readBusiness(clause, language) === null,
        ),
    objective: readObjective(text),
    gender: readGender(text),
    ages: ages && { min: ages.min, max: ages.max },
    languages: readLanguages(text),
    landingPage: page?.url ?? null,
    unclear: {
      amount: money.unclear,
      date: days.unclear,
      place: places.unclear,
      page:
        (page !== null && page.url === null) ||
        (page === null && onlyAsked(slots, 'landingPage') && /\./.test(text)),
    },
    wish: readWish(text),
  };
  return settled(heard, text, body, reserved, question);
}

function onlyAsked(slots: readonly SlotName[], name: SlotName): boolean {
  return slots.length === 1 && slots[0] === name;
}

/** What depends on the whole: a reserved "yes" that was not understood, an answer to "what do you advertise?". */
function settled(heard: Heard, text: string, body: DraftBody, reserved: boolean, question: boolean): Heard {
  const { answer, wish, unclear, accountIds, ...values } = heard;
  const something = Object.values(values).some((one) => one !== null) || accountIds.length > 0;
  const kept = { ...heard, answer: answer === 'yes' && reserved && !something ? null : answer };
  const known = body.slots.business.value !== null;
  // A business is named once; later "for a ..." is more likely about something else.
  if (known)
    return body.dialogue.asked.includes('business')
      ? kept
      : { ...kept, business: null, objective: kept.offer === null ? kept.objective : kept.objective };
  if (kept.business !== null || question || wish !== null || answer !== null) return kept;
  if (!body.dialogue.asked.includes('business')) return kept;
  const said = businessAnswer(text);
  return { ...kept, business: said.business, offer: kept.offer ?? said.offer };
}
