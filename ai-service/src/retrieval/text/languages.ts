import { stemmer as english } from '@orama/stemmers/english';
import { stemmer as french } from '@orama/stemmers/french';
import { stemmer as german } from '@orama/stemmers/german';
import { stemmer as spanish } from '@orama/stemmers/spanish';

/** The languages texts are stemmed in; another one is read as English, which leaves most of its words as they are. */
export const languages = ['en', 'de', 'fr', 'es'] as const;
export type Language = (typeof languages)[number];

const STEMMERS: Record<Language, (word: string) => string> = {
  en: english,
  de: german,
  fr: french,
  es: spanish,
};

/** Words too common to tell one text from another. */
const COMMON: Record<Language, ReadonlySet<string>> = {
  en: new Set(
    (
      'a about above after again all also am an and any are as at be because been before being below between both but by ' +
      'can could did do does doing down during each few for from further had has have having he her here hers him his how i ' +
      'if in into is it its itself just me more most my no nor not of off on once only or other our ours out over own same ' +
      'she should so some such than that the their theirs them then there these they this those through to too under until ' +
      'up very was we were what when where which while who whom why will with would you your yours'
    ).split(' '),
  ),
  de: new Set(
    (
      'aber alle allem allen aller alles als also am an auch auf aus bei bin bis bist da damit dann das dass dein deine dem ' +
      'den denn der des dessen deshalb die dies diese diesem diesen dieser dieses doch dort du durch ein eine einem einen ' +
      'einer eines er es etwas euer für gegen gibt hab habe haben hat hatte hier hin hinter ich ihm ihn ihnen ihr ihre ihrem ' +
      'ihren ihrer im in ins ist ja jede jedem jeden jeder jedes jetzt kann kein keine keinen können man mehr mein meine mit ' +
      'muss nach nicht noch nun nur ob oder ohne sehr sein seine seinem seinen seiner sich sie sind so soll sollte über um ' +
      'und uns unser unsere unter viel vom von vor war waren was weil weiter welche welcher wenn werde werden wie wieder will ' +
      'wir wird wo würde zu zum zur zwischen'
    ).split(' '),
  ),
  fr: new Set(
    (
      'à ai ainsi après as au aussi autre aux avait avant avec avez avoir avons c car ce ceci cela celle celles celui ces cet ' +
      'cette ceux chaque ci comme comment d dans de depuis des deux doit donc dont du elle elles en encore entre est et été ' +
      'être eu eux fait faut il ils j je l la là le les leur leurs lui ma mais me même mes moi moins mon n ne ni nos notre ' +
      'nous on ont ou où par pas peu peut plus pour pourquoi qu quand que quel quelle quelles quels qui s sa sans se sera ses ' +
      'si son sont sous sur t ta te tes toi ton tous tout toute toutes très tu un une vos votre vous y'
    ).split(' '),
  ),
  es: new Set(
    (
      'a al algo algunas algunos ante antes aquí así aún cada como con contra cual cuando cuándo de del desde donde dónde dos ' +
      'durante e el él ella ellas ellos en entre era es esa esas ese eso esos esta está están estas este esto estos fue ha ' +
      'hace hacia han hasta hay la las le les lo los más me mi mis mucho muy nada ni no nos nosotros nuestra nuestro o os otra ' +
      'otras otro otros para pero poco por porque puede que qué quien quién se sea según ser si sí sido sin sobre son su sus ' +
      'también tan te tiene todas todo todos tu tus un una uno unos usted ustedes y ya yo'
    ).split(' '),
  ),
};

export function isCommon(word: string, language: Language): boolean {
  return COMMON[language].has(word);
}

export function stem(word: string, language: Language): string {
  return STEMMERS[language](word);
}

/** Letters that hardly ever stand in texts of the other languages. */
const LETTERS: Record<Exclude<Language, 'en'>, RegExp> = {
  de: /[äöüß]/g,
  fr: /[çèêœùâîô]/g,
  es: /[ñ¿¡áíóú]/g,
};

/** The language whose common words and letters a text shows most; the first when none stands out. */
export function languageOf(words: readonly string[], among: readonly Language[] = languages): Language {
  let best: Language = among[0] ?? 'en';
  let most = 0;
  for (const language of among) {
    let score = 0;
    for (const word of words) {
      if (COMMON[language].has(word)) score += 1;
      if (language !== 'en') score += 0.5 * (word.match(LETTERS[language])?.length ?? 0);
    }
    if (score > most) {
      most = score;
      best = language;
    }
  }
  return best;
}
