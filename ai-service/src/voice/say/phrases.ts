import type { Language } from '@adwright/contracts';
import { german } from './de.js';
import { english } from './en.js';
import { spanish } from './es.js';
import { french } from './fr.js';
import type { VoicePhrases } from './voice-phrases.js';

export const voicePhrases: Readonly<Record<Language, VoicePhrases>> = {
  en: english,
  de: german,
  fr: french,
  es: spanish,
};
