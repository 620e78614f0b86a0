import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Loose, type TestSandbox, testSandbox } from '../testing/client.js';
import { type GraphClient, graphClient, META, YEN } from '../testing/graph.js';
import { demoWorld, HOSHI, NOW, TODAY } from '../testing/worlds.js';

let sandbox: TestSandbox;
let graph: GraphClient;
beforeAll(async () => {
  sandbox = await testSandbox();
  graph = await graphClient(sandbox);
});
afterAll(() => sandbox.close());

const WEEK = { since: '2026-11-13', until: '2026-11-19' };
const report = (params: Record<string, unknown>, path = META) =>
  graph.list(`${path}/insights`, { time_range: WEEK, time_increment: 1, limit: 1000, ...params });
const total = (rows: Loose[], field: string) =>
  Math.round(rows.reduce((sum, row) => sum + Number(row[field]), 0) * 100) / 100;
const stat = (row: Loose, type: string) => row.actions?.find((one: Loose) => one.action_type === type);

describe('the summary', () => {
  it('holds the rows of all pages in one, over the columns asked for', async () => {
    const params = { level: 'ad', time_range: WEEK, time_increment: 1, limit: 5 };
    const fields = 'ad_id,spend,impressions,clicks,actions';
    const { body } = await graph.get(`${META}/insights`, { ...params, fields, default_summary: true });
    expect(body.data).toHaveLength(5);
    const rows = await report({ level: 'ad', fields: 'spend,impressions,clicks' });
    expect(Object.keys(body.summary).sort()).toEqual(
      ['actions', 'clicks', 'date_start', 'date_stop', 'impressions', 'spend'].sort(),
    );
    for (const field of ['spend', 'impressions', 'clicks'])
      expect(Number(body.summary[field]), field).toBe(total(rows, field));
    expect([body.summary.date_start, body.summary.date_stop]).toEqual([WEEK.since, WEEK.until]);
    const campaign = await graph.named('campaigns', 'Leads | Test rides');
    const filtering = [{ field: 'campaign.id', operator: 'EQUAL', value: campaign.id }];
    const part = (await graph.get(`${META}/insights`, { ...params, filtering, summary: 'spend' })).body;
    expect(part.summary).toEqual({
      spend: expect.any(String),
      date_start: WEEK.since,
      date_stop: WEEK.until,
    });
    const own = await graph.list(`${campaign.id}/insights`, { time_range: WEEK, fields: 'spend' });
    expect(part.summary.spend).toBe(own[0].spend);
    expect((await graph.get(`${META}/insights`, { summary: 'colour' })).body.error.code).toBe(100);
    expect((await graph.get(`${META}/insights`, params)).body.summary).toBeUndefined();
  });
});

