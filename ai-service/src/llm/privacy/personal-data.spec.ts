import { describe, expect, it } from 'vitest';
import { personalDataIn } from './personal-data.js';

const found = (text: string) =>
  personalDataIn(text).map(({ kind, start, end }) => [kind, text.slice(start, end)]);

describe('personal data', () => {
  it.each([
    ['Write to Jane.Doe+ads@example.co.uk please', 'Jane.Doe+ads@example.co.uk'],
    ['<max.müller@büro-müller.de>', 'max.müller@büro-müller.de'],
    ['anna [at] example [dot] com', null],
    ['anna[at]example.com', 'anna[at]example.com'],
  ])('mail addresses: %s', (text, mail) => {
    expect(found(text)).toEqual(mail === null ? [] : [['e-mail', mail]]);
  });

  it.each([
    '+49 30 12345678',
    '+49 (0)171 1234567',
    '0049 171 1234567',
    '030 / 12 34 56 78',
    '0171-1234567',
    '+1 (415) 555-2671',
    '(415) 555-2671',
    '415.555.2671',
    '+44 20 7946 0958',
    '020 7946 0958',
    '+33 6 12 34 56 78',
    '06 12 34 56 78',
    '06.12.34.56.78',
    '+34 612 345 678',
    '612 345 678',
    '91 123 45 67',
    '+43 664 1234567',
    '+41 44 668 18 00',
    '+81 3-1234-5678',
  ])('the telephone number %s', (phone) => {
    expect(found(`Call me: ${phone}, after six.`)).toEqual([['phone', phone]]);
  });

  it.each([
    'Spend was 1,234,567.89 EUR on 2026-11-15',
    'From 01.11.2026 to 30.11.2026, then 11/15/2026',
    'CPA 12.50, ROAS 4.2, 2,500 clicks, 1.234.567 impressions',
    'Budget 50 euros a day from Monday at 10:30',
    'campaign 17841405793187218',
    'version 1.2.3.4567890',
    'Search - Brand - DE - 2026 Q4 [exact] v2',
    'Lyon 2026, 3 rooms for 2 people',
    'The best dentist in Berlin since 1998',
    'Campaign name: Spring Sale',
    'Nike Air Max 90 for men, size 42',
    'Dear customers, we are closed.',
  ])('none in: %s', (text) => {
    expect(found(text)).toEqual([]);
  });

  it.each([
    ['Name: Jane Doe\nInterest: implants', 'Jane Doe'],
    ['Vorname: Jürgen\nFrage: Preis', 'Jürgen'],
    ['Nom : Marie Curie', 'Marie Curie'],
    ['Nombre: José García López', 'José García López'],
    ['Hello, my name is Peter Parker and I ask', 'Peter Parker'],
    ['Ich heiße Anna von Berg und frage', 'Anna von Berg'],
    ["Bonjour, je m'appelle Élodie Martin.", 'Élodie Martin'],
    ['Hola, me llamo Lucía Fernández, quiero', 'Lucía Fernández'],
    ['We spoke with Mrs. Smith yesterday', 'Smith'],
    ['Rückruf an Frau Müller-Lüdenscheidt erbeten', 'Müller-Lüdenscheidt'],
    ['Rappeler Mme Dupont demain', 'Dupont'],
    ['Llamar a la Sra. Ortega', 'Ortega'],
    ['Thank you.\nKind regards,\nJohn Q. Public', 'John Q. Public'],
    ['Danke!\nMit freundlichen Grüßen\nKlaus Maier', 'Klaus Maier'],
  ])('names where people say that they are: %s', (text, name) => {
    expect(found(text)).toEqual([['name', name]]);
  });

  it.each([
    ['I live at 221B Baker Street, London', '221B Baker Street'],
    ['Hauptstraße 12a', 'Hauptstraße 12a'],
    ['Wir wohnen in der Lange Straße 5', 'Lange Straße 5'],
    ['12 bis rue de la Paix', '12 bis rue de la Paix'],
    ['Calle Mayor 12, 3.º B', 'Calle Mayor 12, 3.º B'],
    ['10115 Berlin', '10115 Berlin'],
    ['SW1A 1AA', 'SW1A 1AA'],
  ])('addresses: %s', (text, address) => {
    expect(found(text)).toContainEqual(['address', address]);
  });

  it('account numbers, with their check digit', () => {
    expect(found('IBAN DE89 3704 0044 0532 0130 00')).toEqual([
      ['account number', 'DE89 3704 0044 0532 0130 00'],
    ]);
    expect(found('card 4111 1111 1111 1111')).toEqual([['account number', '4111 1111 1111 1111']]);
  });

  it('takes long hostile texts without getting stuck', () => {
    const started = performance.now();
    for (const piece of ['1 ', 'a@', 'Name: ', '0-', 'Aa ', '+1.', 'x.y@z.', 'Calle ', '12 bis rue de '])
      personalDataIn(piece.repeat(4_000));
    expect(performance.now() - started).toBeLessThan(3_000);
  });
});
