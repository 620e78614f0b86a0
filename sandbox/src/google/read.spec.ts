import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Loose, type TestSandbox, testSandbox } from '../testing/client.js';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await testSandbox();
});
afterAll(() => sandbox.close());

const codeIn = (body: Loose) => body.error.details?.at(-1)?.errors?.[0]?.errorCode;

describe('accounts', () => {
  it('lists what the grant reaches, and what lies below a manager', async () => {
    const credentials = (await sandbox.call('GET', '/_control/credentials')).body.google;
    const { body } = await sandbox.call('GET', '/google/v25/customers:listAccessibleCustomers', undefined, {
      authorization: `Bearer ${credentials.accessToken}`,
    });
    expect(body.resourceNames).toEqual(['customers/4509812376', 'customers/6120943785']);
    const rows = await sandbox.search(
      'SELECT customer_client.id, customer_client.level, customer_client.manager, customer_client.currency_code FROM customer_client WHERE customer_client.level <= 1',
      '4509812376',
    );
    expect(
      rows.map((row) => [row.customerClient.id, row.customerClient.level, row.customerClient.manager]),
    ).toEqual([
      ['4509812376', '0', true],
      ['7318264950', '1', false],
      ['2846107395', '1', false],
    ]);
  });

  it('refuses a client account without the manager, and metrics of a manager', async () => {
    const query = { query: 'SELECT campaign.id FROM campaign' };
    const wrong = await sandbox.google('googleAds:search', query, undefined, {
      'login-customer-id': '6120943785',
    });
    expect([wrong.status, codeIn(wrong.body)]).toEqual([
      403,
      { authorizationError: 'USER_PERMISSION_DENIED' },
    ]);
    const malformed = await sandbox.google('googleAds:search', query, undefined, {
      'login-customer-id': '450-981-2376',
    });
    expect(malformed.status).toBe(400);
    const metrics = await sandbox.google(
      'googleAds:search',
      { query: 'SELECT metrics.clicks FROM customer WHERE segments.date DURING TODAY' },
      '4509812376',
    );
    expect(codeIn(metrics.body)).toEqual({ queryError: 'REQUESTED_METRICS_FOR_MANAGER' });
  });

  it('answers 401 without and with a wrong token', async () => {
    const path = '/google/v25/customers/7318264950/googleAds:search';
    const none = await sandbox.call('POST', path, { query: '' });
    expect([none.status, none.body.error.status]).toEqual([401, 'UNAUTHENTICATED']);
    const bad = await sandbox.call('POST', path, { query: '' }, { authorization: 'Bearer ya29.sandbox-x.y' });
    expect([bad.status, codeIn(bad.body)]).toEqual([401, { authenticationError: 'OAUTH_TOKEN_INVALID' }]);
  });
});

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

  it('pages by 10,000 rows at the instant of the first page', async () => {
    const spec = { id: '5550000001', campaigns: 5, adGroupsPerCampaign: 10, adsPerAdGroup: 4, days: 120 };
    expect((await sandbox.call('POST', '/_control/accounts', spec)).body).toMatchObject({ ads: 200 });
    const query =
      'SELECT segments.date, ad_group_ad.ad.id, metrics.cost_micros FROM ad_group_ad WHERE segments.date DURING LAST_30_DAYS OR';
    const good = query.replace(' DURING LAST_30_DAYS OR', " BETWEEN '2026-08-01' AND '2026-11-19'");
    const pages: Loose[] = [];
    let pageToken: string | undefined;
    do {
      const { body } = await sandbox.google(
        'googleAds:search',
        {
          query: good,
          ...(pageToken ? { pageToken } : { searchSettings: { returnTotalResultsCount: true } }),
        },
        spec.id,
      );
      pages.push(body);
      pageToken = body.nextPageToken;
      if (pages.length === 1) await sandbox.call('POST', '/_control/advance', { days: 1 });
    } while (pageToken);
    const rows = pages.flatMap((page) => page.results);
    expect(pages.map((page) => page.results.length).slice(0, -1)).toEqual(
      pages.slice(0, -1).map(() => 10_000),
    );
    expect(pages.length).toBeGreaterThan(1);
    expect(String(rows.length)).toBe(pages[0]?.totalResultsCount);
    expect(new Set(rows.map((row) => `${row.adGroupAd.ad.id}/${row.segments.date}`)).size).toBe(rows.length);
    const again = await sandbox.google(
      'googleAds:search',
      { query: good, pageToken: pages[0]?.nextPageToken },
      spec.id,
    );
    expect(again.body.results).toEqual(pages[1]?.results);
    const stream = await sandbox.google('googleAds:searchStream', { query: good }, spec.id);
    expect(stream.body.map((chunk: Loose) => chunk.results.length)[0]).toBe(10_000);
  });

  it('frames streams and their errors as arrays', async () => {
    const ok = await sandbox.google('googleAds:searchStream', { query: 'SELECT campaign.id FROM campaign' });
    expect(ok.body[0]).toMatchObject({ fieldMask: 'campaign.id', requestId: expect.any(String) });
    const bad = await sandbox.google('googleAds:searchStream', { query: 'SELECT' });
    expect(bad.status).toBe(400);
    expect(Array.isArray(bad.body)).toBe(true);
  });
});