describe('rows', () => {
  it('hold numbers in text and spend in major units, one row per object and day', async () => {
    const rows = await report({ level: 'campaign', fields: 'campaign_id,campaign_name,spend,impressions' });
    expect(rows).toHaveLength(21);
    expect(rows[0]).toEqual({
      campaign_id: expect.stringMatching(/^\d+$/),
      campaign_name: 'Sales | Prospecting | US',
      spend: expect.stringMatching(/^\d+\.\d\d$/),
      impressions: expect.stringMatching(/^\d+$/),
      date_start: '2026-11-13',
      date_stop: '2026-11-13',
    });
    const [yen] = await report({ level: 'account', fields: 'spend,account_currency' }, YEN);
    expect(yen).toMatchObject({ spend: expect.stringMatching(/^\d+$/), account_currency: 'JPY' });
  });

  it('are what the world did', async () => {
    const rows = await report({ level: 'ad', fields: 'spend,clicks' }, YEN);
    const truth = [...demoWorld().rows(HOSHI, { level: 'ad', from: TODAY - 7, to: TODAY - 1, asOf: NOW })];
    expect(total(rows, 'spend')).toBe(truth.reduce((sum, row) => sum + row.costMicros, 0) / 1e6);
    expect(total(rows, 'clicks')).toBe(truth.reduce((sum, row) => sum + row.clicks, 0));
  });

  it('add up to the same at every level and below single objects', async () => {
    const fields = 'spend,impressions,clicks';
    const levels = await Promise.all(
      ['account', 'campaign', 'adset', 'ad'].map((level) => report({ level, fields })),
    );
    for (const field of ['spend', 'impressions', 'clicks']) {
      expect(new Set(levels.map((rows) => total(rows, field))).size).toBe(1);
    }
    const campaigns = await graph.list(`${META}/campaigns`);
    const single = await Promise.all(campaigns.map(({ id }) => report({ level: 'ad', fields }, id)));
    expect(total(single.flat(), 'spend')).toBe(total(levels[0] ?? [], 'spend'));
    const ad = await graph.named('ads', 'School Run');
    const ofAd = await report({ fields: 'ad_id,spend' }, ad.id);
    expect(new Set(ofAd.map((row) => row.ad_id))).toEqual(new Set([ad.id]));
    const above = { level: 'account', time_range: WEEK };
    expect((await graph.get(`${ad.id}/insights`, above)).body.error.code).toBe(100);
  });

  it('are absent on days without delivery', async () => {
    const { id } = await graph.named('campaigns', 'Leads | Test rides');
    const born = { since: '2023-12-28', until: '2024-01-03' };
    const rows = await report({ level: 'campaign', fields: 'spend', time_range: born }, id);
    expect(rows.map((row) => row.date_start)).toEqual(['2024-01-01', '2024-01-02', '2024-01-03']);
    const ahead = { since: '2027-01-01', until: '2027-01-05' };
    const { body } = await graph.get(`${META}/insights`, { time_range: ahead });
    expect(body).toEqual({ data: [] });
  });

  it('sum whole spans and months, and count people once', async () => {
    const range = { since: '2026-10-20', until: '2026-11-19' };
    const params = {
      level: 'adset',
      fields: 'adset_id,spend,reach,impressions,frequency',
      time_range: range,
    };
    const days = await report(params);
    const [whole] = await report({ ...params, time_increment: 'all_days' });
    const mine = days.filter((row) => row.adset_id === whole.adset_id);
    expect(total([whole], 'spend')).toBe(total(mine, 'spend'));
    expect([whole.date_start, whole.date_stop]).toEqual([range.since, range.until]);
    expect(Number(whole.reach)).toBeLessThan(total(mine, 'reach'));
    expect(Number(whole.frequency)).toBeCloseTo(Number(whole.impressions) / Number(whole.reach), 4);
    const months = await report({ ...params, level: 'account', time_increment: 'monthly' });
    expect(months.map((row) => [row.date_start, row.date_stop])).toEqual([
      ['2026-10-20', '2026-10-31'],
      ['2026-11-01', '2026-11-19'],
    ]);
  });

  it('restate past days as late conversions come in', async () => {
    const params = { level: 'account', fields: 'actions,spend', time_range: WEEK };
    const count = (rows: Loose[]) =>
      rows.reduce((sum, row) => sum + Number(stat(row, 'purchase')?.value ?? 0), 0);
    const other = await testSandbox();
    const there = await graphClient(other);
    const read = () => there.list(`${META}/insights`, { ...params, time_increment: 1 });
    const before = await read();
    await other.call('POST', '/_control/advance', { days: 14 });
    const after = await read();
    expect(count(after)).toBeGreaterThan(count(before));
    expect(total(after, 'spend')).toBe(total(before, 'spend'));
    await other.close();
  });
});

describe('actions', () => {
  it('name the same purchase three times, with the windows that were asked for', async () => {
    const fields = 'actions,action_values,purchase_roas,spend,cost_per_action_type';
    const [row] = await report({
      level: 'campaign',
      fields,
      time_increment: 'all_days',
      action_attribution_windows: ['1d_view', '1d_click', '7d_click', '28d_click'],
      use_account_attribution_setting: true,
    });
    const purchase = stat(row, 'purchase');
    for (const type of ['omni_purchase', 'offsite_conversion.fb_pixel_purchase']) {
      expect(stat(row, type)).toEqual({ ...purchase, action_type: type });
    }
    const windows = ['1d_click', '7d_click', '28d_click'].map((name) => Number(purchase[name] ?? 0));
    expect(windows).toEqual([...windows].sort((a, b) => a - b));
    expect(Number(purchase.value)).toBe((windows[1] ?? 0) + Number(purchase['1d_view'] ?? 0));
    const worth = row.action_values.find((one: Loose) => one.action_type === 'omni_purchase').value;
    expect(Number(row.purchase_roas[0].value)).toBeCloseTo(Number(worth) / Number(row.spend), 3);
    const [plain] = await report({ level: 'campaign', fields: 'actions' });
    expect(Object.keys(plain.actions[0])).toEqual(['action_type', 'value']);
  });

  it('count leads under their own names', async () => {
    const { id } = await graph.named('campaigns', 'Leads | Test rides');
    const [row] = await report({ fields: 'actions', time_increment: 'all_days' }, id);
    expect(stat(row, 'lead').value).toBe(stat(row, 'onsite_conversion.lead_grouped').value);
    expect(stat(row, 'purchase')).toBeUndefined();
  });
});

describe('breakdowns', () => {
  it('cut rows into parts that add up', async () => {
    const params = { level: 'account', fields: 'spend,impressions,clicks', time_increment: 'all_days' };
    const [whole] = await report(params);
    const parts = await report({ ...params, breakdowns: ['age', 'gender'] });
    expect(parts).toHaveLength(18);
    expect(parts[0]).toMatchObject({ age: '18-24', gender: 'female' });
    for (const field of ['spend', 'impressions', 'clicks']) {
      expect(total(parts, field)).toBe(total([whole], field));
    }
    const [place] = await report({ ...params, breakdowns: 'country' });
    expect(place).toMatchObject({ country: 'US', spend: whole.spend });
  });

  it('that need an opt-in bring no rows, unknown ones an error', async () => {
    expect(await report({ level: 'account', breakdowns: ['frequency_value'] })).toEqual([]);
    expect((await graph.get(`${META}/insights`, { breakdowns: 'shoe_size' })).body.error.code).toBe(100);
  });
});

