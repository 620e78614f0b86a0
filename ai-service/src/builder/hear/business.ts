import type { Language } from '@adwright/contracts';

const END = '(?=\\s*(?:[,.;:!?()]|$|\\s[–—-]\\s)';
const NUMBER = '\\s+\\d';

/** Where a business is named: "for my dentist practice in Lyon", "wir sind eine Bäckerei", "j’ai un salon". */
const patterns: Record<Language, readonly RegExp[]> = {
  en: [
    new RegExp(
      `\\b(?:for|promot(?:e|ing)|advertis(?:e|ing)|market(?:ing)?|push(?:ing)?|run(?:ning)?|own(?:ing)?|have|(?:i|we)(?:'|’)?\\s?(?:am|m|are|re))\\s+(?:my|our|a|an|the)\\s+(?:new\\s+|small\\s+|little\\s+)?(.+?)${END}|\\s+(?:in|near|around|at|with|from|starting|start|until|till|who|which|that|to|for|and|on|over|budget|costs?|called|by)\\b|${NUMBER})`,
      'iu',
    ),
    /\b(?:my|our)\s+(.+?)\s+(?:in|near|around|needs?|wants?|is|has)\b/iu,
  ],
  de: [
    new RegExp(
      `(?<![\\p{L}])(?:für|fuer|bewerbe[n]?|habe[n]?|betreibe[n]?|führe[n]?|sind|bin|ist)\\s+(?:mein(?:e[nrms]?)?|unser(?:e[nrms]?)?|eine?n?|das|die|den|der)\\s+(?:neue[nrms]?\\s+|kleine[nrms]?\\s+)?(.+?)${END}|\\s+(?:in|im|bei|nahe|um|mit|ab|zum|zur|für|und|auf|bis|von|bewerben|werben|die|das|der)(?![\\p{L}])|${NUMBER})`,
      'iu',
    ),
  ],
  fr: [
    new RegExp(
      `(?<![\\p{L}])(?:pour|promouvoir|j(?:'|’)ai|nous avons|nous sommes|je suis|je gère|tiens|avons)\\s+(?:mon|ma|mes|notre|nos|une?|le|la|les|l(?:'|’))\\s*(?:nouve(?:au|lle)\\s+|petite?\\s+)?(.+?)${END}|\\s+(?:à|a|au|aux|en|dans|près|sur|avec|dès|du|pour|et|qui|de|d(?:'|’))(?=\\s+(?:partir|lyon|paris|[\\p{Lu}]))|\\s+(?:à|au|aux|en|dans|près|sur|avec|dès|pour|et|qui|jusqu)(?![\\p{L}])|${NUMBER})`,
      'iu',
    ),
  ],
  es: [
    new RegExp(
      `(?<![\\p{L}])(?:para|promocionar|anunciar|tengo|tenemos|somos|soy)\\s+(?:mis?|nuestr[oa]s?|una?|el|la|los|las)\\s+(?:nuev[oa]\\s+|pequeñ[oa]\\s+)?(.+?)${END}|\\s+(?:en|cerca|desde|a partir|con|para|por|y|que|hasta|al)(?![\\p{L}])|${NUMBER})`,
      'iu',
    ),
  ],
};

/** Words that follow "for the" and are no business: "for the next two weeks". */
const NO_BUSINESS =
  /^(?:next|first|whole|campaign|moment|time|week|weeks|month|day|days|same|budget|ad|ads|landing|question|questions|problem|look|draft|nächste[nr]?|ganze[nr]?|woche|monat|tag|kampagne|kampagnen|budget|frage|semaine|mois|jour|jours|campagne|moment|question|prochaine?s?|semana|mes|día|días|campaña|momento|pregunta|próxim[oa]s?)(?![\p{L}])/iu;
const LONGEST = 60;

