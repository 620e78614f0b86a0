import { isCommon, type Language, languageOf } from '../../retrieval/text/languages.js';
import { termOf, wordsOf } from '../../retrieval/text/terms.js';
import { familyOf } from './families.js';

/** What kind of thing would answer a question; `any` when its words do not show it. */
export type AnswerKind = 'person' | 'place' | 'time' | 'quantity' | 'any';

export interface AskedFor {
  readonly kind: AnswerKind;
  /** What the question is about, each word once: the terms a passage must speak of. */
  readonly about: readonly { readonly term: string; readonly weight: number }[];
  /** Numbers the question names, such as a year: a passage about another one answers another question. */
  readonly numbers: readonly string[];
  /** Every word of the question, as it stands: none of them can be its answer. */
  readonly words: ReadonlySet<string>;
}

const any = (words: string) => new RegExp(`(?<![\\p{L}\\p{N}])(?:${words})(?![\\p{L}\\p{N}])`, 'iu');

/** In the order they are tried. English, German, French and Spanish side by side. */
const KINDS: readonly (readonly [AnswerKind, RegExp])[] = [
  [
    'quantity',
    any(
      'how (?:many|much|long|old|tall|big|large|high|far|often|fast)|number of|price|cost|costs|rate|percentage|margin|population|score|wie (?:viele?|lange?|hoch|oft|alt|gross|groß)|preis|kostet|kosten|anzahl|marge|combien|prix|coûte|coute|tarif|marge|cuánt[oa]s?|cuant[oa]s?|precio|cuesta|margen',
    ),
  ],
  [
    'time',
    any('when|what (?:date|day|year|time)|which (?:date|day|year)|date|wann|datum|quand|cuándo|cuando|fecha'),
  ],
  [
    'place',
    any(
      'where|location|venue|(?:which|what) (?:city|country|state|place)|headquarters?|wo|wohin|adresse|standort|où|ou est|lieu|dónde|donde|lugar|dirección|address',
    ),
  ],
  ['person', any('who|whom|whose|wer|wem|wen|qui|quién|quien|quiénes')],
];

/** Words that only say what kind of thing is asked for. */
const KIND_WORDS = any(
  'who|whom|whose|what|which|when|where|why|how|many|much|long|old|location|venue|date|day|year|time|name|names|number|place|city|country|wer|was|wann|wo|wie|viel|viele|lange|welche[rsn]?|datum|ort|qui|que|quoi|quand|où|combien|quel(?:le)?s?|date|lieu|quién|qué|cuándo|cuando|dónde|donde|cuánt[oa]s?|cuál(?:es)?|fecha|lugar|tell|please|may|might|can|could|should|must|will|would|shall|allowed|bitte|darf|dürfen|kann|können|soll|peut|pouvons|doit|puede|podemos|debe|know|say|says|documents?|knowledge|unterlagen|dokumente?|our|unser[ea]?|notre|nuestr[oa]s?',
);

/** Reads what a question asks for by its words. */
export function askedFor(question: string): AskedFor {
  const spoken: Language = languageOf(wordsOf(question));
  const kind = KINDS.find(([, pattern]) => pattern.test(question))?.[0] ?? 'any';
  const about = new Map<string, number>();
  const numbers: string[] = [];
  const words = new Set<string>();
  for (const [at, raw] of (question.match(/[\p{L}\p{N}]+/gu) ?? []).entries()) {
    const word = raw.toLowerCase();
    words.add(word);
    if (/^\p{N}/u.test(word)) numbers.push(word);
    else if (!isCommon(word, spoken) && !KIND_WORDS.test(word)) {
      // A name inside a sentence says more than a common word does.
      const named = at > 0 && /^\p{Lu}/u.test(raw) && spoken !== 'de';
      about.set(familyOf(termOf(word, spoken)), named ? 1.5 : 1);
    }
  }
  return { kind, about: [...about].map(([term, weight]) => ({ term, weight })), numbers, words };
}
