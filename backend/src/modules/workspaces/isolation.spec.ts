import { type EndpointSpec, roleSchema } from '@adwright/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleOf } from '../../common/testing/hostile-values.js';
import { inTurns } from '../../common/testing/in-turns.js';
import { type TenantRows, writeTenantRows } from '../../common/testing/tenant-rows.js';
import { startTestApp, type TestApp, type TestUser } from '../../common/testing/test-app.js';
import type { TestClient } from '../../common/testing/test-client.js';
import { MountedEndpoints } from '../../openapi/mounted-endpoints.js';

let api: TestApp;
let victim: TestUser;
let rows: TenantRows;
let specs: EndpointSpec[];
let strangers: Record<string, TestClient>;
const whose = ['another workspace', 'another client of the workspace'];

beforeAll(async () => {
  api = await startTestApp();
  victim = await api.signUp({ workspaceName: 'Victim' });
  const newClient = async (name: string) =>
    (await victim.client.post<{ id: string }>('/clients', { name })).body.id;
  const [hidden, shown] = [await newClient('Hidden'), await newClient('Shown')];
  rows = await writeTenantRows(api.database, { workspaceId: victim.workspaceId, clientId: hidden });
  // Rights enough to get past the role: what must stop them is whose row it is.
  const narrowed = await api.join(victim, { role: 'admin', clientIds: [shown] });
  const foreign = await api.signUp({ workspaceName: 'Foreign' });
  strangers = { 'another workspace': foreign.client, 'another client of the workspace': narrowed.client };
  specs = api.app
    .get(MountedEndpoints)
    .specs()
    .filter(({ access, stream }) => roleSchema.safeParse(access).success && stream !== 'sse');
});
afterAll(() => api?.close());

const nameOf = (spec: EndpointSpec) => `${spec.method} ${spec.path}`;
const lists = () => specs.filter(({ method, path }) => method === 'GET' && !path.includes(':'));

/** The query's required parts, plausible; the optional ones would only narrow what is shown. */
function queryOf(spec: EndpointSpec, more: Record<string, string>): Record<string, string> {
  const required = Object.entries(spec.query?.shape ?? {}).filter(
    ([, field]) => !field.safeParse(undefined).success,
  );
  const plausible = required.map(([name, field]) => [name, String(sampleOf(field))]);
  return { ...Object.fromEntries(plausible), ...more };
}

async function ask(who: TestClient, spec: EndpointSpec, id: string, more: Record<string, string> = {}) {
  const body = spec.method === 'GET' ? undefined : (sampleOf(spec.body) ?? {});
  return who.call(spec.method, spec.path.replaceAll(/:\w+/g, id), body, { query: queryOf(spec, more) });
}

/**
 * True when a route got hold of a row: it shows something of it that the caller did not send, or fails on it, since
 * rows made from the catalogue alone do not always make sense to the code that renders them.
 */
function reached({ status, text }: { status: number; text: string }, sent = ''): boolean {
  const ids = [...rows.ids].filter(([table, id]) => table !== 'clients' && id !== sent).map(([, id]) => id);
  return status >= 500 || [rows.marker, ...ids].some((secret) => text.includes(secret));
}

async function listsReachedBy(who: TestClient): Promise<string[]> {
  const found: string[] = [];
  for (const spec of lists()) if (reached(await ask(who, spec, 'none'))) found.push(nameOf(spec));
  return found;
}

describe('rows of a client', { timeout: 180_000 }, () => {
  it('were written into every table below a client, and are within reach of their owner', async () => {
    expect(rows.ids.size).toBeGreaterThan(15);
    const paths = [
      'ad-accounts',
      'connections',
      'campaigns',
      'sync-runs',
      'suggestions',
      'actions',
      'ledger',
    ];
    const seen = await listsReachedBy(victim.client);
    expect(seen).toEqual(expect.arrayContaining(paths.map((path) => `GET /${path}`)));
    for (const table of ['campaigns', 'suggestions', 'actions', 'sync_runs']) {
      const answer = await victim.client.get(`/${table.replace('_', '-')}/${rows.ids.get(table)}`);
      expect(reached(answer), table).toBe(true);
    }
  });

  it.each(whose)('are in no list for %s', async (name) => {
    expect(await listsReachedBy(strangers[name] ?? api.anonymous())).toEqual([]);
  });

  it.each(whose)('answer no id to %s, on any route', async (name) => {
    const who = strangers[name] ?? api.anonymous();
    const faults: string[] = [];
    const tries = specs
      .filter(({ path }) => path.includes(':'))
      .flatMap((spec) => [...rows.ids].map(([table, id]) => ({ spec, table, id })));
    await inTurns(tries, async ({ spec, table, id }) => {
      const answer = await ask(who, spec, id);
      // 422: the sample body was refused before any row was looked for. 403: what only a whole member or an owner may.
      const refused = [404, 422, 403].includes(answer.status);
      if (!refused || reached(answer, id))
        faults.push(`${nameOf(spec)} with an id of ${table}: ${answer.text}`);
    });
    expect(faults).toEqual([]);
  });

  it.each(whose)('cannot be filtered for by %s', async (name) => {
    const who = strangers[name] ?? api.anonymous();
    const faults: string[] = [];
    const tries = lists().flatMap((spec) =>
      Object.keys(spec.query?.shape ?? {})
        .filter((key) => /Ids?$/.test(key))
        .flatMap((key) => [...rows.ids.values()].map((id) => ({ spec, key, id }))),
    );
    await inTurns(tries, async ({ spec, key, id }) => {
      const answer = await ask(who, spec, 'none', { [key]: id });
      if (reached(answer, id)) faults.push(`${nameOf(spec)}?${key}=${id}: ${answer.text}`);
    });
    expect(faults).toEqual([]);
  });

  it('were changed by none of these tries', async () => {
    for (const [table, id] of rows.ids) {
      const found = await api.database.asOwner(`SELECT 1 FROM ${table} WHERE id = $1`, [id]);
      expect(found, table).toHaveLength(1);
    }
    const stateOf = (table: string, column: string) =>
      api.database.asOwner(`SELECT ${column} AS state FROM ${table} WHERE id = $1`, [rows.ids.get(table)]);
    expect(await stateOf('suggestions', 'status')).toEqual([{ state: 'open' }]);
    expect(await stateOf('alerts', 'state')).toEqual([{ state: 'open' }]);
  });
});
