import type { Language } from '@adwright/contracts';

const marks: Record<Language, string> = {
  en: `the why what which how did does do is are was were my our me show much many this last week month and of in on
    for to rise rose fall fell spend spent budget should anything wrong yesterday today please campaign campaigns`,
  de: `der die das den dem warum wieso weshalb was welche welcher wie viel viele ist sind war waren mein meine meinen
    unser unsere zeig zeige letzte letzten letzter diese dieser woche monat und von im in auf fur gestiegen gesunken
    ausgegeben kosten gestern heute bitte kampagne kampagnen habe haben wir ich sollte stimmt etwas nicht`,
  fr: `le la les des du pourquoi quel quelle quels quelles comment combien est sont etait mon ma mes notre nos montre
    dernier derniere semaine mois et de en sur pour augmente baisse depense hier campagne campagnes ai avons je nous
    dois aujourd hui ce cette qu a t il`,
  es: `el la los las por que cual cuales como cuanto cuanta cuantos es son era mi mis nuestro nuestra muestra ultima
    ultimo semana mes y de en para subio subido bajo bajado gasto gastado gaste ayer hoy campana campanas he hemos
    deberia hay algo mal pasada pasado`,
};
const markSets = Object.entries(marks).map(
  ([language, words]) => [language as Language, new Set(words.split(/\s+/))] as const,
);

/** Small words of any of the languages: they carry no meaning of their own. */
export function isSmallWord(word: string): boolean {
  return markSets.some(([, set]) => set.has(word));
}

/** Lower case without diacritics or punctuation, with single spaces and one at each end: what patterns are matched on. */
export function plainText(text: string): string {
  const plain = text
    .toLowerCase()
    .normalize('NFKD')
    .replaceAll(/\p{M}+/gu, '')
    .replaceAll('ß', 'ss')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return ` ${plain} `;
}

/** The language of a question by its small words; `fallback` when they do not tell. */
export function languageOf(question: string, fallback: Language): Language {
  const words = plainText(question).trim().split(' ');
  const scores = markSets.map(
    ([language, set]) => [language, words.filter((word) => set.has(word)).length] as const,
  );
  const best = Math.max(...scores.map(([, score]) => score));
  const leaders = scores.filter(([, score]) => score === best).map(([language]) => language);
  if (best === 0) return fallback;
  return leaders.includes(fallback) ? fallback : (leaders[0] ?? fallback);
}
