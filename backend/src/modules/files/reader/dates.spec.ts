import { describe, expect, it } from 'vitest';
import { findPeriod } from './date-range.js';
import { readDate } from './dates.js';

const day = (text: string): string => {
  const date = readDate(text);
  return date.kind === 'day' ? date.day : date.kind === 'span' ? `${date.start}..${date.end}` : date.kind;
};

describe('readDate', () => {
  it.each([
    ['2026-06-25', '2026-06-25'],
    ['2026/06/25', '2026-06-25'],
    ['2024.11.16', '2024-11-16'],
    ['20260625', '2026-06-25'],
    ['25.06.2026', '2026-06-25'],
    ['1.08.2019', '2019-08-01'],
    ['Thu, 5 Feb 2026', '2026-02-05'],
    ['Feb 5, 2026', '2026-02-05'],
    ['05-Feb-26', '2026-02-05'],
    ['5. März 2026', '2026-03-05'],
    ['5 févr. 2026', '2026-02-05'],
    ['jeu. 5 février 2026', '2026-02-05'],
    ['5 de agosto de 2026', '2026-08-05'],
    ['qui., 5 de fev. de 2026', '2026-02-05'],
    ['2026-06-25T00:00:00', '2026-06-25'],
    ['2026-06-25 00:00:00', '2026-06-25'],
    ['2026-05', '2026-05-01..2026-05-31'],
    ['February 2024', '2024-02-01..2024-02-29'],
    ['Q2 2026', '2026-04-01..2026-06-30'],
    ['2026-05-04 - 2026-05-10', '2026-05-04..2026-05-10'],
    ['2/2/2026', '2026-02-02'],
    ['3/4/2026', 'swap'],
    ['13/14/2026', 'bad'],
    ['30.02.2026', 'bad'],
    ['2026-02-29', 'bad'],
    ['Total', 'bad'],
    ['12', 'bad'],
    ['1234567', 'bad'],
    ['Summer 2026 sale 20', 'bad'],
  ])('%s -> %s', (text, expected) => {
    expect(day(text)).toBe(expected);
  });

  it('keeps the hour of a time of day', () => {
    expect(readDate('2026-06-25 13:00')).toMatchObject({ day: '2026-06-25', hour: 13 });
    expect(readDate('6/25/2026 1:00 PM')).toMatchObject({ kind: 'swap', hour: 13 });
  });

  it.each(['en-US', 'en-GB', 'de-DE', 'fr-FR', 'es-ES', 'pt-BR', 'it-IT', 'nl-NL'])(
    'reads what %s writes, long and short',
    (locale) => {
      const long = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
      const full = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeZone: 'UTC' });
      const medium = new Intl.DateTimeFormat(locale, {
        day: 'numeric',
        month: 'short',
        year: 'numeric',
        timeZone: 'UTC',
      });
      for (let at = Date.UTC(2024, 0, 1); at < Date.UTC(2025, 0, 5); at += 86_400_000) {
        const expected = new Date(at).toISOString().slice(0, 10);
        for (const format of [long, full, medium]) expect(day(format.format(at))).toBe(expected);
      }
    },
  );
});

describe('findPeriod', () => {
  it.each([
    ['1 May 2026 - 8 May 2026', '2026-05-01..2026-05-08'],
    ['May 1, 2026 - May 8, 2026', '2026-05-01..2026-05-08'],
    ['May 1 - 8, 2026', '2026-05-01..2026-05-08'],
    ['1 - 8 May 2026', '2026-05-01..2026-05-08'],
    ['28 Apr - 8 May 2026', '2026-04-28..2026-05-08'],
    ['8. Januar 2026 - 6. Februar 2026', '2026-01-08..2026-02-06'],
    ['8. Januar 2026–6. Februar 2026', '2026-01-08..2026-02-06'],
    ['du 1 mai 2026 au 8 mai 2026', '2026-05-01..2026-05-08'],
    ['1er mai 2026 - 8 mai 2026', '2026-05-01..2026-05-08'],
    ['1 de mayo de 2026 - 8 de mayo de 2026', '2026-05-01..2026-05-08'],
    ['5 de maio de 2026 - 15 de maio de 2026', '2026-05-05..2026-05-15'],
    ['01.01.2026 - 31.01.2026', '2026-01-01..2026-01-31'],
    ['2026-01-01 to 2026-01-31', '2026-01-01..2026-01-31'],
    ['Date range,Jul 1 2026 - Jul 7 2026', '2026-07-01..2026-07-07'],
    ['October 1, 2026', '2026-10-01..2026-10-01'],
    ['Time_series(2025.11.03-2026.02.03).csv', '2025-11-03..2026-02-03'],
    ['Changes(2025.11.03-2026.02.03_compared_to_2025.08.02-2025.11.02).csv', '2025-11-03..2026-02-03'],
    ['Acme-Ad-sets-Nov-15-2021-Jan-31-2022.csv', '2021-11-15..2022-01-31'],
    ['Acme-Anzeigen-1.-Jan.-2026-31.-Jan.-2026.csv', '2026-01-01..2026-01-31'],
    ['13/01/2026 - 14/01/2026', '2026-01-13..2026-01-14'],
    ['All time', null],
    ['01/02/2026 - 03/04/2026', null],
    ['report (1).csv', null],
    ['2026-05-08 - 2026-05-01', null],
  ])('%s -> %s', (text, expected) => {
    const period = findPeriod(text);
    expect(period ? `${period.start}..${period.end}` : null).toBe(expected);
  });
});
