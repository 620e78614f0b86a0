import { type Language, languageSchema } from '@adwright/contracts';
import { useState } from 'react';

const KEY = 'adwright.voice-language';

/** The first of the browser's languages that a voice can speak. */
function browserLanguage(): Language {
  for (const tag of navigator.languages) {
    const language = languageSchema.safeParse(tag.slice(0, 2).toLowerCase());
    if (language.success) return language.data;
  }
  return 'en';
}

/** The person's language: what they chose here before, else the browser's. */
export function useVoiceLanguage(): readonly [Language, (language: Language) => void] {
  const [language, setLanguage] = useState<Language>(() => {
    const chosen = languageSchema.safeParse(localStorage.getItem(KEY));
    return chosen.success ? chosen.data : browserLanguage();
  });
  const choose = (next: Language): void => {
    localStorage.setItem(KEY, next);
    setLanguage(next);
  };
  return [language, choose];
}
