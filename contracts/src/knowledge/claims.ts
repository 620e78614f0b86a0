import type { ClaimTopic, Constraint, FactInForce } from './constraint.js';
import { foldedWords, holdsWords } from './names.js';

/** Words of each claim over folded text, in English, German, French and Spanish. */
const TOPICS: Readonly<Record<ClaimTopic, RegExp>> = {
  guarantee: /(?<!\p{L})(?:guarant\p{L}*|garant\p{L}*|warrant\p{L}*|gewahrleist\p{L}*)/u,
  cheapest:
    /(?<!\p{L})(?:cheapest|lowest prices?|best prices?|unbeatable prices?|(?:am )?(?:billig|gunstig|preiswert)ste[nrsm]?|bestpreise?|tiefstpreise?|(?:le|la|les) moins chers?|(?:le|la|les) moins cheres?|meilleurs? prix|prix les plus bas|prix le plus bas|(?:el|la|los|las|lo) mas barat[oa]s?|mas economic[oa]s?|mejor(?:es)? precios?|precio mas bajo|precios mas bajos)(?!\p{L})/u,
  best: /(?<!\p{L})(?:the best|number one|number 1|no 1|nr 1|n 1|die besten?|der beste|das beste|am besten|fuhrende[nrs]?|leading|numero un|numero uno|numero 1|les? meilleur[es]*|la meilleure|l(?:a|os|as) mejor(?:es)?|el mejor|lider)(?!\p{L})/u,
  healing:
    /(?<!\p{L})(?:heal(?:s|ed|ing)?|cures?|cured|curing|heil(?:t|en|ung\p{L}*|versprechen)|geheilt|guer(?:it|ir|ison|ie|is)|soign(?:e|er|ons)|cura(?:r|n|mos)?|sana(?:r|n|mos)?)(?!\p{L})/u,
  free: /(?<!\p{L})(?:free|for free|gratis|kostenlos\p{L}*|kostenfrei\p{L}*|umsonst|gratuit\p{L}*|gratuitement|gratuita?s?|gratuitos?)(?!\p{L})/u,
};

/** The topic a phrase is one of the words of; null for a phrase of its own. */
export function topicOf(phrase: string): ClaimTopic | null {
  const folded = foldedWords(phrase);
  const topics = Object.entries(TOPICS) as [ClaimTopic, RegExp][];
  return topics.find(([, words]) => words.exec(folded)?.[0] === folded)?.[0] ?? null;
}

/** The topics a text says something about. */
export function topicsIn(text: string): ClaimTopic[] {
  const folded = foldedWords(text);
  const topics = Object.entries(TOPICS) as [ClaimTopic, RegExp][];
  return topics.filter(([, words]) => words.test(folded)).map(([topic]) => topic);
}

type Forbidden = Extract<Constraint, { kind: 'forbidden_claim' }>;

/** The words of `text` that the constraint forbids, as folded text; null when there are none. */
export function forbiddenIn(
  text: string,
  { phrases, topics }: Pick<Forbidden, 'phrases' | 'topics'>,
): string | null {
  const folded = foldedWords(text);
  const phrase = phrases.map(foldedWords).find((words) => holdsWords(folded, words));
  if (phrase !== undefined) return phrase;
  for (const topic of topics) {
    const found = TOPICS[topic].exec(folded);
    if (found) return found[0];
  }
  return null;
}

/** The first fact that forbids something `text` says. */
export function claimAgainst(
  text: string,
  facts: readonly FactInForce[],
): { readonly fact: FactInForce; readonly words: string } | null {
  for (const fact of facts) {
    if (fact.constraint.kind !== 'forbidden_claim') continue;
    const words = forbiddenIn(text, fact.constraint);
    if (words !== null) return { fact, words };
  }
  return null;
}
