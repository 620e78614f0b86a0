import { understand } from '../../llm/offline/understand.js';
import type { Heard } from './heard.js';

const words = (alternatives: string) => new RegExp(`(?<![\\p{L}])(?:${alternatives})(?![\\p{L}])`, 'iu');

const publish = words(
  'publish(?: it)?|go live|launch it|switch it on|make it live|veröffentlich\\w*|schalte? (?:sie|es) (?:ein|live)|publie[rz]?(?:-la)?|mets?-la en ligne|publica(?:r|la)?|publíque\\w*|lánza(?:la)?',
);
const discard = words(
  'discard|forget (?:it|the (?:campaign|draft))|cancel(?: it| the (?:campaign|draft))?|throw it away|never ?mind|verwirf|verwerfen|vergiss (?:es|das)|abbrechen|annule[rz]?|abandonne[rz]?|laisse tomber|descarta(?:r|lo)?|cancela(?:r|lo)?|olvídalo',
);
const status = words(
  "what(?:'|’)?s? (?:is )?(?:missing|left|next)|where (?:are we|were we)|summary|summari[sz]e|what do you (?:still )?need|was fehlt(?: noch)?|wo waren wir|zusammenfassung|que manque-t-il|qu(?:'|’)est-ce qu(?:'|’)il manque|où en sommes-nous|résumé|qué falta|dónde estábamos|resumen",
);
const builds = words(
  "(?:build|create|make|launch|set up|start|plan|prepare|draft|run|need|want|new)\\s+(?:me\\s+|us\\s+)?(?:(?:a|an|another|the|my|our|some|new|first|next|google|meta|facebook|instagram|search|ad|ads|advertising|paid|small|simple)\\s+){0,4}(?:campaign|ad campaign|ads)|(?:erstell\\w*|bau\\w*|plan\\w*|mach\\w*|start\\w*|leg\\w*|brauch\\w*|möchte\\w*|will|neue)\\s+(?:mir\\s+|uns\\s+)?(?:(?:eine?n?|die|neue|google-?|meta-?|facebook-?|werbe-?)\\s*){0,4}(?:kampagne|werbekampagne|anzeigenkampagne)|(?:cré\\w*|prépar\\w*|lanc\\w*|fai\\w*|mont\\w*|veux|voudrais|besoin d(?:'|’)une|nouvelle)\\s+(?:-?moi\\s+)?(?:(?:une|la|nouvelle|google|meta|facebook)\\s+){0,3}campagne|(?:crea\\w*|prepar\\w*|lanz\\w*|haz\\w*|hacer|monta\\w*|quiero|necesito|nueva)\\s+(?:(?:una|la|nueva|google|meta|facebook)\\s+){0,3}campaña",
);
/** Money for a time, for somebody's own business: nobody says that about figures of the past. */
const spends =
  /(?:\d[\d.,'’\s]*\s*(?:€|\$|£|euros?|eur|dollars?|usd|pounds?|gbp|chf|franken|francs?)|(?:€|\$|£)\s*\d[\d.,]*)\s*(?:(?:a|an|per|each|every|pro|die|par|la|al|cada|por)\s*)*(?:day|week|month|tag|woche|monat|jour|semaine|mois|día|semana|mes)[\s\S]{0,80}?(?:\bfor (?:my|our|a)\b|\bfür (?:mein|unser|eine)|\bpour (?:mon|ma|mes|notre|nos|une?)\b|\bpara (?:mi|mis|nuestr|una?)\b)/iu;
const asksWhy =
  /^\s*(?:why|how much|how many|which|what|when|who|did|does|is|are|was|were|should|warum|wieso|wie viel|welche|was|wann|wer|pourquoi|combien|quel|quelle|quelles|quand|est-ce que|por qué|cuánto|cuál|qué|cuándo|quién)(?![\p{L}])/iu;

/** True when a message in an ordinary conversation asks for a campaign to be built. */
export function wantsCampaign(text: string): boolean {
  if (asksWhy.test(text)) return false;
  return (
    spends.test(text) ||
    (builds.test(text) && !/(?:pause|stop|stopp|arrête|pausa|suggest|why|warum)/iu.test(text))
  );
}

const ELSEWHERE: ReadonlySet<string> = new Set([
  'explain',
  'figures',
  'rank',
  'suggestions',
  'alerts',
  'pacing',
  'structure',
  'ledger',
]);
const shows = /^\s*(?:show|tell|list|zeig|nenn|montre|dis|liste|muestra|dime|enseña)/iu;

/** True for a question about something else than the draft: figures, suggestions, alerts. */
export function asksElsewhere(text: string): boolean {
  const question = /\?\s*$/u.test(text) || asksWhy.test(text) || shows.test(text);
  return question && ELSEWHERE.has(understand(text).intent) && readWish(text) === null;
}

/** True for any question; one that holds nothing for the draft is answered elsewhere. */
export function isQuestion(text: string): boolean {
  return /\?\s*$/u.test(text) || asksWhy.test(text);
}

export function readWish(text: string): Heard['wish'] {
  if (status.test(text)) return 'status';
  if (discard.test(text)) return 'discard';
  return publish.test(text) ? 'publish' : null;
}
