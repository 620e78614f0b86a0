import { describe, expect, it } from 'vitest';
import { asked, encoded, lines, parsed, refused, utf8 } from './testing/files.js';
import type { NeedsAnswers } from './types.js';

const fields = (result: NeedsAnswers): string[] => result.questions.map((question) => question.field);

describe('what a file does not say', () => {
  it('is asked all at once, with the columns already shown', async () => {
    const file = utf8(lines('Campaign,Impressions,Clicks,Cost', 'A,1000,10,"1,234"'));
    const result = await asked(file, 'numbers.csv');
    expect(fields(result)).toEqual(['platform', 'numberFormat', 'currency', 'periodStart', 'periodEnd']);
    expect(result.columns.map((column) => column.role)).toEqual([
      'campaign_name',
      'impressions',
      'clicks',
      'cost',
    ]);
    expect(result.questions.every((question) => question.reason.length > 10)).toBe(true);
  });

  it('is settled by answers of the same names', async () => {
    const file = utf8(lines('Campaign,Impressions,Clicks,Cost', 'A,1000,10,"1,234"'));
    const answers = {
      platform: 'google',
      currency: 'CHF',
      periodStart: '2026-01-01',
      periodEnd: '2026-01-31',
    } as const;
    const english = await parsed(file, 'n.csv', { ...answers, numberFormat: '1,234.56' });
    expect(english.totals[0]).toMatchObject({ currency: 'CHF', costMicros: 1_234_000_000n });
    const german = await parsed(file, 'n.csv', { ...answers, numberFormat: '1.234,56' });
    expect(german.totals[0]?.costMicros).toBe(1_234_000n);
  });

  it('includes which currency a shared sign means, but not a certain one', async () => {
    const row = (amount: string): Uint8Array =>
      utf8(lines('Day,Campaign,Impr.,Cost', `2026-01-02,A,5,"${amount}"`));
    const dollar = await asked(row('$1,234.50'));
    expect(dollar.questions[0]).toMatchObject({
      field: 'currency',
      options: expect.arrayContaining(['USD', 'MXN']),
    });
    for (const [amount, currency] of [
      ['US$1.92', 'USD'],
      ['R$\u00a012,34', 'BRL'],
      ['12,34 €', 'EUR'],
      ['₹1,19,427.00', 'INR'],
      ['CHF 1’234.50', 'CHF'],
    ] as const) {
      expect((await parsed(row(amount))).totals[0]?.currency).toBe(currency);
    }
  });

  it('prefers what the file says to an answer, and tells', async () => {
    const file = utf8(lines('Day,Campaign name,Impressions,Amount spent (EUR)', '2026-04-01,A,10,1.00'));
    const result = await parsed(file, 'x.csv', { currency: 'USD' });
    expect(result.totals[0]?.currency).toBe('EUR');
    expect(result.warnings.join()).toContain('EUR');
  });

  it('includes the order of day and month only when no row of the file settles it', async () => {
    const file = (...days: string[]): Uint8Array =>
      utf8(
        lines('Date,Campaign name,Impressions,Amount spent (USD)', ...days.map((day) => `${day},A,10,1.00`)),
      );
    expect(fields(await asked(file('3/4/2026', '5/4/2026')))).toEqual(['dateOrder']);
    const dmy = await parsed(file('3/4/2026', '5/4/2026'), 'x.csv', { dateOrder: 'dmy' });
    expect(dmy.rows.map((row) => row.periodStart)).toEqual(['2026-04-03', '2026-04-05']);
    expect((await parsed(file('3/4/2026', '25/4/2026'))).rows[0]?.periodStart).toBe('2026-04-03');
    expect((await parsed(file('3/4/26', '4/25/26'))).rows[0]?.periodStart).toBe('2026-03-04');
    expect(fields(await asked(file('13/4/2026', '4/25/2026', '3/4/2026')))).toEqual(['dateOrder']);
  });

  it('settles two ways of writing dates in one file, each by itself', async () => {
    const file = utf8(
      lines(
        'Date,Campaign name,Impressions,Amount spent (USD)',
        '2024/11/16,A,10,1.00',
        '20-11-2024,A,10,1.00',
        '05-11-2024,A,10,1.00',
      ),
    );
    expect((await parsed(file)).rows.map((row) => row.periodStart)).toEqual([
      '2024-11-16',
      '2024-11-20',
      '2024-11-05',
    ]);
  });

  it('asks for the year of dates that have none', async () => {
    const file = utf8(
      lines('month,day,campaign_name,displays,clicks,cost', 'December,30,A,10,1,0.5', 'January,2,A,20,1,0.5'),
    );
    const open = await asked(file, 'log.csv', { platform: 'google', currency: 'USD' });
    expect(fields(open)).toEqual(['periodStart']);
    const result = await parsed(file, 'log.csv', {
      platform: 'google',
      currency: 'USD',
      periodStart: '2025-12-01',
    });
    expect(result.rows.map((row) => row.periodStart)).toEqual(['2025-12-30', '2026-01-02']);
    expect(result.granularity).toBe('day');
  });

  it('asks for a time zone only when cells are instants', async () => {
    const file = utf8(
      lines('Date,Campaign name,Impressions,Amount spent (USD)', '2026-04-01T22:30:00Z,A,10,1.00'),
    );
    expect(fields(await asked(file))).toEqual(['timeZone']);
    const result = await parsed(file, 'x.csv', { timeZone: 'Europe/Berlin' });
    expect(result.rows[0]).toMatchObject({ periodStart: '2026-04-02', breakdown: { hour: '0' } });
  });

  it('asks which column counts when two different ones could be the spend', async () => {
    const file = utf8(lines('Day,Campaign,Impr.,Cost,Spend,Currency code', '2026-01-02,A,5,1.00,2.00,EUR'));
    const open = await asked(file);
    expect(fields(open)).toEqual(['mapping']);
    const answer = JSON.parse(open.questions[0]?.options[1] ?? '{}') as Record<string, string>;
    const result = await parsed(file, 'x.csv', { mapping: answer });
    expect(result.totals[0]?.costMicros).toBe(2_000_000n);
    expect(result.columns[3]).toMatchObject({ role: 'ignored' });
  });

  it('asks for the level of rows that only have a name', async () => {
    const file = utf8(
      lines(
        'Name,Impressions,Amount spent (USD),Reporting starts,Reporting ends',
        'A,5,1.00,2026-01-01,2026-01-31',
      ),
    );
    expect(fields(await asked(file))).toEqual(['level']);
    expect((await parsed(file, 'x.csv', { level: 'ad_group' })).rows[0]?.entity).toMatchObject({
      level: 'ad_group',
      name: 'A',
    });
  });

  it('reads headers in a language the dictionary lacks once they are mapped', async () => {
    const file = encoded(
      lines('Päivä;Kampanja;Näytöt;Klikkaukset;Kulut', '2026-01-02;A;5;1;1,50'),
      'win1252',
    );
    const mapping = {
      Päivä: 'date',
      Kampanja: 'campaign_name',
      Näytöt: 'impressions',
      Klikkaukset: 'clicks',
      '#4': 'cost',
    };
    const result = await parsed(file, 'x.csv', { mapping, currency: 'EUR', platform: 'google' });
    expect(result.totals[0]).toMatchObject({ impressions: 5, clicks: 1, costMicros: 1_500_000n });
  });

  it('refuses answers that make no sense, naming the field', async () => {
    const file = utf8(lines('Day,Campaign name,Impressions,Amount spent (EUR)', '2026-04-01,A,10,1.00'));
    for (const options of [
      { currency: 'EURO' },
      { periodStart: '2026-02-30' },
      { timeZone: 'Mars/Base' },
      { mapping: { Day: 'moon' } },
      { mapping: { Nope: 'cost' } },
      { periodStart: '2026-02-02', periodEnd: '2026-02-01' },
    ]) {
      const refusal = await refused(file, 'x.csv', options);
      expect(refusal.code).toBe('invalid_option');
      expect(refusal.message).toContain(Object.keys(options).pop());
    }
  });
});
