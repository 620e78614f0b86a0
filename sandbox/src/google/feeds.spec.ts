import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codeIn, type Loose, type TestSandbox, testSandbox } from '../testing/client.js';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await testSandbox();
});
afterAll(() => sandbox.close());

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

describe('large and streamed results', () => {
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
