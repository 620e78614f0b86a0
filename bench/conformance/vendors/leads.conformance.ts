import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestSandbox, type TestSandbox } from '../../../ops/testing/sandbox.js';
import { specsFolder, specsPresent } from './config/shared.js';
import { credentials } from './drive.js';
import { MetaSpec } from './meta-spec.js';
import { type Recorder, startRecorder } from './recorder.js';

if (!specsPresent) {
  console.log(`NOTICE: ${specsFolder} is not there: no exchange about leads was checked.`);
  it('has nothing to check without the vendor’s specs', () => expect(specsPresent).toBe(false));
}

type Loose = ReturnType<typeof JSON.parse>;

/** Asks for everything about leads that the vendor's specs know, with every field of a lead and a form. */
async function driveLeads(url: string, token: string): Promise<void> {
  const call = async (method: string, path: string, params: Record<string, string>): Promise<Loose> => {
    const query = new URLSearchParams({ access_token: token, ...params });
    const reply = await fetch(
      `${url}/meta/v26.0/${path}${method === 'POST' ? '' : `?${query}`}`,
      method === 'POST' ? { method, body: query } : { method },
    );
    expect(reply.status, path).toBe(200);
    return reply.json();
  };
  const { data: pages } = await call('GET', 'me/accounts', { fields: 'id,name,access_token' });
  const page = pages[0];
  const asPage = { access_token: page.access_token };
  await call('POST', `${page.id}/subscribed_apps`, { ...asPage, subscribed_fields: 'leadgen' });
  await call('GET', `${page.id}/subscribed_apps`, asPage);
  await call('DELETE', `${page.id}/subscribed_apps`, asPage);
  const form = 'id,name,status,locale,page_id,leads_count,organic_leads_count,questions,created_time';
  const { data: forms } = await call('GET', `${page.id}/leadgen_forms`, { ...asPage, fields: form });
  await call('GET', forms[0].id, { ...asPage, fields: form });
  const filtering = JSON.stringify([
    { field: 'time_created', operator: 'GREATER_THAN', value: 1_760_000_000 },
  ]);
  const lead =
    'id,created_time,ad_id,ad_name,adset_id,campaign_id,form_id,is_organic,platform,field_data,custom_disclaimer_responses';
  const list = { ...asPage, fields: lead, filtering, limit: '5' };
  const { data: leads, paging } = await call('GET', `${forms[0].id}/leads`, list);
  await call('GET', `${forms[0].id}/leads`, { ...list, after: paging.cursors.after });
  await call('GET', leads[0].id, { ...asPage, fields: lead });
}

describe.runIf(specsPresent)('Meta leads, both ways', () => {
  let sandbox: TestSandbox;
  let recorder: Recorder;

  beforeAll(async () => {
    sandbox = await startTestSandbox({ now: '2026-11-20T09:00:00Z' });
    recorder = await startRecorder(sandbox.url);
    const { meta } = await credentials<{ meta: { accessToken: string } }>(sandbox.url);
    await driveLeads(recorder.url, meta.accessToken);
  });

  afterAll(async () => {
    await recorder.close();
    await sandbox.close();
  });

  it('every parameter, field and enum value is one that Meta knows', () => {
    const spec = new MetaSpec();
    const checked = recorder.exchanges.map((exchange) => spec.check(exchange));
    expect(checked.flatMap(({ call, faults }) => faults.map((fault) => `${call}: ${fault}`))).toEqual([]);
    expect([...new Set(checked.map(({ call }) => call))].sort()).toEqual([
      'DELETE Page/subscribed_apps',
      'GET Lead',
      'GET LeadgenForm',
      'GET LeadgenForm/leads',
      'GET Page/leadgen_forms',
      'GET Page/subscribed_apps',
      'GET User/accounts',
      'POST Page/subscribed_apps',
    ]);
  });
});
