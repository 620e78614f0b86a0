import type { Campaign, DailyMetric, Import, Problem } from '@adwright/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { counts, ImportKit, meta, twoDays } from './testing/import-kit.js';

let kit: ImportKit;

beforeAll(async () => {
  kit = await ImportKit.open();
});
afterAll(() => kit.close());
beforeEach(() => kit.renewOwner());

async function days(adAccountId: string | null): Promise<DailyMetric[]> {
  const query = { adAccountId: adAccountId ?? '' };
  return (await kit.owner.client.get<{ items: DailyMetric[] }>('/metrics/daily', { query })).body.items;
}

describe('importing an export', () => {
  it('stores what the file says, to the cent, and answers with the file’s own totals', async () => {
    const result = await kit.imported(meta(twoDays));
    expect(result).toMatchObject({
      state: 'done',
      platform: 'meta',
      level: 'ad',
      granularity: 'day',
      currency: 'EUR',
      rows: { read: 2, accepted: 2, rejected: 0 },
      totals: { impressions: 1500, clicks: 25, costMicros: '20000000', conversions: 4 },
      periodStart: '2026-05-01',
      periodEnd: '2026-05-02',
      error: null,
    });
    expect(counts(result)).toBe('2/0/0/0');
    expect((await days(result.adAccountId)).map((day) => [day.date, day.costMicros, day.source])).toEqual([
      ['2026-05-01', '12340000', 'file'],
      ['2026-05-02', '7660000', 'file'],
    ]);
    const query = { from: '2026-05-01', to: '2026-05-31' };
    const campaigns = (await kit.owner.client.get<{ items: Campaign[] }>('/campaigns', { query })).body.items;
    expect(campaigns).toMatchObject([
      { name: 'Spring sale', platform: 'files', totals: { costMicros: '20000000' } },
    ]);
    expect((await kit.table('judge_runs')).map((run) => run.cause)).toEqual(['import']);
    expect((await kit.owner.client.get(`/imports/${result.id}`)).body).toEqual(result);
    expect((await kit.owner.client.get<{ items: Import[] }>('/imports')).body.items).toEqual([result]);
    expect(await kit.uploads()).toEqual([]);
  });

  it('changes no row when the same file comes again, whatever it is called', async () => {
    const first = await kit.imported(meta(twoDays));
    const before = JSON.stringify([
      await kit.table('metric_daily'),
      await kit.table('campaigns'),
      await kit.table('account_daily'),
    ]);
    const second = await kit.imported(meta(twoDays), {}, 'another name.csv');
    expect(second.adAccountId).toBe(first.adAccountId);
    expect(counts(second)).toBe('0/0/2/0');
    expect(
      JSON.stringify([
        await kit.table('metric_daily'),
        await kit.table('campaigns'),
        await kit.table('account_daily'),
      ]),
    ).toBe(before);
    expect(await kit.table('ad_accounts')).toHaveLength(1);
  });

  it.each([
    ['older first', ['2026-05-03T08:00:00Z', '2026-05-09T08:00:00Z']],
    ['newer first', ['2026-05-09T08:00:00Z', '2026-05-03T08:00:00Z']],
  ])('ends with the newer export’s figures, %s', async (_, order) => {
    for (const exportedAt of order) {
      const spend = exportedAt.startsWith('2026-05-09') ? '15.00' : '12.34';
      await kit.imported(meta([{ spend }]), { exportedAt });
    }
    expect((await kit.table('metric_daily')).map((row) => row.cost_micros)).toEqual(['15000000']);
    expect(await kit.table('ad_accounts')).toHaveLength(1);
  });

  it('asks which is newer when two files contradict each other and neither says when it was made', async () => {
    const first = await kit.imported(meta(twoDays));
    const newer = meta([{ spend: '99.00' }]);
    for (const dryRun of ['true', 'false']) {
      const asked = await kit.refused(newer, { dryRun });
      expect(asked).toMatchObject({
        status: 422,
        body: { code: 'questions', questions: [{ field: 'exportedAt' }] },
      });
      const [question] = asked.body.questions ?? [];
      expect(question?.options).toHaveLength(2);
    }
    const asked = await kit.refused(newer);
    const [thisOne, theOther] = asked.body.questions?.[0]?.options ?? [];
    expect(counts(await kit.imported(newer, { exportedAt: theOther?.value ?? '' }))).toBe('0/0/0/1');
    expect(counts(await kit.imported(newer, { exportedAt: thisOne?.value ?? '' }))).toBe('0/1/0/0');
    // A file that only adds days contradicts nothing.
    const more = await kit.imported(meta([{ day: '2026-05-04' }]));
    expect([more.adAccountId, counts(more)]).toEqual([first.adAccountId, '1/0/0/0']);
  });

  it('shows a preview that stores nothing', async () => {
    const preview = await kit.imported(meta(twoDays), { dryRun: 'true' });
    expect(preview).toMatchObject({
      id: null,
      state: 'preview',
      adAccountId: null,
      totals: { costMicros: '20000000' },
    });
    expect(preview.columns.find((column) => column.header === 'Amount spent (EUR)')).toMatchObject({
      role: 'cost',
      unit: 'EUR',
    });
    expect(preview.sample[0]).toMatchObject({
      date: '2026-05-01',
      campaign: 'Spring sale',
      costMicros: '12340000',
    });
    expect(await kit.table('ad_accounts')).toEqual([]);
    expect(await kit.table('imports')).toEqual([]);
  });

  it('reports a bad row by line and column and takes the good ones', async () => {
    const result = await kit.imported(meta([{}, { day: '2026-05-02', spend: 'twelve' }]));
    expect(result.rows).toEqual({ read: 2, accepted: 1, rejected: 1 });
    expect(result.errors).toMatchObject([{ line: 3, column: 'Amount spent (EUR)' }]);
  });

  it('reads a UTF-16 download of Google Ads with a period, and keeps the period whole', async () => {
    const text = [
      'Campaign report',
      '1 May 2026 - 8 May 2026',
      'Campaign\tCampaign status\tCurrency code\tCost\tImpr.\tClicks\tConversions',
      'Brand\tEnabled\tEUR\t100.50\t"1,000"\t50\t3.00',
      'Generic\tPaused\tEUR\t 20.25\t500\t10\t --',
      'Total: Account\t --\tEUR\t120.75\t"1,500"\t60\t3.00',
    ].join('\r\n');
    const result = await kit.imported(Buffer.from(`\ufeff${text}`, 'utf16le'));
    expect(result).toMatchObject({
      granularity: 'period',
      periodStart: '2026-05-01',
      periodEnd: '2026-05-08',
      totals: { costMicros: '120750000', impressions: 1500, clicks: 60 },
    });
    expect(await kit.table('metric_daily')).toEqual([]);
    const query = { adAccountId: result.adAccountId ?? '' };
    const periods = await kit.owner.client.get<{ items: unknown[] }>('/metrics/periods', { query });
    expect(periods.body.items).toHaveLength(2);
    expect((await kit.table('campaigns')).map((row) => [row.name, row.status]).sort()).toEqual([
      ['Brand', 'enabled'],
      ['Generic', 'paused'],
    ]);
  });

  it('shows a campaign’s totals from a breakdown when the export has nothing else, each breakdown once', async () => {
    const rows = ['18-24', '25-34'].map((age) => `Sale,2026-05-01,${age},100,5,10.00`);
    const text = ['Campaign name,Day,Age,Impressions,Clicks (all),Amount spent (EUR)', ...rows].join('\n');
    const result = await kit.imported(text, { platform: 'meta' });
    expect(result).toMatchObject({ breakdown: 'age', totals: { costMicros: '20000000' } });
    const query = { from: '2026-05-01', to: '2026-05-31' };
    const shown = async () =>
      (await kit.owner.client.get<{ items: Campaign[] }>('/campaigns', { query })).body.items.map(
        (campaign) => campaign.totals.costMicros,
      );
    expect(await shown()).toEqual(['20000000']);
    await kit.imported(text.replace('Age', 'Gender').replace('18-24', 'female').replace('25-34', 'male'), {
      platform: 'meta',
      adAccountId: result.adAccountId ?? '',
    });
    expect(await shown()).toEqual(['20000000']);
  });

  it('asks what the file does not say', async () => {
    const text = 'Campaign name,Day,Impressions,Clicks (all),Amount spent\r\nA,2026-05-01,10,1,2.50\r\n';
    const asked = await kit.refused(text);
    expect(asked).toMatchObject({ status: 422, body: { code: 'questions' } });
    expect(asked.body.questions?.map((question) => question.field)).toContain('currency');
    const answered = await kit.imported(text, { currency: 'USD', platform: 'meta' });
    expect(answered).toMatchObject({ currency: 'USD', totals: { costMicros: '2500000' } });
  });
});

