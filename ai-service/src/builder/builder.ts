import {
  type BuilderReply,
  type BuilderTurn,
  type DraftBody,
  type DraftFault,
  type Language,
  slotNames,
} from '@adwright/contracts';
import { languageOf } from '../llm/offline/language.js';
import type { TurnContext } from './context.js';
import { hear } from './hear/hear.js';
import type { Heard } from './hear/heard.js';
import { asksElsewhere, isQuestion } from './hear/intent.js';
import { readPage } from './hear/page.js';
import { chosenRegion } from './hear/which.js';
import { type Next, next } from './next.js';
import { withProposals } from './propose/propose.js';
import { german } from './say/de.js';
import { english } from './say/en.js';
import { spanish } from './say/es.js';
import { french } from './say/fr.js';
import { listed, type Sentence, segmentsOf, value } from './say/parts.js';
import type { BuilderPhrases, FaultWords } from './say/phrases.js';
import { slotWords, type Words } from './say/slot-words.js';
import { dateText } from './say/values.js';
import { settleAccounts } from './settle-accounts.js';
import { isSpoken, type Taken, take } from './take.js';

const phrasesOf: Record<Language, BuilderPhrases> = { en: english, de: german, fr: french, es: spanish };

export type Turned = Omit<BuilderReply, 'engine' | 'prompt' | 'instead'>;

/** Nothing in the words concerned the draft. */
function heardNothing(heard: Heard): boolean {
  const { unclear, answer, wish, accountIds, ...values } = heard;
  const named = Object.values(values).some((one) => one !== null) || accountIds.length > 0;
  const halfHeard = Object.values(unclear).some((words) => words !== null && words !== false);
  return !named && !halfHeard && answer === null && wish === null;
}

function faultWords({ slot, params }: DraftFault, { language }: Words): FaultWords {
  const day = /^\d{4}-\d{2}-\d{2}$/;
  return Object.fromEntries(
    Object.entries(params).map(([name, text]) => [
      name,
      [value(slot, day.test(text) ? dateText(text, language) : text)] satisfies Sentence,
    ]),
  );
}

/** What came of a message, in words. */
function reflection(taken: Taken, heard: Heard, context: TurnContext, words: Words): Sentence[] {
  const { phrases } = words;
  const repeated = (names: Taken['noted']) =>
    slotNames
      .filter((name) => names.includes(name))
      .map((name) => slotWords(name, taken.body.slots, context.accounts, words))
      .filter((sentence) => sentence !== null && sentence.length > 0);
  const quoted = (text: string, slot: 'budget' | 'startDate' | 'places'): Sentence => [value(slot, text)];
  const noted = repeated(taken.noted);
  const corrected = repeated(taken.corrected);
  const { unclear } = heard;
  return [
    ...(taken.confirmed ? [phrases.confirmed] : []),
    ...(noted.length > 0 ? [phrases.noted(listed(noted as Sentence[], phrases.and))] : []),
    ...(corrected.length > 0 ? [phrases.changed(listed(corrected as Sentence[], phrases.and))] : []),
    ...(taken.proposed ? [phrases.proposed] : []),
    ...taken.leftOut.map((platform) => phrases.noAccountFor(phrases.platforms[platform])),
    ...taken.refused.flatMap((fault) =>
      isSpoken(fault.code) ? [phrases.faults[fault.code](faultWords(fault, words))] : [],
    ),
    ...(unclear.amount === null ? [] : [phrases.amountUnclear(quoted(unclear.amount, 'budget'))]),
    ...(unclear.date === null ? [] : [phrases.dateUnclear(quoted(unclear.date, 'startDate'))]),
    ...(unclear.place === null ? [] : [phrases.placeUnclear(quoted(unclear.place, 'places'))]),
    ...(unclear.page ? [phrases.pageUnclear] : []),
  ];
}

/** Enough words to tell a language by; a yes, a name or an address is not. */
const WORDS_TO_TELL = 4;

