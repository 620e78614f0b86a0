import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TestClient } from '../../backend/src/common/testing/test-client.js';
import { type Processes, startProcesses } from './processes.js';

const ACCOUNT = '7318264950';
const CAMPAIGN = 'Suche | E-Bikes';
/** From before the worker sees the job to after it is done; an action takes a few hundred milliseconds here. */
const KILL_AFTER_MS = [0, 60, 120, 180, 240, 300, 400, 600];

interface Campaign {
  id: string;
  name: string;
  budgetId: string;
}
interface Budget {
  id: string;
  amountMicros: number;
}
interface Criterion {
  text?: string;
  keyword?: { text: string };
  negative?: boolean;
  status?: string;
}
interface Entry {
  seq: number;
  kind: string;
}

let processes: Processes;
let client: TestClient;
let ids: { workspaceId: string; clientId: string; adAccountId: string; campaign: Campaign };

async function control<T>(path: string, method = 'GET', body?: object): Promise<T> {
  const response = await fetch(`${processes.sandbox.url}/_control${path}`, {
    method,
    headers: { 'content-type': 'application/json' },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${path}: ${response.status} ${text}`);
  return JSON.parse(text || 'null') as T;
}

async function budget(): Promise<bigint> {
  const { budgets } = await control<{ budgets: Budget[] }>(`/state/google/${ACCOUNT}?type=budget`);
  const found = budgets.find((item) => item.id === ids.campaign.budgetId);
  if (!found) throw new Error('the campaign has no budget');
  return BigInt(found.amountMicros);
}

async function one<T extends object>(sql: string, params: unknown[]): Promise<T> {
  const [row] = await processes.database.asOwner<T>(sql, params);
  if (!row) throw new Error(`no row: ${sql}`);
  return row;
}

/** An account over the sandbox's real OAuth, with one campaign; the AI service is not needed on the money path. */
async function connect(): Promise<void> {
  client = new TestClient(processes.url);
  const signedUp = await client.post<{ current: { workspaceId: string } }>('/auth/sign-up', {
    email: 'crash@example.test',
    password: 'correct horse battery',
    name: 'Crash',
  });
  const { workspaceId } = signedUp.body.current;
  const started = await client.post<{ authorizeUrl: string }>('/connections/oauth/start', {
    platform: 'google',
    environment: 'sandbox',
    write: true,
  });
  const page = await (await fetch(started.body.authorizeUrl)).text();
  const fields = new URLSearchParams({ decision: 'approve' });
  for (const [, name, value] of page.matchAll(/<input[^>]*name="([^"]+)"[^>]*value="([^"]*)"/g))
    fields.set(name ?? '', (value ?? '').replaceAll('&amp;', '&'));
  const action = new URL(
    /<form[^>]*action="([^"]*)"/.exec(page)?.[1]?.replaceAll('&amp;', '&') ?? '',
    started.body.authorizeUrl,
  );
  const consent = await fetch(action, { method: 'POST', body: fields, redirect: 'manual' });
  const back = new URL(consent.headers.get('location') ?? '');
  await client.get(`${back.pathname.replace(/^\/api/, '')}${back.search}`);
  const connection = await one<{ id: string; client_id: string }>(
    'SELECT id, client_id FROM connections WHERE workspace_id = $1',
    [workspaceId],
  );
  const { google } = await control<{ google: { loginCustomerId: string } }>('/credentials');
  const { campaigns } = await control<{ campaigns: Campaign[] }>(`/state/google/${ACCOUNT}?type=campaign`);
  const campaign = campaigns.find((item) => item.name === CAMPAIGN);
  if (!campaign) throw new Error('no campaign');
  const account = await one<{ id: string }>(
    `INSERT INTO ad_accounts (workspace_id, client_id, connection_id, platform, external_id, manager_external_id, name, currency, time_zone, writable, last_synced_at)
     VALUES ($1, $2, $3, 'google', $4, $5, 'Shop', 'EUR', 'Europe/Berlin', true, now()) RETURNING id`,
    [workspaceId, connection.client_id, connection.id, ACCOUNT, google.loginCustomerId],
  );
  ids = { workspaceId, clientId: connection.client_id, adAccountId: account.id, campaign };
  await processes.database.asOwner(
    `INSERT INTO account_ceilings (ad_account_id, workspace_id, client_id, daily_budget_micros) VALUES ($1, $2, $3, 9000000000000)`,
    [account.id, workspaceId, connection.client_id],
  );
}

async function suggest(change: object): Promise<string> {
  const { workspaceId, clientId, adAccountId, campaign } = ids;
  const run = await one<{ id: string }>(
    `INSERT INTO judge_runs (workspace_id, client_id, ad_account_id, cause, state, correlation_id) VALUES ($1, $2, $3, 'sync', 'done', 'crash') RETURNING id`,
    [workspaceId, clientId, adAccountId],
  );
  const body = {
    conditions: [],
    evidence: [],
    replay: { summary: '', points: [], timesProposed: 0, timesAsked: 0 },
    risk: { level: 'low', text: '' },
    impact: null,
    manualSteps: [],
  };
  const row = await one<{ id: string }>(
    `INSERT INTO suggestions (workspace_id, client_id, ad_account_id, judge_run_id, rule, direction, fingerprint, applicable, score, title, why,
                              level, entity_external_id, entity_name, change, body, as_of)
     VALUES ($1, $2, $3, $4::uuid, 'crash', 'raise', $4::text, true, 1, 't', 'w', 'campaign', $5, $6, $7, $8, current_date) RETURNING id`,
    [
      workspaceId,
      clientId,
      adAccountId,
      run.id,
      campaign.id,
      campaign.name,
      JSON.stringify(change),
      JSON.stringify(body),
    ],
  );
  return row.id;
}

/** Approves, kills the worker after a while, starts another, and waits for the end. */
async function approveAndKill(change: object, afterMs: number): Promise<string> {
  const answer = await client.post<{ actionId: string }>(`/suggestions/${await suggest(change)}/approve`);
  expect(answer.status, answer.text).toBe(202);
  await sleep(afterMs);
  await processes.killWorker();
  processes.startWorker();
  for (let tries = 0; tries < 300; tries += 1) {
    const { body } = await client.get<{ state: string }>(`/actions/${answer.body.actionId}`);
    if (!['queued', 'applying', 'verifying'].includes(body.state)) {
      expect(body.state).toBe('applied');
      return answer.body.actionId;
    }
    await sleep(200);
  }
  throw new Error('the action did not end within a minute');
}

async function ledgerOf(actionId: string): Promise<string[]> {
  const { body } = await client.get<{ items: Entry[] }>('/ledger', { query: { actionId } });
  return body.items.sort((a, b) => a.seq - b.seq).map((entry) => entry.kind);
}

beforeAll(async () => {
  processes = await startProcesses();
  await connect();
  processes.startWorker();
}, 90_000);
afterAll(() => processes.close());

describe('a worker killed at any moment', () => {
  it.each(KILL_AFTER_MS)(
    '%i ms after the approval leaves one budget change and a complete ledger',
    async (afterMs) => {
      const from = await budget();
      const to = from + 10_000n;
      const target = { level: 'campaign', externalId: ids.campaign.id, name: CAMPAIGN };
      const actionId = await approveAndKill(
        { kind: 'set_budget', target, period: 'daily', from: `${from}`, to: `${to}` },
        afterMs,
      );
      expect(await budget()).toBe(to);
      expect(await ledgerOf(actionId)).toEqual(['approved', 'intent', 'outcome']);
    },
  );

  it.each([120, 240])('%i ms after the approval leaves one negative keyword, not two', async (afterMs) => {
    const text = `kill ${afterMs}`;
    const target = { level: 'campaign', externalId: ids.campaign.id, name: CAMPAIGN };
    const actionId = await approveAndKill(
      { kind: 'add_negative_keyword', target, from: null, to: { text, matchType: 'exact' } },
      afterMs,
    );
    const state = await control<Record<string, Criterion[]>>(`/state/google/${ACCOUNT}`);
    const found = Object.values(state)
      .filter(Array.isArray)
      .flat()
      .filter((item) => (item.text ?? item.keyword?.text) === text);
    expect(found).toHaveLength(1);
    expect(await ledgerOf(actionId)).toEqual(['approved', 'intent', 'outcome']);
  });

  it('leaves a chain that verifies', async () => {
    const { body } = await client.get('/ledger/verify');
    expect(body).toMatchObject({ ok: true, entries: (KILL_AFTER_MS.length + 2) * 3 });
  });
});
