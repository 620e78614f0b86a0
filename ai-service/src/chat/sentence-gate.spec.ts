import { firstNumeral } from '@adwright/contracts';
import * as german from 'n2words/de-DE';
import * as english from 'n2words/en-US';
import * as spanish from 'n2words/es-ES';
import * as french from 'n2words/fr-FR';
import { describe, expect, it } from 'vitest';
import { type Passed, SentenceGate } from './sentence-gate.js';

const known = new Set(['c1.f1', 'c1.f2', 'c1.m1']);
function through(...pieces: string[]): Passed[] {
  const gate = new SentenceGate((id) => known.has(id));
  return [...pieces.flatMap((piece) => gate.push(piece)), ...gate.end()];
}
const shown = (passed: Passed[]) =>
  passed
    .flatMap((item) => (item.type === 'segments' ? item.segments : []))
    .map((segment) => (segment.type === 'text' ? segment.text : `<${segment.id}>`))
    .join('');
const reasons = (passed: Passed[]) =>
  passed.flatMap((item) => (item.type === 'refused' ? [item.reason] : []));

describe('firstNumeral', () => {
  it.each([
    'CPA rose by 40 percent',
    'about ４０',
    'vierzig ٤٠',
    'ⅷ of them',
    'half² of it',
    '约四十',
    'a ½ share',
    'keycap 5️⃣',
    '💯',
    'it went up by forty percent',
    'twenty-five clicks',
    'a hundredth',
    'twentyfive',
    'it doubled',
    'a third of it',
    'halved',
    'ein Plus von fünfundzwanzig Prozent',
    'zweihundertfünfzig Klicks',
    'dreißig',
    'hat sich verdoppelt',
    'die Hälfte',
    'zwölf',
    'dreiprozentig',
    'um ein Drittel',
    'zweimal so viel',
    'achtundsiebzig',
    'quatre-vingt-dix clics',
    'une hausse de vingt pour cent',
    'la moitié',
    'deuxième',
    'trente',
    'le coût a doublé',
    'veinticinco clics',
    'doscientos euros',
    'dieciséis',
    'la mitad',
    'se duplicó',
    'treinta y cinco',
    'quarter XIV',
    'f\u200bo\u200brty percent',
    'for\u00adty',
    'tw\u0435nty',
  ])('finds the numeral in "%s"', (text) => {
    expect(firstNumeral(text)).not.toBeNull();
  });

  it.each([
    'The conversion rate fell and spend stayed.',
    'Someone paused a campaign; none of the others moved. It is often done and often undone.',
    'Die Konversionsrate ist gefallen, und eine Kampagne trägt einen großen Teil davon. Einige Anzeigen sind aktiv.',
    'Le taux de conversion a baissé : une campagne en explique la plus grande part, et un compte va bien.',
    'La tasa de conversión bajó; una campaña lo explica casi todo y un anuncio va bien.',
    'CPA, CTR, CVR and ROAS come from the platform.',
  ])('lets "%s" pass', (text) => {
    expect(firstNumeral(text)).toBeNull();
  });
});

/** Spelled by a library of its own, so that our list is not tested against itself. */
describe.each([
  ['English', english],
  ['German', german],
  ['French', french],
  ['Spanish', spanish],
])('firstNumeral in %s', (_, spell) => {
  it('finds every number up to two thousand, and every ordinal from the second', () => {
    const missed: string[] = [];
    for (let number = 0; number <= 2000; number++) {
      const forms = [spell.toCardinal(number), ...(number < 2 ? [] : [spell.toOrdinal(number)])];
      // "Un" cannot be told from the article.
      missed.push(...forms.filter((form) => number !== 1 && firstNumeral(`CPA ${form} today`) === null));
    }
    expect(missed).toEqual([]);
  });
});

describe('SentenceGate', () => {
  it('lets text and references through, however they are cut into pieces', () => {
    const text = 'Spend was {{c1.f1}} in {{c1.m1}}. It had been {{c1.f2}}.';
    const wanted = 'Spend was <c1.f1> in <c1.m1>. It had been <c1.f2>.';
    expect(shown(through(text))).toBe(wanted);
    expect(shown(through(...text))).toBe(wanted);
  });

  it('leaves out the whole sentence with a number of its own, and tells that it did', () => {
    const passed = through('Spend was {{c1.f1}}. That is 12 percent more. Nothing else moved.');
    expect(shown(passed)).toBe('Spend was <c1.f1>. Nothing else moved.');
    expect(reasons(passed)).toEqual(['numeral']);
  });

  it.each([
    ['a digit glued to a reference', 'Spend was {{c1.f1}}0 euros.', 'numeral'],
    ['a reference nobody gave out', 'Spend was {{c9.f9}}.', 'reference'],
    ['a link', 'See [the report](https evil).', 'link'],
    ['an image', 'Look ![x][y] here', 'link'],
    ['an address', 'Go to https://evil.example/x now', 'link'],
    ['a bare domain', 'Go to evil.example/pixel now', 'link'],
    ['HTML', 'Hello <img src=x onerror=alert(a)> there', 'markup'],
    ['a broken marker', 'Spend was {{c1.f1.', 'markup'],
    ['a made-up marker', 'Spend was {{total}}.', 'markup'],
  ])('refuses %s', (_, text, reason) => {
    const passed = through(text);
    expect(shown(passed)).toBe('');
    expect(reasons(passed)).toEqual([reason]);
  });

  it('takes emphasis off and holds a half sentence until its end', () => {
    expect(shown(through('**Spend** was _high_.'))).toBe('Spend was high.');
    const gate = new SentenceGate(() => true);
    expect(gate.push('Spend rose')).toEqual([]);
    expect(gate.push(' a lot. And')).toHaveLength(1);
  });

  it('does not hold an endless sentence', () => {
    expect(reasons(through('word '.repeat(1000)))).toContain('markup');
  });
});
