import { describe, expect, it } from 'vitest';
import { languageOf } from './languages.js';
import { questionTerms, readTerms, wordsOf } from './terms.js';

describe('wordsOf', () => {
  it('keeps letters and numbers of any script and drops the rest', () => {
    expect(wordsOf('The brand’s CPA: 12.50 € — ﬁnal “Überblick”, 日本 #1!')).toEqual([
      'the',
      'brand',
      'cpa',
      '12',
      '50',
      'final',
      'überblick',
      '日本',
      '1',
    ]);
  });

  it('drops what is no word any more', () => {
    expect(wordsOf(`data:${'A'.repeat(500)} end`)).toEqual(['data', 'end']);
  });
});

describe('languageOf', () => {
  it.each([
    ['en', 'We never pause the campaign that brings most of our patients'],
    ['de', 'Wir sind am Sonntag geschlossen und zahlen für die Marke nicht mehr als zwei Euro'],
    ['fr', 'Nous sommes fermés le dimanche et la marge est de trente pour cent'],
    ['es', 'Estamos cerrados los domingos y el margen es del treinta por ciento'],
  ] as const)('knows %s', (language, text) => {
    expect(languageOf(wordsOf(text))).toBe(language);
  });
});

describe('readTerms', () => {
  it('brings forms of a word together, without its accents', () => {
    expect(readTerms('Campaigns and the campaign').terms).toEqual(['campaign', 'campaign']);
    const [one] = readTerms('Zahnimplantate', 'de').terms;
    expect(readTerms('Zahnimplantaten', 'de').terms).toEqual([one]);
    expect(readTerms('Überblick', 'de').terms).toEqual(['uberblick']);
  });
});

describe('questionTerms', () => {
  it('asks in each language of the texts', () => {
    const stored = readTerms('Die Kosten der Behandlungen sind gestiegen und werden bezahlt').terms;
    const asked = questionTerms('Behandlung Kosten', ['en', 'de']);
    expect(stored.filter((term) => asked.includes(term)).length).toBe(2);
  });
});
