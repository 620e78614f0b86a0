import type { Language } from '@adwright/contracts';
import { german } from './de.js';
import { english } from './en.js';
import { spanish } from './es.js';
import { french } from './fr.js';
import type { NumberLexicon } from './lexicon.js';

export const numberWords: Readonly<Record<Language, NumberLexicon>> = {
  en: english,
  de: german,
  fr: french,
  es: spanish,
};
