import type { Language } from '@adwright/contracts';
import { describe, expect, it } from 'vitest';
import { readMoney } from './read-money.js';

/** mulberry32: small, seeded, good enough to draw amounts with. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const languages: Readonly<Record<Language, readonly [string, string][]>> = {
  en: [
    ['en-US', 'USD'],
    ['en-GB', 'GBP'],
    ['en-IE', 'EUR'],
    ['en-IN', 'INR'],
    ['en-CA', 'CAD'],
    ['en-AU', 'AUD'],
    ['en-CH', 'CHF'],
    ['en-ZA', 'ZAR'],
  ],
  de: [
    ['de-DE', 'EUR'],
    ['de-AT', 'EUR'],
    ['de-CH', 'CHF'],
    ['de-LI', 'CHF'],
  ],
  fr: [
    ['fr-FR', 'EUR'],
    ['fr-BE', 'EUR'],
    ['fr-CH', 'CHF'],
    ['fr-CA', 'CAD'],
  ],
  es: [
    ['es-ES', 'EUR'],
    ['es-MX', 'MXN'],
    ['es-AR', 'ARS'],
    ['es-CL', 'CLP'],
    ['es-CO', 'COP'],
    ['es-US', 'USD'],
  ],
};
const DISPLAYS = ['symbol', 'narrowSymbol', 'code', 'name'] as const;

/** Amounts of every size people spend, with and without cents. */
function amounts(): number[] {
  const draw = random(20261127);
  return Array.from({ length: 60 }, () => {
    const size = 10 ** (1 + draw() * 5);
    const cents = draw() < 0.4 ? Math.floor(draw() * 100) / 100 : 0;
    return Math.round((Math.floor(draw() * size) + cents) * 100) / 100;
  }).filter((amount) => amount > 0);
}

describe('amounts as each locale writes them', () => {
  for (const [language, locales] of Object.entries(languages) as [Language, readonly [string, string][]][]) {
    for (const [locale, currency] of locales) {
      it.each(DISPLAYS)(`are read right or asked back: ${locale} in ${currency} as %s`, (currencyDisplay) => {
        let certain = 0;
        const all = amounts();
        for (const amount of all) {
          const fractionDigits = Number.isInteger(amount) ? 0 : 2;
          const text = new Intl.NumberFormat(locale, {
            style: 'currency',
            currency,
            currencyDisplay,
            minimumFractionDigits: fractionDigits,
            maximumFractionDigits: fractionDigits,
          }).format(amount);
          for (const account of [undefined, locale, 'en-US', 'de-DE']) {
            const readings = readMoney(text, {
              language,
              ...(account === undefined ? {} : { locale: account }),
              currency,
              today: '2026-11-27',
            });
            for (const { certainty, value } of readings) {
              if (certainty === 'ambiguous') continue;
              // Never another amount, whoever's account it is.
              expect([text, account, Number(value.micros) / 1e6]).toEqual([text, account, amount]);
              expect([text, value.currency]).toEqual([text, currency]);
              if (account === locale) certain += 1;
            }
          }
        }
        // With the account's own locale nearly everything is read without asking.
        expect(certain / all.length).toBeGreaterThan(0.85);
      });
    }
  }
});
