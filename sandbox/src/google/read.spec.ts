import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codeIn, type Loose, type TestSandbox, testSandbox } from '../testing/client.js';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await testSandbox();
});
afterAll(() => sandbox.close());

describe('search', () => {
  it('prints int64 as strings, doubles as numbers, and leaves out what is unset', async () => {
    const [row] = await sandbox.search(
      "SELECT campaign.id, campaign.end_date_time, campaign.name, campaign_budget.amount_micros, metrics.clicks, metrics.conversions, segments.date FROM campaign WHERE segments.date = '2026-11-01' AND campaign.name = 'Suche | E-Bikes'",
    );
    expect(row.campaign).toEqual({
      resourceName: `customers/7318264950/campaigns/${row.campaign.id}`,
      id: expect.stringMatching(/^\d+$/),
      name: 'Suche | E-Bikes',
    });
    expect(row.campaignBudget.amountMicros).toBe('60000000');
    expect(row.metrics).toEqual({ clicks: expect.stringMatching(/^\d+$/), conversions: expect.any(Number) });
    expect(row.segments).toEqual({ date: '2026-11-01' });
  });

  it('marks the budget-limited winner', async () => {
    const [row] = await sandbox.search(
      "SELECT campaign.primary_status, campaign.primary_status_reasons, metrics.search_budget_lost_impression_share FROM campaign WHERE campaign.name = 'Suche | E-Bikes' AND segments.date DURING LAST_7_DAYS",
    );
    expect(row.campaign).toMatchObject({
      primaryStatus: 'LIMITED',
      primaryStatusReasons: ['BUDGET_CONSTRAINED'],
    });
    expect(row.metrics.searchBudgetLostImpressionShare).toBeGreaterThan(0.15);
  });

  it('sums without segments what it lists with them', async () => {
    const where = "FROM campaign WHERE segments.date BETWEEN '2026-10-01' AND '2026-10-31'";
    const total = (rows: Loose[]) => rows.reduce((n, row) => n + Number(row.metrics.costMicros), 0);
    const days = await sandbox.search(`SELECT campaign.id, segments.date, metrics.cost_micros ${where}`);
    const whole = await sandbox.search(`SELECT campaign.id, metrics.cost_micros ${where}`);
    const weeks = await sandbox.search(`SELECT campaign.id, segments.week, metrics.cost_micros ${where}`);
    expect(total(whole)).toBe(total(days));
    expect(total(weeks)).toBe(total(days));
    // Without segments entities without traffic are listed too.
    expect(whole.some((row) => row.metrics.costMicros === '0')).toBe(true);
    expect(days.length).toBeGreaterThan(200);
  });

  it('breaks conversions down by action so that primary actions add up to the headline figure', async () => {
    const where =
      "FROM campaign WHERE segments.date DURING LAST_30_DAYS AND campaign.name = 'Suche | E-Bikes'";
    const [head] = await sandbox.search(`SELECT metrics.conversions, metrics.all_conversions ${where}`);
    const parts = await sandbox.search(
      `SELECT segments.conversion_action_name, segments.conversion_action, metrics.conversions, metrics.all_conversions ${where}`,
    );
    expect(parts.map((row) => row.segments.conversionActionName).sort()).toEqual([
      'Bestellung Shop',
      'Newsletter-Anmeldung',
    ]);
    expect(parts.reduce((n, row) => n + row.metrics.conversions, 0)).toBeCloseTo(head.metrics.conversions, 6);
    expect(parts.reduce((n, row) => n + row.metrics.allConversions, 0)).toBeCloseTo(
      head.metrics.allConversions,
      6,
    );
    expect(head.metrics.allConversions).toBeGreaterThan(head.metrics.conversions);
  });

  it('orders, limits and filters by metrics', async () => {
    const rows = await sandbox.search(
      'SELECT search_term_view.search_term, ad_group.id, metrics.cost_micros, metrics.conversions FROM search_term_view WHERE segments.date DURING LAST_30_DAYS AND metrics.conversions = 0 ORDER BY metrics.cost_micros DESC LIMIT 5',
    );
    const costs = rows.map((row) => Number(row.metrics.costMicros));
    expect(rows).toHaveLength(5);
    expect(costs).toEqual([...costs].sort((a, b) => b - a));
  });

  it.each([
    ["campaign.name LIKE 'Suche | E%'", ['Suche | E-Bikes', 'Suche | Ersatzteil-Shop']],
    ["campaign.name LIKE '%[_]%'", []],
    ["campaign.name NOT LIKE 'Suche%'", ['Display | Remarketing']],
    ["campaign.name REGEXP_MATCH '.*(Marke|Zubehör)'", ['Suche | Marke', 'Suche | Zubehör']],
    ["campaign.name IN ('Suche | Marke', 'nope')", ['Suche | Marke']],
    ["campaign.status = 'PAUSED'", ['Suche | Winterreifen 2024']],
    ["campaign.primary_status_reasons CONTAINS ANY ('CAMPAIGN_PAUSED')", ['Suche | Winterreifen 2024']],
    [
      'campaign_budget.amount_micros BETWEEN 60000000 AND 70000000',
      ['Suche | E-Bikes', 'Suche | Fahrradteile generisch'],
    ],
  ])('filters by %s', async (condition, names) => {
    const rows = await sandbox.search(
      `SELECT campaign.name FROM campaign WHERE ${condition} ORDER BY campaign.name`,
    );
    expect(rows.map((row) => row.campaign.name)).toEqual(names);
  });

  it('splits days over devices without loss', async () => {
    const where =
      "FROM campaign WHERE segments.date DURING LAST_14_DAYS AND campaign.name = 'Suche | E-Bikes'";
    const metrics = 'metrics.impressions, metrics.clicks, metrics.cost_micros, metrics.conversions';
    const total = (rows: Loose[]) =>
      ['impressions', 'clicks', 'costMicros', 'conversions'].map((key) =>
        rows.reduce((n, row) => n + Number(row.metrics[key]), 0),
      );
    const split = await sandbox.search(`SELECT segments.date, segments.device, ${metrics} ${where}`);
    expect(new Set(split.map((row) => row.segments.device))).toEqual(
      new Set(['MOBILE', 'DESKTOP', 'TABLET']),
    );
    expect(total(split)).toEqual(total(await sandbox.search(`SELECT campaign.id, ${metrics} ${where}`)));
  });

  it('describes its fields', async () => {
    const { body: credentials } = await sandbox.call('GET', '/_control/credentials');
    const headers = { authorization: `Bearer ${credentials.google.accessToken}` };
    const one = await sandbox.call('GET', '/google/v25/googleAdsFields/campaign.status', undefined, headers);
    expect(one.body).toMatchObject({ category: 'ATTRIBUTE', dataType: 'ENUM', selectable: true });
    const query = "SELECT name, data_type WHERE name LIKE 'metrics.c%'";
    const many = await sandbox.call('POST', '/google/v25/googleAdsFields:search', { query }, headers);
    expect(many.body.results.map((field: Loose) => field.name)).toContain('metrics.clicks');
    expect(many.body.results.every((field: Loose) => field.category === 'METRIC')).toBe(true);
  });

  it('does not speak other versions', async () => {
    const old = await sandbox.call('POST', '/google/v21/customers/7318264950/googleAds:search', {
      query: '',
    });
    expect([old.status, codeIn(old.body)]).toEqual([400, { requestError: 'UNSUPPORTED_VERSION' }]);
    const nowhere = await sandbox.google('googleAds:dance', {});
    expect(nowhere.status).toBe(404);
  });

  it.each([
    ["SELECT campaign.id FROM campaign WHERE campaign.name REGEXP_MATCH '('", 'INVALID_STRING_VALUE'],
    ['SELECT campaign.foo FROM campaign', 'UNRECOGNIZED_FIELD'],
    ['SELECT campaign.id FROM campagn', 'BAD_RESOURCE_TYPE_IN_FROM_CLAUSE'],
    ['SELECT ad_group.id FROM campaign', 'PROHIBITED_RESOURCE_TYPE_IN_SELECT_CLAUSE'],
    [
      'SELECT campaign_budget.id, metrics.clicks FROM campaign_budget',
      'PROHIBITED_METRIC_IN_SELECT_OR_WHERE_CLAUSE',
    ],
    [
      'SELECT segments.conversion_action, metrics.clicks FROM campaign WHERE segments.date DURING TODAY',
      'PROHIBITED_SEGMENT_WITH_METRIC_IN_SELECT_OR_WHERE_CLAUSE',
    ],
    [
      "SELECT campaign.id FROM campaign WHERE segments.conversion_action_name = 'x'",
      'EXPECTED_REFERENCED_FIELD_IN_SELECT_CLAUSE',
    ],
    [
      'SELECT campaign.id FROM campaign ORDER BY metrics.clicks',
      'EXPECTED_REFERENCED_FIELD_IN_SELECT_CLAUSE',
    ],
    ['SELECT segments.date, metrics.clicks FROM campaign', 'EXPECTED_FILTERS_ON_DATE_RANGE'],
    ["SELECT campaign.id FROM campaign WHERE campaign.status = 'ON'", 'BAD_ENUM_CONSTANT'],
    ["SELECT campaign.id FROM campaign WHERE campaign.id = 'x'", 'BAD_NUMBER'],
    ["SELECT campaign.id FROM campaign WHERE campaign.name > 'x'", 'OPERATOR_FIELD_MISMATCH'],
  ])('refuses %s', async (query, code) => {
    const { status, body } = await sandbox.google('googleAds:search', { query });
    expect([status, codeIn(body)]).toEqual([400, { queryError: code }]);
  });

  it("takes a field by its proto name and null for not given, as protobuf's JSON has it", async () => {
    const { status, body } = await sandbox.google('googleAds:search', {
      query: 'SELECT ad_group_ad.ad.id FROM ad_group_ad LIMIT 1',
      search_settings: { return_total_results_count: true, return_summary_row: false },
      page_token: null,
    });
    expect(status).toBe(200);
    expect(Number(body.totalResultsCount)).toBeGreaterThan(1);
    const sized = await sandbox.google('googleAds:search', {
      query: 'SELECT campaign.id FROM campaign',
      page_size: 5,
    });
    expect(codeIn(sized.body)).toEqual({ requestError: 'PAGE_SIZE_NOT_SUPPORTED' });
  });

  it('refuses a page size, a foreign page token and unknown fields', async () => {
    const query = 'SELECT campaign.id FROM campaign';
    const sized = await sandbox.google('googleAds:search', { query, pageSize: 100 });
    expect(codeIn(sized.body)).toEqual({ requestError: 'PAGE_SIZE_NOT_SUPPORTED' });
    for (const pageToken of ['nonsense', Buffer.from('[1]').toString('base64url')]) {
      const { body } = await sandbox.google('googleAds:search', { query, pageToken });
      expect(codeIn(body)).toEqual({ requestError: 'INVALID_PAGE_TOKEN' });
    }
    const unknown = await sandbox.google('googleAds:search', { query, foo: 1 });
    expect(unknown.body.error).toMatchObject({
      code: 400,
      message: expect.stringContaining('Unknown name "foo"'),
    });
    const broken = await sandbox.google('googleAds:search', '{"query":');
    expect(broken.status).toBe(400);
  });
});
