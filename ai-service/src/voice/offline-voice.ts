import type { Language, VoiceSheet } from '@adwright/contracts';
import { relevantPassages } from './relevant-passages.js';
import { voicePhrases } from './say/phrases.js';
import type { VoicePhrases } from './say/voice-phrases.js';

/** The three parts as text with references, before the gate. */
export interface VoiceTexts {
  readonly why: string;
  readonly risk: string;
  readonly documents: string;
}

const REFERENCE = /\[([a-z_.]+)\]/g;

/** A suggestion in set phrases: per rule, with the figures the suggestion has. Always says something. */
export function offlineVoice(sheet: VoiceSheet, language: Language): VoiceTexts {
  const phrases = voicePhrases[language];
  const say = speakerOf(sheet);
  const rule = Object.hasOwn(phrases.rules, sheet.rule) ? phrases.rules[sheet.rule] : undefined;
  const why = [
    ...(rule?.why ?? [phrases.otherwise[sheet.direction]]),
    phrases.period,
    ...impactOf(sheet, phrases),
  ];
  const risk = [riskLevel(sheet, language), ...(rule?.risk ?? [])];
  const passages = relevantPassages(sheet);
  return {
    why: said(why, say),
    risk: said(risk, say),
    documents:
      passages.length === 0
        ? ''
        : phrases.documents.replace('[passages]', passages.map(({ id }) => `{{${id}}}`).join(' ')),
  };
}

/** How high the risk is, as the judge said: also said before what a model writes about it. */
export function riskLevel({ risk }: VoiceSheet, language: Language): string {
  return voicePhrases[language].risk[risk];
}

type Say = (phrase: string) => string | null;

/** Fills a phrase's references; null where the sheet lacks one of them. */
function speakerOf({ facts, mentions }: VoiceSheet): Say {
  const ids = new Map(facts.map(({ key, id }) => [key, id]));
  ids.set('it', mentions[0]?.id ?? '');
  return (phrase) => {
    const keys = [...phrase.matchAll(REFERENCE)].map(([, key = '']) => key);
    if (!keys.every((key) => ids.get(key))) return null;
    return phrase.replaceAll(REFERENCE, (_, key: string) => `{{${ids.get(key)}}}`);
  };
}

function said(phrases: readonly (string | readonly string[])[], say: Say): string {
  return phrases
    .flatMap((phrase) => {
      const choices = typeof phrase === 'string' ? [phrase] : phrase;
      return choices.map(say).find((sentence) => sentence !== null) ?? [];
    })
    .join(' ');
}

function impactOf({ facts }: VoiceSheet, { impact }: VoicePhrases): string[] {
  const low = facts.find(({ key }) => key === 'impact_low.save' || key === 'impact_low.gain');
  if (low === undefined) return [];
  const way = low.key.endsWith('save') ? 'save' : 'gain';
  return [impact[way].replaceAll(/\[(impact_(?:low|high))\]/g, `[$1.${way}]`)];
}
