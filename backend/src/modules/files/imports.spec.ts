import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Campaign, DailyMetric, Import, Problem } from '@adwright/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp, type TestUser } from '../../common/testing/test-app.js';
import type { TestAnswer } from '../../common/testing/test-client.js';
import { systemScope } from '../../database/scope.js';
import { ImportFinisher } from './import-finisher.js';
import { EXPORT_WORKER } from './reading/export-reader.js';
import { compileWorker } from './testing/compiled-worker.js';

let app: TestApp;
let folder: string;
let owner: TestUser;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'adwright-imports-'));
  app = await startTestApp({ ADWRIGHT_DATA: folder });
  // The thread's program is compiled for this test instead of taken from a build that may be old.
  app.app.get<URL>(EXPORT_WORKER, { strict: false }).href = (await compileWorker()).href;
});
afterAll(async () => {
  await app.close();
  await rm(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  owner = await app.signUp();
});

const META_HEADER =
  'Reporting starts,Reporting ends,Campaign name,Ad set name,Ad name,Ad ID,Impressions,Clicks (all),Amount spent (EUR),Results,Result indicator';

interface MetaRow {
  day?: string;
  ad?: string;
  id?: string;
  impressions?: number | string;
  clicks?: number | string;
  spend?: string;
}

function metaRow({
  day = '2026-05-01',
  ad = 'Ad one',
  id = '7001',
  impressions = 1000,
  clicks = 20,
  spend = '12.34',
}: MetaRow) {
  return `${day},${day},Spring sale,Women 25-34,${ad},${id},${impressions},${clicks},${spend},2,actions:offsite_conversion.fb_pixel_purchase`;
}

const meta = (rows: readonly MetaRow[]) => `\ufeff${[META_HEADER, ...rows.map(metaRow)].join('\r\n')}\r\n`;
const twoDays = [{}, { day: '2026-05-02', spend: '7.66', impressions: 500, clicks: 5 }];

function send<B = Import>(
  user: TestUser,
  content: string | Uint8Array,
  fields: Record<string, string> = {},
  name = 'export.csv',
): Promise<TestAnswer<B>> {
  const form = new FormData();
  for (const [key, value] of Object.entries(fields)) form.set(key, value);
  form.set('file', new Blob([content as Uint8Array<ArrayBuffer>]), name);
  return user.client.post<B>('/imports', form);
}

async function imported(
  content: string | Uint8Array,
  fields: Record<string, string> = {},
  name?: string,
): Promise<Import> {
  const answer = await send(owner, content, fields, name);
  if (answer.status !== 201) throw new Error(`${answer.status}: ${answer.text}`);
  return answer.body;
}

const refused = (content: string | Uint8Array, fields: Record<string, string> = {}, name?: string) =>
  send<Problem>(owner, content, fields, name);

async function days(adAccountId: string | null): Promise<DailyMetric[]> {
  const query = { adAccountId: adAccountId ?? '' };
  return (await owner.client.get<{ items: DailyMetric[] }>('/metrics/daily', { query })).body.items;
}

function counts(result: Import): string {
  const { added, restated, unchanged, older } = result.changed;
  return `${added}/${restated}/${unchanged}/${older}`;
}

const table = (name: string) =>
  app.database.asOwner(`SELECT * FROM ${name} WHERE workspace_id = $1`, [owner.workspaceId]);

describe('importing an export', () => {
  it('stores what the file says, to the cent, and answers with the file’s own totals', async () => {
    const result = await imported(meta(twoDays));
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
    const campaigns = (await owner.client.get<{ items: Campaign[] }>('/campaigns', { query })).body.items;
    expect(campaigns).toMatchObject([
      { name: 'Spring sale', platform: 'files', totals: { costMicros: '20000000' } },
    ]);
    expect((await table('judge_runs')).map((run) => run['cause'])).toEqual(['import']);
    expect((await owner.client.get(`/imports/${result.id}`)).body).toEqual(result);
    expect((await owner.client.get<{ items: Import[] }>('/imports')).body.items).toEqual([result]);
    expect(await readdir(join(folder, 'uploads'))).toEqual([]);
  });

  it('changes no row when the same file comes again, whatever it is called', async () => {
    const first = await imported(meta(twoDays));
    const before = JSON.stringify([
      await table('metric_daily'),
      await table('campaigns'),
      await table('account_daily'),
    ]);
    const second = await imported(meta(twoDays), {}, 'another name.csv');
    expect(second.adAccountId).toBe(first.adAccountId);
    expect(counts(second)).toBe('0/0/2/0');
    expect(
      JSON.stringify([await table('metric_daily'), await table('campaigns'), await table('account_daily')]),
    ).toBe(before);
    expect(await table('ad_accounts')).toHaveLength(1);
  });

  it.each([
    ['older first', ['2026-05-03T08:00:00Z', '2026-05-09T08:00:00Z']],
    ['newer first', ['2026-05-09T08:00:00Z', '2026-05-03T08:00:00Z']],
  ])('ends with the newer export’s figures, %s', async (_, order) => {
    for (const exportedAt of order) {
      const spend = exportedAt.startsWith('2026-05-09') ? '15.00' : '12.34';
      await imported(meta([{ spend }]), { exportedAt });
    }
    expect((await table('metric_daily')).map((row) => row['cost_micros'])).toEqual(['15000000']);
    expect(await table('ad_accounts')).toHaveLength(1);
  });

  it('asks which is newer when two files contradict each other and neither says when it was made', async () => {
    const first = await imported(meta(twoDays));
    const newer = meta([{ spend: '99.00' }]);
    for (const dryRun of ['true', 'false']) {
      const asked = await refused(newer, { dryRun });
      expect(asked).toMatchObject({
        status: 422,
        body: { code: 'questions', questions: [{ field: 'exportedAt' }] },
      });
      const [question] = asked.body.questions ?? [];
      expect(question?.options).toHaveLength(2);
    }
    const asked = await refused(newer);
    const [thisOne, theOther] = asked.body.questions?.[0]?.options ?? [];
    expect(counts(await imported(newer, { exportedAt: theOther?.value ?? '' }))).toBe('0/0/0/1');
    expect(counts(await imported(newer, { exportedAt: thisOne?.value ?? '' }))).toBe('0/1/0/0');
    // A file that only adds days contradicts nothing.
    const more = await imported(meta([{ day: '2026-05-04' }]));
    expect([more.adAccountId, counts(more)]).toEqual([first.adAccountId, '1/0/0/0']);
  });

  it('shows a preview that stores nothing', async () => {
    const preview = await imported(meta(twoDays), { dryRun: 'true' });
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
    expect(await table('ad_accounts')).toEqual([]);
    expect(await table('imports')).toEqual([]);
  });

  it('reports a bad row by line and column and takes the good ones', async () => {
    const result = await imported(meta([{}, { day: '2026-05-02', spend: 'twelve' }]));
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
    const result = await imported(Buffer.from(`\ufeff${text}`, 'utf16le'));
    expect(result).toMatchObject({
      granularity: 'period',
      periodStart: '2026-05-01',
      periodEnd: '2026-05-08',
      totals: { costMicros: '120750000', impressions: 1500, clicks: 60 },
    });
    expect(await table('metric_daily')).toEqual([]);
    const query = { adAccountId: result.adAccountId ?? '' };
    const periods = await owner.client.get<{ items: unknown[] }>('/metrics/periods', { query });
    expect(periods.body.items).toHaveLength(2);
    expect((await table('campaigns')).map((row) => [row['name'], row['status']]).sort()).toEqual([
      ['Brand', 'enabled'],
      ['Generic', 'paused'],
    ]);
  });

  it('asks what the file does not say', async () => {
    const text = 'Campaign name,Day,Impressions,Clicks (all),Amount spent\r\nA,2026-05-01,10,1,2.50\r\n';
    const asked = await refused(text);
    expect(asked).toMatchObject({ status: 422, body: { code: 'questions' } });
    expect(asked.body.questions?.map((question) => question.field)).toContain('currency');
    const answered = await imported(text, { currency: 'USD', platform: 'meta' });
    expect(answered).toMatchObject({ currency: 'USD', totals: { costMicros: '2500000' } });
  });
});

describe('the account of an import', () => {
  it('is the one given, whose currency must be the file’s', async () => {
    const first = await imported(meta(twoDays));
    const dollars = meta([{}]).replace('(EUR)', '(USD)');
    const wrong = await refused(dollars, { adAccountId: first.adAccountId ?? '' });
    expect(wrong).toMatchObject({
      status: 422,
      body: { code: 'invalid_input', errors: [{ field: 'currency' }] },
    });
    const other = await imported(dollars);
    expect(other.adAccountId).not.toBe(first.adAccountId);
    const given = await imported(meta([{ id: '9', ad: 'Other', day: '2026-05-09' }]), {
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
    const result = await imported(text, { platform: 'google' });
    expect(result.totals).toMatchObject({ impressions: 300, clicks: 11, costMicros: null });
    expect(result.totalsByCurrency).toMatchObject([
      { currency: 'EUR', costMicros: '10000000' },
      { currency: 'USD', costMicros: '20000000' },
    ]);
    expect((await table('ad_accounts')).map((row) => row['currency']).sort()).toEqual(['EUR', 'USD']);
    expect((await table('metric_daily')).map((row) => row['cost_micros']).sort()).toEqual([
      '10000000',
      '20000000',
    ]);
  });

  it('of another client or workspace cannot be filled, read or listed', async () => {
    const mine = await imported(meta(twoDays));
    const stranger = await app.signUp();
    const into = await send<Problem>(stranger, meta(twoDays), { adAccountId: mine.adAccountId ?? '' });
    expect([into.status, into.body.code]).toEqual([404, 'not_found']);
    const client = await owner.client.post<{ id: string }>('/clients', { name: 'Other client' });
    const narrowed = await app.join(owner, { role: 'analyst', clientIds: [client.body.id] });
    for (const user of [stranger, narrowed]) {
      expect((await user.client.get(`/imports/${mine.id}`)).status).toBe(404);
      expect((await user.client.get<{ items: unknown[] }>('/imports')).body.items).toEqual([]);
    }
    const own = await send(narrowed, meta(twoDays));
    expect(own.status).toBe(201);
    expect(own.body.adAccountId).not.toBe(mine.adAccountId);
    expect(counts(own.body)).toBe('2/0/0/0');
  });

  it('is not for viewers to fill', async () => {
    const viewer = await app.join(owner, { role: 'viewer' });
    expect((await send(viewer, meta(twoDays))).status).toBe(403);
  });
});

describe('hostile input', () => {
  it.each([
    ['prose', 'Dear team,\nplease find attached\nnothing at all', 'note.csv'],
    ['nothing', '', 'empty.csv'],
    ['a broken ZIP named .csv', Buffer.from('PK\u0003\u0004 not really'), 'export.csv'],
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'export.xlsx'],
    ['a table that is no export', 'sepal,petal\n1.2,3.4\n5.6,7.8\n', 'iris.csv'],
  ])('refuses %s with a reason', async (_, content, name) => {
    const answer = await refused(content, {}, name);
    expect([answer.status, answer.body.code]).toEqual([422, 'not_an_export']);
    expect(answer.body.detail.length).toBeGreaterThan(20);
    expect(await table('imports')).toEqual([]);
    expect(await table('ad_accounts')).toEqual([]);
  });

  it('refuses figures that no account ever had, and stores nothing of that file', async () => {
    const answer = await refused(meta([{}, { day: '2026-05-02', spend: '9'.repeat(30) }]));
    if (answer.status === 201) expect((answer.body as unknown as Import).rows.rejected).toBe(1);
    else expect(answer.status).toBe(422);
    expect(answer.status).not.toBe(500);
  });

  it.each([
    ['no file', {}, 422],
    ['a wrong time zone', { timeZone: 'Mars/Phobos' }, 422],
    ['a wrong mapping', { mapping: '{' }, 422],
    ['a future export', { exportedAt: '2099-01-01T00:00:00Z' }, 422],
    ['an unknown account', { adAccountId: '00000000-0000-4000-8000-000000000000' }, 404],
    ['an account that is no id', { adAccountId: `'; DROP TABLE imports; --` }, 422],
    ['an unknown client', { clientId: '00000000-0000-4000-8000-000000000000' }, 404],
  ])('refuses %s', async (what, fields, status) => {
    const form = new FormData();
    for (const [key, value] of Object.entries(fields)) form.set(key, value);
    if (what !== 'no file') form.set('file', new Blob([meta(twoDays)]), 'export.csv');
    const answer = await owner.client.post<Problem>('/imports', form);
    expect(answer.status).toBe(status);
    expect(await readdir(join(folder, 'uploads'))).toEqual([]);
  });

  it('refuses a file in another field, two files, and a body that is no form', async () => {
    const form = new FormData();
    form.set('upload', new Blob([meta(twoDays)]), 'export.csv');
    expect((await owner.client.post('/imports', form)).status).toBe(400);
    const two = new FormData();
    two.append('file', new Blob([meta(twoDays)]), 'a.csv');
    two.append('file', new Blob([meta(twoDays)]), 'b.csv');
    expect((await owner.client.post('/imports', two)).status).toBe(400);
    expect((await owner.client.post('/imports', { file: 'text' })).status).toBe(415);
  });

  it('refuses 200 MB without taking them in', async () => {
    const announced = 200 * 1024 * 1024;
    const cookie = [...owner.client.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const status = await new Promise<number>((resolve, reject) => {
      const call = request(
        `${app.url}/api/imports`,
        {
          method: 'POST',
          headers: { cookie, 'content-type': 'multipart/form-data; boundary=x', 'content-length': announced },
        },
        (response) => {
          resolve(response.statusCode ?? 0);
          call.destroy();
        },
      );
      call.on('error', reject);
      call.write('--x\r\n');
    });
    expect(status).toBe(413);
  });

  it('stops at 50 MB when the size is not announced', async () => {
    const form = new FormData();
    form.set('file', new Blob([new Uint8Array(50 * 1024 * 1024 + 10)]), 'big.csv');
    const answer = await owner.client.post<Problem>('/imports', form);
    expect([answer.status, answer.body.code]).toEqual([413, 'payload_too_large']);
    expect(await readdir(join(folder, 'uploads'))).toEqual([]);
  });

  it('keeps names as they are written: formulas, markup, other scripts', async () => {
    const names = [
      '=HYPERLINK("http://evil")',
      '<script>alert(1)</script>',
      '../../etc/passwd',
      '統合セール 🎉',
      `Robert'); DROP TABLE ads;--`,
    ];
    const text = [
      'Campaign,Day,Currency code,Cost,Impr.,Clicks',
      ...names.map((name, index) => `"${name.replaceAll('"', '""')}",2026-05-01,EUR,${index + 1}.00,100,5`),
    ].join('\n');
    const result = await imported(text, { platform: 'google' }, '../../../../tmp/evil.csv');
    expect(result.fileName).not.toMatch(/[/\\\0]/);
    expect((await table('campaigns')).map((row) => row['name']).sort()).toEqual([...names].sort());
  });
});

describe('a large or interrupted import', () => {
  it('is finished by a worker from the kept upload, once', async () => {
    const rows = Array.from({ length: 60_000 }, (_, index) => ({
      day: `2026-05-${String(1 + (index % 28)).padStart(2, '0')}`,
      id: String(7_000_000 + Math.floor(index / 28)),
      ad: `Ad ${Math.floor(index / 28)}`,
    }));
    const queued = await imported(meta(rows));
    expect(queued).toMatchObject({
      state: 'queued',
      rows: { accepted: 60_000 },
      totals: { clicks: 1_200_000 },
    });
    const finisher = app.app.get(ImportFinisher, { strict: false });
    const scope = systemScope(owner.workspaceId);
    await Promise.all([finisher.resume(scope, queued.id ?? ''), finisher.resume(scope, queued.id ?? '')]);
    const done = await owner.client.get<Import>(`/imports/${queued.id}`);
    expect(done.body).toMatchObject({ state: 'done', error: null });
    expect(counts(done.body)).toBe('60000/0/0/0');
    expect(await readdir(join(folder, 'uploads'))).toEqual([]);
  }, 120_000);

  it('is failed, not half-claimed, when its upload is gone', async () => {
    const done = await imported(meta(twoDays));
    await app.database.asOwner(
      `UPDATE imports SET state = 'storing', lease_until = now() - interval '1 s' WHERE id = $1`,
      [done.id],
    );
    await app.app
      .get(ImportFinisher, { strict: false })
      .resume(systemScope(owner.workspaceId), done.id ?? '');
    expect((await owner.client.get<Import>(`/imports/${done.id}`)).body).toMatchObject({
      state: 'failed',
      error: { code: 'internal' },
    });
  });
});