describe('the account of an import', () => {
  it('is the one given, whose currency must be the file’s', async () => {
    const first = await kit.imported(meta(twoDays));
    const dollars = meta([{}]).replace('(EUR)', '(USD)');
    const wrong = await kit.refused(dollars, { adAccountId: first.adAccountId ?? '' });
    expect(wrong).toMatchObject({
      status: 422,
      body: { code: 'invalid_input', errors: [{ field: 'currency' }] },
    });
    const other = await kit.imported(dollars);
    expect(other.adAccountId).not.toBe(first.adAccountId);
    const given = await kit.imported(meta([{ id: '9', ad: 'Other', day: '2026-05-09' }]), {
      adAccountId: first.adAccountId ?? '',
    });
    expect(given.adAccountId).toBe(first.adAccountId);
  });

  it('gets rows of its own currency only', async () => {
    const text = [
      'Campaign,Day,Currency code,Cost,Impr.,Clicks',
      'Brand,2026-05-01,EUR,10.00,100,5',
      'Brand,2026-05-01,USD,20.00,200,6',
    ].join('\n');
    const result = await kit.imported(text, { platform: 'google' });
    expect(result.totals).toMatchObject({ impressions: 300, clicks: 11, costMicros: null });
    expect(result.totalsByCurrency).toMatchObject([
      { currency: 'EUR', costMicros: '10000000' },
      { currency: 'USD', costMicros: '20000000' },
    ]);
    expect((await kit.table('ad_accounts')).map((row) => row.currency).sort()).toEqual(['EUR', 'USD']);
    expect((await kit.table('metric_daily')).map((row) => row.cost_micros).sort()).toEqual([
      '10000000',
      '20000000',
    ]);
  });

  it('of another client or workspace cannot be filled, read or listed', async () => {
    const mine = await kit.imported(meta(twoDays));
    const stranger = await kit.app.signUp();
    const into = await kit.send<Problem>(stranger, meta(twoDays), { adAccountId: mine.adAccountId ?? '' });
    expect([into.status, into.body.code]).toEqual([404, 'not_found']);
    const client = await kit.owner.client.post<{ id: string }>('/clients', { name: 'Other client' });
    const narrowed = await kit.app.join(kit.owner, { role: 'analyst', clientIds: [client.body.id] });
    for (const user of [stranger, narrowed]) {
      expect((await user.client.get(`/imports/${mine.id}`)).status).toBe(404);
      expect((await user.client.get<{ items: unknown[] }>('/imports')).body.items).toEqual([]);
    }
    const own = await kit.send(narrowed, meta(twoDays));
    expect(own.status).toBe(201);
    expect(own.body.adAccountId).not.toBe(mine.adAccountId);
    expect(counts(own.body)).toBe('2/0/0/0');
  });

  it('is not for viewers to fill', async () => {
    const viewer = await kit.app.join(kit.owner, { role: 'viewer' });
    expect((await kit.send(viewer, meta(twoDays))).status).toBe(403);
  });
});
