import { describe, expect, it } from 'vitest';
import type { ParsedRow } from '../../../backend/src/modules/files/reader/index.js';
import { readExport, rollUpBreakdown } from '../../../backend/src/modules/files/reader/index.js';
import { sharedFile, sharedFolder, sharedPresent } from './config/shared.js';
import { cents, PERIOD, read } from './reading.js';

const sumCost = (rows: readonly ParsedRow[]): bigint =>
  rows.reduce((sum, row) => sum + (row.metrics.costMicros ?? 0n), 0n);
const sumClicks = (rows: readonly ParsedRow[]): number =>
  rows.reduce((sum, row) => sum + (row.metrics.clicks ?? 0), 0);

if (!sharedPresent) {
  console.log(`NOTICE: ${sharedFolder} is not there: 0 checks of real exports were made.`);
  it('has nothing to check without the folder of real files', () => expect(sharedPresent).toBe(false));
}

describe.runIf(sharedPresent)('real exports give their own figures', () => {
  it('kag_facebook_conversion', async () => {
    const file = ['kag_facebook_conversion', 'KAG_Conversion_Data.csv'] as const;
    const result = await read(file, { ...PERIOD, currency: 'USD' });
    const [total] = result.totals;
    expect(result).toMatchObject({
      platform: 'meta',
      level: 'ad',
      granularity: 'period',
      rowCounts: { read: 1143, accepted: 1143, rejected: 0 },
    });
    expect(total).toMatchObject({ impressions: 213_434_828, clicks: 38_165, conversions: '3264' });
    expect(cents(total?.costMicros)).toBe(58_705.23);
    const approved = (rows: readonly ParsedRow[]): number =>
      rows
        .flatMap((row) => row.actions)
        .filter((action) => action.action === 'approved_conversion')
        .reduce((sum, action) => sum + Number(action.count), 0);
    expect(approved(result.rows)).toBe(1_079);
    const campaigns = Object.entries({
      '916': [54, 149.71, 113, 24],
      '936': [464, 2_893.37, 1_984, 183],
      '1178': [625, 55_662.15, 36_068, 872],
    });
    for (const [id, expected] of campaigns) {
      const rows = result.rows.filter((row) => row.entity.path[0]?.externalId === id);
      expect([rows.length, cents(sumCost(rows)), sumClicks(rows), approved(rows)]).toEqual(expected);
    }
    expect(
      result.rows.filter((row) => row.metrics.clicks === 0 && row.metrics.costMicros === 0n),
    ).toHaveLength(207);
    expect(
      result.rows.filter((row) => Number(row.metrics.conversions) > (row.metrics.clicks ?? 0)),
    ).toHaveLength(218);
    const open = await readExport(sharedFile(...file), file[1]);
    expect(open.status === 'questions' && open.questions.map((question) => question.field)).toEqual([
      'currency',
      'periodStart',
      'periodEnd',
    ]);
  });

  it.each([
    ['Giving-What-We-Can-Ads-New-Campaigns-Nov-15-2021-Jan-31-2022.csv', 'campaign', 7],
    ['Giving-What-We-Can-Ads-New-Ad-sets-Nov-15-2021-Jan-31-2022.csv', 'ad_group', 52],
  ] as const)('meta_gwwc_giving_guide/%s', async (name, level, rows) => {
    const result = await read(['meta_gwwc_giving_guide', name]);
    expect(result).toMatchObject({
      platform: 'meta',
      level,
      granularity: 'period',
      periodStart: '2021-11-15',
      periodEnd: '2022-01-31',
    });
    expect(result.totals[0]).toMatchObject({
      currency: 'USD',
      impressions: 770_113,
      costMicros: 15_978_280_000n,
      conversions: '1581',
    });
    expect([result.rows.length, result.skipped.totals]).toEqual([rows, 1]);
    if (level !== 'campaign') return;
    const byName = new Map(result.rows.map((row) => [row.entity.name.replace(/^.*[–-] /, ''), row]));
    expect(cents(byName.get('Emotional')?.entity.budgetMicros)).toBe(5_000);
    expect(cents(byName.get('Emotional')?.metrics.costMicros)).toBe(5_000);
    expect(cents(byName.get('Factual V2')?.metrics.costMicros)).toBe(3_782.51);
    expect(cents(byName.get('Factual')?.metrics.costMicros)).toBe(1_217.49);
    expect(cents(byName.get('Factual')?.entity.budgetMicros)).toBe(1_356.66);
  });

  it.each([
    ['control_group.csv', 68_653, 3_177_233, 154_303, '15161'],
    ['test_group.csv', 76_892, 2_237_544, 180_970, '15637'],
  ] as const)('ab_test_semicolon_2019/%s', async (name, cost, impressions, clicks, purchases) => {
    const result = await read(['ab_test_semicolon_2019', name]);
    expect(result).toMatchObject({
      granularity: 'day',
      periodStart: '2019-08-01',
      periodEnd: '2019-08-30',
      rowCounts: { accepted: 30, rejected: 0 },
    });
    expect(result.totals[0]).toMatchObject({ currency: 'USD', impressions, clicks, conversions: purchases });
    expect(cents(result.totals[0]?.costMicros)).toBe(cost);
    if (name === 'control_group.csv') {
      const gap = result.rows.find((row) => row.periodStart === '2019-08-05');
      expect(gap?.metrics).toMatchObject({
        impressions: null,
        clicks: null,
        conversions: null,
        costMicros: 1_835_000_000n,
      });
    }
  });

  it('adwords_daily_fy20', async () => {
    const result = await read(['adwords_daily_fy20', 'AdWords.csv'], { currency: 'USD' });
    expect(result).toMatchObject({
      platform: 'google',
      level: 'account',
      granularity: 'day',
      periodStart: '2020-01-24',
      periodEnd: '2020-06-22',
      rowCounts: { accepted: 121, rejected: 0 },
    });
    expect(result.totals[0]).toMatchObject({
      impressions: 344_239,
      clicks: 2_948,
      costMicros: 3_374_540_000n,
    });
  });

  it('fb_shop_daily_quoted_null', async () => {
    const result = await read(['fb_shop_daily_quoted_null', 'facebook_ads.csv'], { currency: 'USD' });
    expect(result).toMatchObject({
      platform: 'meta',
      granularity: 'day',
      rowCounts: { accepted: 483, rejected: 0 },
    });
    const [total] = result.totals;
    expect(total).toMatchObject({ impressions: 20_260_488, clicks: 177_503, conversions: '8829' });
    expect([cents(total?.costMicros), cents(total?.conversionValueMicros)]).toEqual([211_721.39, 353_207.08]);
    const months = {
      '2019-01': 4_709.24,
      '2019-06': 10_651.1,
      '2019-12': 17_358.88,
      '2020-03': 19_840.25,
      '2020-04': 22_455.5,
    };
    for (const [month, spend] of Object.entries(months)) {
      expect(cents(sumCost(result.rows.filter((row) => row.periodStart.startsWith(month))))).toBe(spend);
    }
    const days = new Set(result.rows.map((row) => row.periodStart));
    const missing: string[] = [];
    for (let at = Date.UTC(2019, 0, 1); at <= Date.UTC(2020, 3, 30); at += 86_400_000) {
      const day = new Date(at).toISOString().slice(0, 10);
      if (!days.has(day)) missing.push(day);
    }
    expect(missing).toEqual(['2020-02-21', '2020-03-16', '2020-03-17']);
  });

  it('marketing_romi_feb2021', async () => {
    const result = await read(['marketing_romi_feb2021', 'marketing_comma_bom_mdy.csv'], {
      platform: 'google',
      currency: 'USD',
    });
    expect(result).toMatchObject({
      granularity: 'day',
      periodStart: '2021-02-01',
      periodEnd: '2021-02-28',
      rowCounts: { accepted: 308, rejected: 0 },
    });
    expect(new Set(result.rows.map((row) => row.entity.key)).size).toBe(11);
    expect(result.rows.some((row) => row.entity.name === 'facebOOK_tier2')).toBe(true);
  });

  it('meta_daily_nocampaign_2022', async () => {
    const result = await read(['meta_daily_nocampaign_2022', 'Facebook Ads.csv'], { currency: 'USD' });
    expect(result).toMatchObject({
      platform: 'meta',
      level: 'account',
      granularity: 'day',
      rowCounts: { read: 316, accepted: 316, rejected: 0 },
    });
    expect(result.totals[0]).toMatchObject({ impressions: 74_574, clicks: 463, costMicros: 2_819_850_000n });
    const count = (name: string): number =>
      result.rows
        .flatMap((row) => row.actions)
        .filter((action) => action.action === name)
        .reduce((sum, action) => sum + Number(action.count), 0);
    expect([count('messaging_conversation_started'), count('initiate_checkout')]).toEqual([60, 42]);
    expect(new Set(result.rows.map((row) => row.periodStart)).size).toBe(result.rows.length);
  });

  it('meta_insights_api_flat', async () => {
    const result = await read(['meta_insights_api_flat', 'facebook_ads_data.csv'], { currency: 'MXN' });
    expect(result).toMatchObject({
      platform: 'meta',
      level: 'ad',
      granularity: 'day',
      breakdown: 'age,gender',
      rowCounts: { accepted: 123, rejected: 0 },
    });
    const [total] = result.totals;
    expect(total).toMatchObject({ impressions: 27_615, clicks: 972, conversions: '11' });
    expect([cents(total?.costMicros), cents(total?.conversionValueMicros)]).toEqual([1_053.21, 6_435]);
    expect(result.rows.reduce((sum, row) => sum + (row.metrics.linkClicks ?? 0), 0)).toBe(410);
    const count = (name: string): number =>
      result.rows
        .flatMap((row) => row.actions)
        .filter((action) => action.action === name && action.window === 'default')
        .reduce((sum, action) => sum + Number(action.count), 0);
    expect([count('purchase'), count('view_content'), count('add_to_cart')]).toEqual([11, 363, 41]);
    expect(cents(sumCost(rollUpBreakdown(result.rows)))).toBe(1_053.21);
  });

  it('online_adv_performance_2020', async () => {
    const file = ['online_adv_performance_2020', 'online_advertising_performance_data.csv'] as const;
    const open = await readExport(sharedFile(...file), file[1]);
    expect(open.status === 'questions' && open.questions.map((question) => question.field)).toEqual([
      'platform',
      'currency',
      'periodStart',
    ]);
    const result = await read(file, { platform: 'google', currency: 'USD', periodStart: '2020-04-01' });
    expect(result).toMatchObject({
      granularity: 'day',
      periodStart: '2020-04-01',
      periodEnd: '2020-06-30',
      rowCounts: { accepted: 15_403, rejected: 0 },
    });
    const [total] = result.totals;
    expect(total).toMatchObject({ impressions: 239_014_261, clicks: 2_492_825, conversions: '651762' });
    expect([cents(total?.costMicros), cents(total?.conversionValueMicros)]).toEqual([175_192.22, 276_262.62]);
    const campaigns = {
      'camp 1': [150_688.12, 230_533.52],
      'camp 2': [17_037.35, 34_890.42],
      'camp 3': [7_466.75, 10_838.68],
    };
    for (const [name, expected] of Object.entries(campaigns)) {
      const rows = result.rows.filter((row) => row.entity.name === name);
      const value = rows.reduce((sum, row) => sum + (row.metrics.conversionValueMicros ?? 0n), 0n);
      expect([cents(sumCost(rows)), cents(value)]).toEqual(expected);
      expect(new Set(rows.map((row) => row.entity.key)).size).toBe(1);
    }
  });
});
