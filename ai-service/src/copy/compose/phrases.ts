import type { CopySource, Language } from '@adwright/contracts';
import { foldedWords } from '@adwright/contracts';
import { sentencesOf } from '../../knowledge/answer/sentences.js';
import { isCommon, languageOf } from '../../retrieval/text/languages.js';
import { wordsOf } from '../../retrieval/text/terms.js';

/** A piece of a source that can stand in an ad as it is. */
export interface Phrase {
  readonly text: string;
  readonly from: string;
}

const word = (words: string) => new RegExp(`(?<!\\p{L})(?:${words})(?!\\p{L})`, 'u');
/** What turns a sentence's meaning or ties it to a condition: a part of it would say something else. */
const TURNS = word(
  'no|not|never|don t|doesn t|didn t|isn t|aren t|can t|cannot|won t|without|except|unless|only if|if|but|however|neither|nor|' +
    'kein\\p{L}*|nicht|nie|niemals|ohne|ausser|wenn|falls|sofern|aber|jedoch|weder|noch|' +
    'pas|jamais|sans|sauf|aucun\\p{L}*|ni|si|mais|ne|n|hors|' +
    'nunca|sin|excepto|salvo|ningun\\p{L}*|jamas|pero|tampoco',
);
/** What is written for the people of the house, not for their customers. */
const INTERNAL = word(
  'margins?|profits?|internal\\p{L}*|confidential\\p{L}*|budgets?|campaigns?|cpa|cpc|roas|ctr|keywords?|competitors?|suppliers?|' +
    'employees?|staff|salar\\p{L}*|revenues?|turnover|must|shall|should|todo|draft|meeting|minutes of|ads?|advert\\p{L}*|' +
    'marge[ns]?|gewinn\\p{L}*|intern\\p{L}*|vertraulich\\p{L}*|kampagne\\p{L}*|wettbewerb\\p{L}*|konkurren\\p{L}*|lieferant\\p{L}*|' +
    'mitarbeiter\\p{L}*|gehalt\\p{L}*|umsatz\\p{L}*|anzeigen?|werb\\p{L}*|durfen|mussen|sollen|' +
    'benefices?|confidentiel\\p{L}*|campagnes?|concurren\\p{L}*|fournisseurs?|employes?|salaires?|annonces?|publicit\\p{L}*|doit|doivent|' +
    'margen\\p{L}*|beneficios?|confidencial\\p{L}*|campanas?|competidor\\p{L}*|proveedor\\p{L}*|emplead\\p{L}*|sueldos?|anuncios?|debe|deben',
);
/** Words that stand for something said before. */
const LEANING = word(
  'it|he|she|they|this|that|these|those|such|there|then|also|and|or|so|which|who|because|as|dies\\p{L}*|er|sie|es|jen\\p{L}*|dort|auch|und|oder|' +
    'denn|da|dadurch|il|elle|ils|elles|ce|cet|cette|ces|cela|et|ou|donc|qui|que|car|ello|ella|ellos|ellas|est[aeo]s?|es[aeo]s?|tambien|y|o|' +
    'porque',
);
const leans = new RegExp(`^(?:${LEANING.source})`, 'u');
const FEWEST_WORDS = 2;

function usable(text: string): boolean {
  const folded = foldedWords(text);
  const words = folded.split(' ');
  return (
    words.length >= FEWEST_WORDS &&
    /^[\p{Lu}\p{N}¿¡]/u.test(text) &&
    !INTERNAL.test(folded) &&
    !leans.test(folded) &&
    !text.endsWith('?') &&
    !text.endsWith(':')
  );
}

/** Lines that say something of their own: what stands below a line that forbids or limits is not taken out of it. */
function freeLines(text: string): string[] {
  let held = false;
  const free: string[] = [];
  for (const line of text.split('\n').map((part) => part.trim())) {
    const titled = line !== '' && !/[.!?…]$/u.test(line) && !/^[-*•–\d]/u.test(line);
    if (line === '') continue;
    if (titled || line.endsWith(':')) held = turns(line) || INTERNAL.test(foldedWords(line));
    if (!held) free.push(line.replace(/^(?:[-*•–]|\d+[.)])\s+/u, ''));
  }
  return free;
}

function turns(text: string): boolean {
  return TURNS.test(foldedWords(text.replaceAll(/['’]/gu, ' ')));
}

/** True for a text in this language; one too short to tell counts as in it. */
export function isIn(text: string, language: Language): boolean {
  const words = wordsOf(text);
  if (!words.some((one) => (['en', 'de', 'fr', 'es'] as const).some((other) => isCommon(one, other))))
    return true;
  return languageOf(words) === language;
}

/** Whole sentences a customer could read, without their end marks. */
export function sentencesIn(source: CopySource): Phrase[] {
  const { id, heading, text } = source;
  if (heading !== null && (turns(heading) || INTERNAL.test(foldedWords(heading)))) return [];
  return freeLines(text)
    .flatMap(sentencesOf)
    .map((sentence) => sentence.replace(/[.…]+$/u, '').trim())
    .filter(usable)
    .map((sentence) => ({ text: sentence, from: id }));
}

/** Parts of a sentence that say the same without the rest: around a colon, a dash, a semicolon. */
export function partsOf({ text, from }: Phrase): Phrase[] {
  if (turns(text)) return [];
  return text
    .split(/\s*[:;]\s+|\s+[–—]\s+|\s+-\s+/u)
    .map((part) => part.trim())
    .filter((part) => part !== text && usable(part))
    .map((part) => ({ text: part, from }));
}