/** The language of a message; one that has been settled on is left only for a message that clearly is in another. */
function spokenIn(message: string, body: DraftBody, known: Language): Language {
  const page = readPage(message);
  const words = page ? `${message.slice(0, page.start)} ${message.slice(page.end)}` : message;
  const settled = body.dialogue.language !== null;
  const enough = (words.match(/\p{L}+/gu)?.length ?? 0) >= WORDS_TO_TELL;
  return settled && !enough ? known : languageOf(words, known);
}

function withNext(body: DraftBody, { asked, confirming }: Next, language: Language): DraftBody {
  return { ...body, dialogue: { ...body.dialogue, asked, confirming, language } };
}

/** An answer to "which one?" is that and no new place. */
function withRegion(heard: Heard, message: string, body: DraftBody): Heard {
  const places = chosenRegion(message, body);
  return places === null ? heard : { ...heard, places, unclear: { ...heard.unclear, place: null } };
}

/** The draft as it is opened: what can be chosen and proposed without a word is. */
function opened(turn: BuilderTurn, words: Words): Turned {
  const context = { ...turn, language: words.language, findings: turn.body.findings };
  const { slots } = settleAccounts(turn.body.slots, context);
  const body = { ...turn.body, slots: withProposals(slots, words.language) };
  const then = next(body.slots, body.dialogue.amount, context, words);
  const fresh = body.slots.business.value === null && body.slots.budget.value === null;
  return {
    body: withNext(body, then, words.language),
    about: 'draft',
    segments: segmentsOf([...(fresh ? [words.phrases.greet] : []), ...then.sentences]),
  };
}

/** What a message is read in: its language, the accounts and the day. */
export function contextOf(turn: BuilderTurn): TurnContext {
  const known = turn.body.dialogue.language ?? turn.language;
  const language = turn.message === null ? known : spokenIn(turn.message, turn.body, known);
  return { accounts: turn.accounts, today: turn.today, language, findings: turn.body.findings };
}

/**
 * One turn of the conversation about a draft. Pure and offline: the same draft, words and accounts always give the same
 * draft and the same answer. `more` are candidates that something else read from the same words.
 */
export function build(turn: BuilderTurn, more: Partial<Heard> = {}): Turned {
  const { body, message } = turn;
  const known = body.dialogue.language ?? turn.language;
  if (message === null) return opened(turn, { language: known, phrases: phrasesOf[known] });
  const context = contextOf(turn);
  const { language } = context;
  const words: Words = { language, phrases: phrasesOf[language] };
  const { phrases } = words;
  const heard = withRegion({ ...hear(message, body, context), ...more }, message, body);
  const lead = (): Next => next(body.slots, body.dialogue.amount, context, words);
  if (asksElsewhere(message) || (isQuestion(message) && heardNothing(heard))) {
    return { body, about: 'other', segments: segmentsOf([phrases.back, ...lead().sentences]) };
  }
  const taken = take(body, heard, context);
  const fresh =
    body.slots.business.value === null &&
    body.slots.budget.value === null &&
    body.dialogue.asked.length === 0;
  const said = reflection(taken, heard, context, words);
  const onlyNo = heard.answer === 'no' && said.length === 0 && body.dialogue.confirming.length > 0;
  if (onlyNo) {
    const asked = body.dialogue.confirming;
    return {
      body: { ...body, dialogue: { ...body.dialogue, asked, confirming: [], language } },
      about: 'draft',
      segments: segmentsOf([phrases.whatElse]),
    };
  }
  const then = next(taken.body.slots, taken.body.dialogue.amount, context, words);
  const hint =
    heard.wish === 'publish' ? [phrases.publishHint] : heard.wish === 'discard' ? [phrases.discardHint] : [];
  const lost = heardNothing(heard) && !fresh ? [phrases.notUnderstood] : [];
  return {
    body: withNext(taken.body, then, language),
    about: 'draft',
    segments: segmentsOf([
      ...(fresh && said.length === 0 ? [phrases.greet] : []),
      ...said,
      ...hint,
      ...lost,
      ...then.sentences,
    ]),
  };
}
