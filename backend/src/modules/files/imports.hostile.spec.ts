import { request } from 'node:http';
import type { Import, Problem } from '@adwright/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { systemScope } from '../../database/scope.js';
import { ImportFinisher } from './import-finisher.js';
import { counts, ImportKit, meta, twoDays } from './testing/import-kit.js';

let kit: ImportKit;

beforeAll(async () => {
  kit = await ImportKit.open();
});
afterAll(() => kit.close());
beforeEach(() => kit.renewOwner());

describe('hostile input', () => {
  it.each([
    ['prose', 'Dear team,\nplease find attached\nnothing at all', 'note.csv'],
    ['nothing', '', 'empty.csv'],
    ['a broken ZIP named .csv', Buffer.from('PK\u0003\u0004 not really'), 'export.csv'],
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'export.xlsx'],
    ['a table that is no export', 'sepal,petal\n1.2,3.4\n5.6,7.8\n', 'iris.csv'],
  ])('refuses %s with a reason', async (_, content, name) => {
    const answer = await kit.refused(content, {}, name);
    expect([answer.status, answer.body.code]).toEqual([422, 'not_an_export']);
    expect(answer.body.detail.length).toBeGreaterThan(20);
    expect(await kit.table('imports')).toEqual([]);
    expect(await kit.table('ad_accounts')).toEqual([]);
  });

  it('refuses figures that no account ever had, and stores nothing of that file', async () => {
    const answer = await kit.refused(meta([{}, { day: '2026-05-02', spend: '9'.repeat(30) }]));
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
    const answer = await kit.owner.client.post<Problem>('/imports', form);
    expect(answer.status).toBe(status);
    expect(await kit.uploads()).toEqual([]);
  });

  it('refuses a file in another field, two files, and a body that is no form', async () => {
    const form = new FormData();
    form.set('upload', new Blob([meta(twoDays)]), 'export.csv');
    expect((await kit.owner.client.post('/imports', form)).status).toBe(400);
    const two = new FormData();
    two.append('file', new Blob([meta(twoDays)]), 'a.csv');
    two.append('file', new Blob([meta(twoDays)]), 'b.csv');
    expect((await kit.owner.client.post('/imports', two)).status).toBe(400);
    expect((await kit.owner.client.post('/imports', { file: 'text' })).status).toBe(415);
  });

  it('refuses 200 MB without taking them in', async () => {
    const announced = 200 * 1024 * 1024;
    const cookie = [...kit.owner.client.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const status = await new Promise<number>((resolve, reject) => {
      const call = request(
        `${kit.app.url}/api/imports`,
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
    const answer = await kit.owner.client.post<Problem>('/imports', form);
    expect([answer.status, answer.body.code]).toEqual([413, 'payload_too_large']);
    expect(await kit.uploads()).toEqual([]);
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
    const result = await kit.imported(text, { platform: 'google' }, '../../../../tmp/evil.csv');
    expect(result.fileName).not.toMatch(/[/\\\0]/);
    expect((await kit.table('campaigns')).map((row) => row.name).sort()).toEqual([...names].sort());
  });
});

describe('a large or interrupted import', () => {
  it('is finished by a worker from the kept upload, once', async () => {
    const rows = Array.from({ length: 60_000 }, (_, index) => ({
      day: `2026-05-${String(1 + (index % 28)).padStart(2, '0')}`,
      id: String(7_000_000 + Math.floor(index / 28)),
      ad: `Ad ${Math.floor(index / 28)}`,
    }));
    const queued = await kit.imported(meta(rows));
    expect(queued).toMatchObject({
      state: 'queued',
      rows: { accepted: 60_000 },
      totals: { clicks: 1_200_000 },
    });
    const finisher = kit.app.app.get(ImportFinisher, { strict: false });
    const scope = systemScope(kit.owner.workspaceId);
    await Promise.all([finisher.resume(scope, queued.id ?? ''), finisher.resume(scope, queued.id ?? '')]);
    const done = await kit.owner.client.get<Import>(`/imports/${queued.id}`);
    expect(done.body).toMatchObject({ state: 'done', error: null });
    expect(counts(done.body)).toBe('60000/0/0/0');
    expect(await kit.uploads()).toEqual([]);
  }, 120_000);

  it('is failed, not half-claimed, when its upload is gone', async () => {
    const done = await kit.imported(meta(twoDays));
    await kit.app.database.asOwner(
      `UPDATE imports SET state = 'storing', lease_until = now() - interval '1 s' WHERE id = $1`,
      [done.id],
    );
    await kit.app.app
      .get(ImportFinisher, { strict: false })
      .resume(systemScope(kit.owner.workspaceId), done.id ?? '');
    expect((await kit.owner.client.get<Import>(`/imports/${done.id}`)).body).toMatchObject({
      state: 'failed',
      error: { code: 'internal' },
    });
  });
});