function tidy(text: string): string | null {
  const plain = text
    .trim()
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/^["“„«']+|["”“»']+$/gu, '');
  if (plain.length < 3 || plain.length > LONGEST || NO_BUSINESS.test(plain)) return null;
  return /\p{L}{3}/u.test(plain) ? plain : null;
}

/** What kind of business is advertised, where the words name it; the message's own language is tried first. */
export function readBusiness(text: string, language: Language): string | null {
  const order = [language, ...(Object.keys(patterns) as Language[]).filter((other) => other !== language)];
  for (const pattern of order.flatMap((one) => patterns[one])) {
    const found = pattern.exec(text)?.[1];
    const plain = found === undefined ? null : tidy(found);
    if (plain !== null) return plain;
  }
  return null;
}

const OFFER_CUES: readonly RegExp[] = [
  /\b(?:to get|to win|to attract|to find|we want|i want|looking for|want more|get more|we need|i need)\s+(.+?)(?=[,.;!?]|$|\s+(?:in|from|starting|start|with|for|on)\b)/iu,
  /(?<![\p{L}])(?:um|suchen?|möchten?|wollen?|brauchen?|gewinnen)\s+((?:mehr |neue )\p{L}+(?: \p{L}+)?)(?=[,.;!?]|$|\s)/iu,
  /(?<![\p{L}])(?:attirer|gagner|trouver|obtenir|cherch(?:e|ons)|voul(?:ons|oir)|veux)\s+((?:de |plus de |des |de nouveaux |de nouvelles )?\p{L}+(?: \p{L}+)?)(?=[,.;!?]|$|\s)/iu,
  /(?<![\p{L}])(?:conseguir|atraer|captar|quiero|queremos|busco|buscamos|necesito|necesitamos)\s+((?:más |nuevos |nuevas )\p{L}+(?: \p{L}+)?)(?=[,.;!?]|$|\s)/iu,
];
const NO_OFFER = /(?:campaign|kampagne|campagne|campaña|budget|\bads?\b|euros?|dollars?|\d)/iu;
const CLAUSE_WORDS = 6;

/**
 * What people are to get: after a cue ("to get new patients"), or a short clause of its own that speaks of customers or
 * of an offer ("..., new patients, ...").
 */
export function readOffer(text: string, isAim: (clause: string) => boolean): string | null {
  const clauses = text.split(/[,;.\n]|\s[–—-]\s/u).map((clause) => clause.trim());
  const own = clauses.find(
    (clause) =>
      clause.length >= 4 &&
      clause.split(/\s+/).length <= CLAUSE_WORDS &&
      !NO_OFFER.test(clause) &&
      isAim(clause),
  );
  const cued = OFFER_CUES.map((cue) => cue.exec(text)?.[1]).find(
    (found) => found !== undefined && !NO_OFFER.test(found),
  );
  const found = (own ?? cued)?.trim();
  return found && found.length <= 120 ? found.replace(/^(?:and|und|et|y)\s+/iu, '') : null;
}

/** Openings of an answer that say nothing themselves: "it's a", "wir sind eine". */
const OPENING =
  /^(?:it(?:'|’)?s|it is|we are|we(?:'|’)re|i am|i(?:'|’)m|i run|we run|i have|we have|a|an|the|my|our|es ist|wir sind|ich bin|ich habe|wir haben|eine?n?|mein(?:e|en)?|unser(?:e|en)?|c(?:'|’)est|nous sommes|je suis|j(?:'|’)ai|une?|mon|ma|notre|es|somos|soy|tengo|tenemos|mi|nuestr[oa])\s+/iu;

/** The answer to "what do you want to advertise?": what is said first, without its opening. */
export function businessAnswer(text: string): { business: string | null; offer: string | null } {
  const [first = '', second] = text.split(/[,;.\n:]|\s[–—-]\s/u).map((part) => part.trim());
  let plain = first;
  while (OPENING.test(plain)) plain = plain.replace(OPENING, '');
  plain = plain.replace(/\s+(?:in|near|à|en|bei)\s+\p{Lu}.*$/u, '');
  return {
    business: tidy(plain),
    offer: second && second.length >= 4 && second.length <= 120 && !NO_OFFER.test(second) ? second : null,
  };
}