describe('what is asked', () => {
  it('pages at the instant of the first page', async () => {
    const whole = await report({ level: 'ad', fields: 'ad_id,impressions' });
    const seen: Loose[] = [];
    let after: string | undefined;
    for (;;) {
      const { body } = await graph.get(`${META}/insights`, {
        level: 'ad',
        fields: 'ad_id,impressions',
        time_range: WEEK,
        time_increment: 1,
        limit: 10,
        ...(after ? { after } : {}),
      });
      seen.push(...body.data);
      if (!body.paging.next) break;
      after = body.paging.cursors.after;
    }
    expect(seen).toEqual(whole);
  });

  it('filters by object, status and figure', async () => {
    const { id } = await graph.named('campaigns', 'Sales | Retargeting | US');
    const filtered = (field: string, operator: string, value: unknown) =>
      report({ level: 'adset', fields: 'adset_name,spend', filtering: [{ field, operator, value }] });
    expect(await filtered('campaign.id', 'IN', [id])).toHaveLength(14);
    expect(await filtered('adset.name', 'CONTAIN', 'parents')).toHaveLength(7);
    const rich = await filtered('spend', 'GREATER_THAN', 100);
    expect(rich.length).toBeGreaterThan(0);
    expect(rich.every((row) => Number(row.spend) > 100)).toBe(true);
  });

  it('leaves out deleted objects unless their status is asked for; totals keep them', async () => {
    const other = await testSandbox();
    const there = await graphClient(other);
    const { id } = await there.named('ads', 'School Run');
    const read = (more: Record<string, unknown>) =>
      there.list(`${META}/insights`, { level: 'ad', fields: 'ad_id,spend', time_range: WEEK, ...more });
    const spend = total(await read({ level: 'account', fields: 'spend' }), 'spend');
    await there.remove(id);
    expect((await read({})).some((row) => row.ad_id === id)).toBe(false);
    const states = [{ field: 'ad.effective_status', operator: 'IN', value: ['ACTIVE', 'DELETED'] }];
    const all = await read({ filtering: states });
    expect(all.some((row) => row.ad_id === id)).toBe(true);
    expect(total(all, 'spend')).toBe(spend);
    expect(total(await read({ level: 'account', fields: 'spend' }), 'spend')).toBe(spend);
    await other.close();
  });

  it('refuses what cannot be', async () => {
    const code = async (params: Record<string, unknown>) =>
      (await graph.get(`${META}/insights`, params)).body.error?.code;
    expect(await code({ time_range: { since: '2026-11-19', until: '2026-11-01' } })).toBe(100);
    expect(await code({ time_range: { since: '2026-02-30', until: '2026-11-01' } })).toBe(100);
    expect(await code({ time_range: 'yesterday' })).toBe(100);
    expect(await code({ time_range: { since: '2020-01-01', until: '2026-11-01' } })).toBe(3018);
    expect(await code({ level: 'keyword' })).toBe(100);
    expect(await code({ time_increment: 91 })).toBe(100);
    expect(await code({ date_preset: 'someday' })).toBe(100);
    expect(await code({ fields: 'spend,happiness' })).toBe(100);
    expect(await code({ action_attribution_windows: ['90d_click'] })).toBe(100);
  });
});

describe('what general clients ask', () => {
  it('is a range by any of the vendor’s names', async () => {
    const range = async (date_preset: string) => {
      const [row] = await graph.list(`${META}/insights`, { fields: 'spend', date_preset });
      return [row.date_start, row.date_stop];
    };
    // Friday, 20 November 2026.
    expect(await range('this_week_mon_today')).toEqual(['2026-11-16', '2026-11-20']);
    expect(await range('this_week_sun_today')).toEqual(['2026-11-15', '2026-11-20']);
    expect(await range('last_week_mon_sun')).toEqual(['2026-11-09', '2026-11-15']);
    expect(await range('last_week_sun_sat')).toEqual(['2026-11-08', '2026-11-14']);
    expect(await range('last_month')).toEqual(['2026-10-01', '2026-10-31']);
    expect(await range('this_quarter')).toEqual(['2026-10-01', '2026-11-20']);
    expect(await range('last_quarter')).toEqual(['2026-07-01', '2026-09-30']);
    expect(await range('last_year')).toEqual(['2025-01-01', '2025-12-31']);
    expect(await range('last_7d')).toEqual(['2026-11-13', '2026-11-19']);
    expect((await graph.get(`${META}/insights`, { date_preset: 'someday' })).body.error.code).toBe(100);
  });

  it('is rows in an order, and the length of a list', async () => {
    const rows = await report({ level: 'ad', fields: 'spend', sort: ['spend_descending'] });
    const spends = rows.map((row) => Number(row.spend));
    expect(spends).toEqual([...spends].sort((a, b) => b - a));
    expect((await graph.get(`${META}/insights`, { sort: 'spend' })).body.error.code).toBe(100);
    const { body } = await graph.get(`${META}/ads`, { limit: 2, summary: true });
    expect(body.summary).toEqual({ total_count: 7 });
  });
});