describe('change feeds', () => {
  it('show a foreign edit with its author, fields, old and new values', async () => {
    const rows = await sandbox.search(
      "SELECT change_event.user_email, change_event.client_type, change_event.changed_fields, change_event.old_resource, change_event.new_resource, change_event.change_date_time FROM change_event WHERE change_event.change_date_time BETWEEN '2026-11-01' AND '2026-12-31' ORDER BY change_event.change_date_time LIMIT 50",
    );
    expect(rows[0].changeEvent).toMatchObject({
      userEmail: 'jan.petersen@nordlicht.example.com',
      clientType: 'GOOGLE_ADS_WEB_CLIENT',
      changedFields: 'cpcBidMicros',
      oldResource: { adGroup: { cpcBidMicros: '1200000' } },
      newResource: { adGroup: { cpcBidMicros: '1900000' } },
    });
  });

  it.each([
    ["WHERE change_event.change_date_time BETWEEN '2026-11-01' AND '2026-12-31'", 'LIMIT_NOT_SPECIFIED'],
    ["WHERE change_event.change_date_time >= '2026-11-01' LIMIT 10", 'CHANGE_DATE_RANGE_INFINITE'],
    [
      "WHERE change_event.change_date_time BETWEEN '2026-08-01' AND '2026-12-31' LIMIT 10",
      'START_DATE_TOO_OLD',
    ],
    [
      "WHERE change_event.change_date_time BETWEEN '2026-11-01' AND '2026-12-31' LIMIT 10001",
      'INVALID_LIMIT_CLAUSE',
    ],
  ])('refuse %s', async (clauses, code) => {
    const { body } = await sandbox.google('googleAds:search', {
      query: `SELECT change_event.user_email FROM change_event ${clauses}`,
    });
    expect(codeIn(body)).toEqual({ changeEventError: code });
  });

  it('lag three minutes', async () => {
    const [campaign] = await sandbox.search(
      "SELECT campaign.id FROM campaign WHERE campaign.name = 'Suche | Marke'",
    );
    await sandbox.call('POST', '/_control/outside-change', {
      account: '7318264950',
      type: 'campaign',
      id: campaign.campaign.id,
      fields: { name: 'Suche | Marke neu' },
      email: 'other@example.com',
    });
    const query =
      "SELECT change_event.user_email FROM change_event WHERE change_event.change_date_time BETWEEN '2026-11-01' AND '2026-12-31' AND change_event.user_email = 'other@example.com' LIMIT 10";
    expect(await sandbox.search(query)).toHaveLength(0);
    await sandbox.call('POST', '/_control/advance', { hours: 0.06 });
    expect(await sandbox.search(query)).toHaveLength(1);
  });
});
