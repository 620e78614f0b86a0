import { describe, expect, it } from 'vitest';
import { encoded, lines, parsed, utf8, utf16 } from './testing/files.js';
import { download, LANGUAGES } from './testing/google-languages.js';

describe('Google Ads downloads', () => {
  it.each(Object.keys(LANGUAGES) as (keyof typeof LANGUAGES)[])(
    'reads UTF-16 with preamble and totals in %s',
    async (language) => {
      const result = await parsed(utf16(download(language)), 'download.csv');
      expect(result.source).toMatchObject({ encoding: 'utf-16le', delimiter: '\t' });
      expect(result).toMatchObject({
        platform: 'google',
        level: 'campaign',
        granularity: 'day',
        breakdown: '',
        headerLine: 3,
      });
      expect(result.totals).toEqual([
        {
          currency: 'EUR',
          impressions: 64_518,
          clicks: 1_204,
          costMicros: 275_030_000n,
          conversions: '4.5',
          conversionValueMicros: 1_234_560_000n,
        },
      ]);
      expect(result.rows.map((row) => [row.line, row.periodStart, row.entity.name])).toEqual([
        [4, '2026-05-01', 'Brand – Search'],
        [5, '2026-05-02', 'Generic'],
      ]);
      expect(result.rows[0]?.entity).toMatchObject({
        budgetMicros: 20_000_000n,
        status: LANGUAGES[language].rows[0][2],
      });
      expect(result.rowCounts).toEqual({ read: 2, accepted: 2, rejected: 0 });
      expect(result.skipped.totals).toBe(1);
      expect(result.errors).toEqual([]);
    },
  );

  it('reads the same download without a BOM, in big endian, in Windows-1252 and in UTF-8', async () => {
    const text = download('de').replaceAll('–', '-');
    const variants = [
      utf16(text, false),
      encoded(`\ufeff${text}`, 'utf16-be'),
      encoded(text, 'win1252'),
      utf8(text, true),
    ];
    for (const bytes of variants) {
      const result = await parsed(bytes);
      expect(result.totals[0]?.costMicros).toBe(275_030_000n);
      expect(result.columns[3]?.header).toBe('Währungscode');
    }
  });

  it('takes the period from the date line when there is no day column, and says so', async () => {
    const file = lines(
      'Kampagnenbericht',
      '8. Januar 2026 - 6. Februar 2026',
      'Kampagne;Impr.;Klicks;Kosten;Währungscode',
      'Marke;1.204;12;1.500,00;EUR',
      'Gesamt: Kampagnen; 9.999;99;9.999,00; --',
      'Gesamt: Konto;19.999;199;19.999,00; --',
    );
    const result = await parsed(encoded(file, 'win1252'));
    expect(result).toMatchObject({
      granularity: 'period',
      periodStart: '2026-01-08',
      periodEnd: '2026-02-06',
    });
    expect(result.totals[0]).toMatchObject({ impressions: 1_204, costMicros: 1_500_000_000n });
    expect(result.warnings.join()).toContain('no day column');
    expect(result.skipped.totals).toBe(2);
  });

  it('keeps the account currency where a converted block stands beside it', async () => {
    const file = lines(
      'Campaign,Account,Currency code,Cost,Currency code (Converted currency),Cost (Converted currency),Impr.,Campaign',
      'A,Shop AT,CHF,"1,000.50",EUR,"1,041.20",100,A',
      'B,Shop DE,EUR,20.25,EUR,20.25,50,B',
      'Total: Account,,--,--,EUR,"1,061.45",150,',
    );
    const result = await parsed(utf8(file), 'google-2026.csv', {
      periodStart: '2026-01-01',
      periodEnd: '2026-01-31',
    });
    expect(result.totals.map((total) => [total.currency, total.costMicros])).toEqual([
      ['CHF', 1_000_500_000n],
      ['EUR', 20_250_000n],
    ]);
    expect(result.rows.map((row) => row.entity.accountName)).toEqual(['Shop AT', 'Shop DE']);
  });

  it('leaves out sums of a segment whose own cells are blank, proven by arithmetic', async () => {
    const file = lines(
      'Campaign report',
      '"May 1, 2026 - May 2, 2026"',
      'Campaign,Day,Currency code,Impr.,Clicks,Cost',
      'Alpha,,USD,"1,000",60,30.00',
      'Alpha,2026-05-01,USD,400,25,12.50',
      'Alpha,2026-05-02,USD,600,35,17.50',
    );
    const result = await parsed(utf8(file));
    expect(result.rows).toHaveLength(2);
    expect(result.totals[0]).toMatchObject({ impressions: 1_000, clicks: 60, costMicros: 30_000_000n });
    expect(result.skipped.totals).toBe(1);
  });

  it('reads search terms with their keyword, match type and campaign', async () => {
    const file = lines(
      'Search terms report',
      'All time',
      'Search term,Match type,Added/Excluded,Campaign,Ad group,Keyword,Currency code,Impr.,Clicks,Cost,Conversions',
      'blue shoes,Exact match,None,C1,G1,[blue shoes],USD,10,2,1.10,0.00',
      'blue shoes,Broad match,None,C1,G1,shoes,USD,5,1,.22,1.00',
      'Total: Search terms,,,,,,,15,3,1.32,1.00',
    );
    const result = await parsed(utf8(file), 'terms.csv', {
      periodStart: '2026-01-01',
      periodEnd: '2026-01-31',
    });
    expect(result).toMatchObject({ level: 'search_term', keyedByName: true });
    expect(new Set(result.rows.map((row) => row.entity.key)).size).toBe(2);
    expect(result.rows[0]?.entity.path.map((step) => step.level)).toEqual([
      'campaign',
      'ad_group',
      'keyword',
      'search_term',
    ]);
    expect(result.totals[0]?.costMicros).toBe(1_320_000n);
  });

  it('treats an hourly table as daily rows split by hour, not as more days', async () => {
    const file = lines(
      'Day,Hour of day,Campaign,Currency code,Impr.,Clicks,Cost',
      '2026-05-01,0,A,EUR,10,1,0.50',
      '2026-05-01,13,A,EUR,20,2,1.50',
    );
    const result = await parsed(utf8(file));
    expect(result).toMatchObject({ granularity: 'hour', breakdown: 'hour' });
    expect(result.rows.map((row) => row.breakdown)).toEqual([{ hour: '0' }, { hour: '13' }]);
  });

  it('reads API style headers with cost in micros', async () => {
    const file = lines(
      'segments.date,campaign.id,campaign.name,metrics.impressions,metrics.clicks,metrics.cost_micros,metrics.conversions,customer.currency_code',
      '2026-05-01,123456789012,A,100,3,1234567,1.5,EUR',
    );
    const result = await parsed(utf8(file));
    expect(result.rows[0]).toMatchObject({
      currency: 'EUR',
      entity: { key: 'id:123456789012', externalId: '123456789012' },
    });
    expect(result.totals[0]).toMatchObject({ costMicros: 1_234_567n, conversions: '1.5' });
  });

  it('stores weeks and months as periods', async () => {
    const file = lines(
      'Week,Campaign,Currency code,Impr.,Cost',
      '2026-05-04,A,EUR,10,1.00',
      '2026-05-11,A,EUR,10,1.00',
    );
    const result = await parsed(utf8(file));
    expect(result.granularity).toBe('period');
    expect(result.rows.map((row) => [row.periodStart, row.periodEnd])).toEqual([
      ['2026-05-04', '2026-05-10'],
      ['2026-05-11', '2026-05-17'],
    ]);
    const months = await parsed(
      utf8(lines('Monat;Kampagne;Währungscode;Impr.;Kosten', 'Februar 2026;A;EUR;10;1,00')),
    );
    expect(months.rows[0]).toMatchObject({ periodStart: '2026-02-01', periodEnd: '2026-02-28' });
  });

  it('does not take the start and end dates of campaigns for the period of the report', async () => {
    const file = lines(
      'Campaign report',
      'May 1, 2026 - May 31, 2026',
      'Campaign,Start date,End date,Currency code,Impr.,Clicks,Cost',
      'A,2024-02-01,2027-01-01,EUR,10,1,1.00',
      'B,2025-02-01,--,EUR,10,1,1.00',
    );
    const result = await parsed(utf8(file));
    expect(result).toMatchObject({
      periodStart: '2026-05-01',
      periodEnd: '2026-05-31',
      rowCounts: { accepted: 2 },
    });
  });
});
