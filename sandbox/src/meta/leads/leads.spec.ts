import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestSandbox, testSandbox } from '../../testing/client.js';
import { type GraphClient, graphClient, META } from '../../testing/graph.js';

const PAGE = '104857600123401';
const FORM = '887766554433221';
let sandbox: TestSandbox;
let graph: GraphClient;
let pageToken = '';
beforeAll(async () => {
  sandbox = await testSandbox();
  graph = await graphClient(sandbox);
  const pages = await graph.list('me/accounts', { fields: 'id,name,access_token' });
  pageToken = pages.find(({ id }) => id === PAGE)?.access_token;
});
afterAll(() => sandbox.close());

const asPage = () => ({ access_token: pageToken });

describe('forms and leads', () => {
  it('are found from the page down to one answer', async () => {
    const forms = await graph.list(`${PAGE}/leadgen_forms`, asPage());
    expect(forms).toEqual([{ id: FORM, name: 'Test ride', locale: 'EN_US', status: 'ACTIVE' }]);
    const [newest] = await graph.list(`${FORM}/leads`, asPage());
    expect(Object.keys(newest).sort()).toEqual(['created_time', 'field_data', 'id']);
    const fields = 'id,created_time,ad_id,adset_id,campaign_id,form_id,is_organic,platform,field_data';
    const { body } = await graph.get(newest.id, { ...asPage(), fields });
    const ad = await graph.named('ads', 'Book a test ride');
    expect(body).toMatchObject({ id: newest.id, ad_id: ad.id, form_id: FORM, is_organic: false });
    expect(['fb', 'ig']).toContain(body.platform);
    const answers = Object.fromEntries(
      body.field_data.map((one: { name: string; values: string[] }) => [one.name, one.values]),
    );
    expect(answers.email[0]).toMatch(/@example\.(com|org|net)$/);
    expect(answers.phone_number[0]).toMatch(/^\+1\d{3}55501\d\d$/);
  });

  it('are as many as the reports count, ad by ad', async () => {
    const range = { since: '2026-10-01', until: '2026-11-10' };
    const [row] = await graph.list(`${(await graph.named('ads', 'Book a test ride')).id}/insights`, {
      fields: 'actions',
      time_range: range,
      action_attribution_windows: ['28d_click', '1d_view'],
    });
    const stat = row.actions.find((one: { action_type: string }) => one.action_type === 'lead');
    const counted = Number(stat['28d_click'] ?? 0) + Number(stat['1d_view'] ?? 0);
    expect(counted).toBeGreaterThan(30);
    // A lead comes on the day of its click or up to nine days later: the clicks' days bound the leads' days.
    const at = (day: string) => Date.parse(`${day}T08:00:00Z`) / 1000;
    const between = (from: string, to: string) =>
      graph.list(`${FORM}/leads`, {
        limit: 1000,
        filtering: [
          { field: 'time_created', operator: 'GREATER_THAN', value: at(from) },
          { field: 'time_created', operator: 'LESS_THAN', value: at(to) },
        ],
      });
    expect((await between('2026-10-01', '2026-11-20')).length).toBeGreaterThanOrEqual(counted);
    expect((await between('2026-10-10', '2026-11-11')).length).toBeLessThanOrEqual(counted);
  });

  it('come in pages by cursor, newest first, each once, and from a moment on', async () => {
    const all = await graph.list(`${FORM}/leads`, { limit: 1000, fields: 'id,created_time' });
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const { body } = await graph.get(`${FORM}/leads`, { limit: 40, ...(after ? { after } : {}) });
      seen.push(...body.data.map(({ id }: { id: string }) => id));
      after = body.paging?.next ? body.paging.cursors.after : undefined;
    } while (after);
    expect(seen).toEqual(all.map(({ id }) => id));
    expect(new Set(seen).size).toBe(seen.length);
    const tenth = Date.parse(all[10].created_time.replace(/(\d\d)(\d\d)$/, '$1:$2')) / 1000;
    const filtering = [{ field: 'time_created', operator: 'GREATER_THAN', value: tenth }];
    expect(await graph.list(`${FORM}/leads`, { filtering, fields: 'id,created_time' })).toEqual(
      all.slice(0, 10),
    );
    const wrong = [{ field: 'colour', operator: 'EQUAL', value: 1 }];
    expect((await graph.get(`${FORM}/leads`, { filtering: wrong })).body.error.code).toBe(100);
  });

  it('are the same on every machine and after every restart', async () => {
    const other = await testSandbox();
    const mine = await graph.list(`${FORM}/leads`, { limit: 20 });
    const theirs = await (await graphClient(other)).list(`${FORM}/leads`, { limit: 20 });
    await other.close();
    expect(theirs.map(({ field_data }) => field_data)).toEqual(mine.map(({ field_data }) => field_data));
  });

  it('are shown to those who may see them only', async () => {
    const limited = await sandbox.call('POST', '/_control/meta/system-user-token', { scopes: ['ads_read'] });
    const access_token = limited.body.accessToken;
    expect((await graph.get(`${FORM}/leads`, { access_token })).body.error.code).toBe(200);
    expect((await graph.get(`${PAGE}/leadgen_forms`)).body.error.code).toBe(210);
    expect((await graph.get('1234567890123456', asPage())).body.error).toMatchObject({
      code: 100,
      error_subcode: 33,
    });
    expect((await graph.get(FORM, { fields: 'colour' })).body.error.code).toBe(100);
    await sandbox.call('POST', '/_control/faults', { account: META, kind: 'meta_190_463' });
    expect((await graph.get(`${FORM}/leads`)).body.error).toMatchObject({ code: 190, error_subcode: 463 });
  });
});
