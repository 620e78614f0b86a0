import type { Language } from '@adwright/contracts';
import * as german from 'n2words/de-DE';
import * as english from 'n2words/en-US';
import * as spanish from 'n2words/es-ES';
import * as french from 'n2words/fr-FR';
import { seeded } from './seeded.js';

/** One answer of a model that invents: true sentences with one that holds a number of its own between them. */
export interface Planted {
  readonly language: Language;
  readonly before: string;
  readonly wrong: string;
  readonly after: string;
  readonly form: 'digits' | 'words' | 'reference';
}

const SPELL = { en: english, de: german, fr: french, es: spanish };
const SAID: Readonly<
  Record<Language, { before: string; after: string; wrong: readonly ((number: string) => string)[] }>
> = {
  en: {
    before: 'You spent {{c1.f3}}.',
    after: 'Nothing else moved.',
    wrong: [
      (n) => `That is ${n} percent more.`,
      (n) => `It brought ${n} orders.`,
      (n) => `CPA fell to ${n} euros!`,
    ],
  },
  de: {
    before: 'Ausgegeben wurden {{c1.f3}}.',
    after: 'Sonst hat sich nichts bewegt.',
    wrong: [
      (n) => `Das sind ${n} Prozent mehr.`,
      (n) => `Es kamen ${n} Bestellungen.`,
      (n) => `Der CPA fiel auf ${n} Euro!`,
    ],
  },
  fr: {
    before: 'Vous avez dépensé {{c1.f3}}.',
    after: 'Rien d’autre n’a bougé.',
    wrong: [
      (n) => `C’est ${n} pour cent de plus.`,
      (n) => `Cela a apporté ${n} commandes.`,
      (n) => `Le CPA est tombé à ${n} euros !`,
    ],
  },
  es: {
    before: 'Usted gastó {{c1.f3}}.',
    after: 'Lo demás no cambió.',
    wrong: [
      (n) => `Es un ${n} por ciento más.`,
      (n) => `Trajo ${n} pedidos.`,
      (n) => `El CPA bajó a ${n} euros.`,
    ],
  },
};

/** As digits are written: plain, with separators of either kind, in another script, glued to a reference. */
const DIGITS: readonly ((number: number) => string)[] = [
  (n) => String(n),
  (n) => (n / 10).toFixed(1),
  (n) => (n / 10).toFixed(1).replace('.', ','),
  (n) => n.toLocaleString('de-DE'),
  (n) => String(n).replaceAll(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit))),
  (n) => String(n).replaceAll(/\d/g, (digit) => String.fromCodePoint(0x0660 + Number(digit))),
  (n) => `{{c1.f3}}${n}`,
];

/** Wrong numbers in digits, in words spelled by a library of their own, and as references that nobody gave out. */
export function plantedAnswers(count: number, seed: number): Planted[] {
  const next = seeded(seed);
  const languages = Object.keys(SPELL) as Language[];
  return Array.from({ length: count }, (_, index) => {
    const language = languages[index % languages.length] ?? 'en';
    // Mostly small ones, which have the most forms; never one, which cannot be told from an article.
    const number = 2 + Math.floor(next() ** 3 * 50_000);
    const spell = SPELL[language];
    const { before, after, wrong } = SAID[language];
    const kind = Math.floor(next() * 5);
    const form = kind === 4 ? 'reference' : kind < 2 ? 'digits' : 'words';
    const digits = DIGITS[Math.floor(next() * DIGITS.length)] ?? String;
    const word = kind === 3 ? spell.toOrdinal(number) : spell.toCardinal(number);
    const text =
      form === 'digits' ? digits(number) : form === 'words' ? word : `{{c${3 + (number % 90)}.f1}}`;
    const sentence = wrong[Math.floor(next() * wrong.length)] ?? ((n: string) => n);
    return { language, before, wrong: sentence(text), after, form };
  });
}
