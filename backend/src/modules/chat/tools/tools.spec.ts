import { randomUUID } from 'node:crypto';
import type { Problem, ToolResult } from '@adwright/contracts';
import { JwtService } from '@nestjs/jwt';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startTestApp, type TestApp, type TestUser } from '../../../common/testing/test-app.js';
import { memberScope } from '../../../database/scope.js';
import { MountedEndpoints } from '../../../openapi/mounted-endpoints.js';
import { ToolTokens } from '../../auth/tool-tokens.js';
import { addAdAccount, addTestClient, brokenTracking } from '../testing/ad-world.js';
import { TurnStore } from '../turn-store.js';

let api: TestApp;
let owner: TestUser;
let clients: { shown: string; hidden: string };
let shop: Awaited<ReturnType<typeof addAdAccount>>;
let secret: Awaited<ReturnType<typeof addAdAccount>>;

beforeAll(async () => {
  api = await startTestApp();
  owner = await api.signUp();
  clients = {
    shown: await addTestClient(owner, 'Shown'),
    hidden: await addTestClient(owner, 'Hidden'),
  };
  shop = await addAdAccount(api, owner, {
    name: 'Shop',
    clientId: clients.shown,
    externalId: '1',
    campaigns: brokenTracking,
  });
  secret = await addAdAccount(api, owner, {
    name: 'Secret',
    clientId: clients.hidden,
    externalId: '2',
    currency: 'USD',
    campaigns: brokenTracking.slice(0, 1),
  });
});
afterAll(() => api?.close());

function tokenOf(user: TestUser, clientIds: 'all' | string[] = 'all', turnId: string = randomUUID()): string {
  const scope = memberScope({
    workspaceId: owner.workspaceId,
    userId: user.id,
    role: 'owner',
    clients: clientIds,
  });
  return api.app.get(ToolTokens, { strict: false }).sign(scope, turnId);
}

const call = (token: string, tool: string, args: unknown = {}) =>
  api.bearer(token).post<ToolResult & Problem>(`/tools/${tool}`, args);
const value = (result: ToolResult, measure: string, side = 'current', subject?: string | null) =>
  result.facts.find(
    (fact) =>
      fact.measure === measure && fact.side === side && (subject === undefined || fact.subject === subject),
  )?.value;
const mention = (result: ToolResult, name: string) => result.mentions.find((item) => item.name === name);

describe('the tools', () => {
  it('answer figures with where they are from, and never add currencies', async () => {
    const { status, body } = await call(tokenOf(owner), 'metrics', { window: { preset: 'last_7_days' } });
    expect(status).toBe(200);
    const costs = body.facts.filter((fact) => fact.measure === 'cost');
    expect(costs.map(({ value, currency }) => [value, currency])).toEqual([
      ['560000000', 'EUR'],
      ['280000000', 'USD'],
    ]);
    expect(costs[0]).toMatchObject({
      window: { from: '2026-11-09', to: '2026-11-15' },
      syncedAt: '2026-11-16T05:00:00.000Z',
      query: { tool: 'metrics', args: { window: { preset: 'last_7_days' } } },
    });
    expect(body.facts.find((fact) => fact.measure === 'cpa')?.attribution).toBe('google: default');
  });

  it('list by a dimension in the order asked for', async () => {
    const { body } = await call(tokenOf(owner), 'metrics', {
      adAccountId: shop.id,
      dimension: 'campaign',
      window: { preset: 'last_7_days' },
      sortBy: 'cpa',
      measures: ['cpa'],
    });
    const names = body.mentions.filter((item) => item.kind === 'campaign').map((item) => item.name);
    expect(names).toEqual(['Spare parts', 'Brand']);
    expect(value(body, 'cpa', 'current', mention(body, 'Spare parts')?.id)).toBe('80000000');
    expect(mention(body, 'Brand')?.entityId).toBe(shop.campaigns.get('Brand'));
  });

  it('take a change apart: the conversion rate of one campaign explains all of it', async () => {
    const { body } = await call(tokenOf(owner), 'compare', { adAccountId: shop.id, measure: 'cpa' });
    const account = mention(body, 'Shop')?.id;
    expect(value(body, 'cpa', 'before', account)).toBe('10000000');
    expect(value(body, 'cpa', 'current', account)).toBe('17777778');
    const effects = body.facts.filter((fact) => fact.side === 'effect' && fact.subject === account);
    expect(effects[0]?.measure).toBe('cvr');
    expect(Number(effects[0]?.value)).toBeCloseTo(0.7778, 3);
    expect(body.mentions.filter((item) => item.kind === 'campaign').map((item) => item.name)).toEqual([
      'Spare parts',
    ]);
  });

  it('group days into weeks, the last ones first to be kept, and narrow to a platform', async () => {
    const asked = { adAccountId: shop.id, window: { lastDays: 14 }, measures: ['cost'] };
    const { body } = await call(tokenOf(owner), 'metrics', { ...asked, dimension: 'week' });
    const weeks = body.mentions.filter((item) => item.kind === 'week');
    expect(weeks.map(({ id, name }) => [name, value(body, 'cost', 'current', id)])).toEqual([
      ['2026-11-02', '560000000'],
      ['2026-11-09', '560000000'],
    ]);
    const last = await call(tokenOf(owner), 'metrics', { ...asked, dimension: 'week', limit: 1 });
    expect(mention(last.body, '2026-11-09')).toBeDefined();
    const month = await call(tokenOf(owner), 'metrics', { ...asked, window: { month: 11 } });
    expect(value(month.body, 'window_from')).toBe('2026-11-01');
    expect(value(month.body, 'window_to')).toBe('2026-11-15');
    for (const tool of ['metrics', 'structure', 'suggestions', 'alerts', 'outside_changes']) {
      const meta = await call(tokenOf(owner), tool, { platform: 'meta' });
      expect(meta.status, tool).toBe(200);
      expect(meta.body.mentions, tool).toEqual([]);
    }
  });

  it('tell what was changed on the platform and by whom, and nothing of a client that is not seen', async () => {
    for (const [account, clientId, name] of [
      [shop, clients.shown, 'Brand'],
      [secret, clients.hidden, 'Secret brand'],
    ] as const) {
      await api.database.asOwner(
        `INSERT INTO platform_changes (workspace_id, client_id, ad_account_id, feed_key, level, external_id,
           campaign_external_id, entity_name, operation, changes, author, at, seen_at)
         VALUES ($1, $2, $3, 'k1', 'campaign', '11', '11', $4, 'changed',
           '[{"field":"budget","from":"50000000","to":"85000000"}]', 'sam@example.test',
           '2026-11-14T09:00:00Z', '2026-11-15T05:00:00Z')`,
        [owner.workspaceId, clientId, account.id, name],
      );
    }
    const { body } = await call(tokenOf(owner, [clients.shown]), 'outside_changes');
    const changed = mention(body, 'Brand');
    expect(changed).toMatchObject({ kind: 'campaign', state: 'budget' });
    expect([value(body, 'budget', 'from'), value(body, 'budget')]).toEqual(['50000000', '85000000']);
    expect(value(body, 'at', 'current', changed?.id)).toBe('2026-11-14T09:00:00.000Z');
    expect(mention(body, 'sam@example.test')).toMatchObject({ kind: 'person', parent: changed?.id });
    expect(JSON.stringify(body)).not.toContain('Secret');
  });

  it('tell structure, pacing, suggestions, alerts and the ledger', async () => {
    const token = tokenOf(owner);
    const structure = await call(token, 'structure', { adAccountId: shop.id });
    expect(value(structure.body, 'budget', 'current', mention(structure.body, 'Brand')?.id)).toBe('50000000');
    const pacing = await call(token, 'pacing', { adAccountId: shop.id });
    expect(value(pacing.body, 'budget_use')).toBe('0.8');
    for (const tool of ['suggestions', 'alerts', 'ledger']) {
      expect((await call(token, tool)).status, tool).toBe(200);
    }
  });

  it('give each call of a turn ids of its own and keep the rows behind them', async () => {
    const turnId = randomUUID();
    const token = tokenOf(owner, 'all', turnId);
    const [one, two] = [await call(token, 'metrics'), await call(token, 'structure')];
    const ids = [...one.body.facts, ...one.body.mentions, ...two.body.facts, ...two.body.mentions];
    expect(new Set(ids.map(({ id }) => id)).size).toBe(ids.length);
    const turns = api.app.get(TurnStore, { strict: false });
    const stored = await turns.callOf(turnId, one.body.facts[0]?.id ?? '');
    expect(stored?.rows.rows.length).toBeGreaterThan(0);
    expect(await turns.callOf(randomUUID(), one.body.facts[0]?.id ?? '')).toBeNull();
  });

  it('end a turn that goes round in circles', async () => {
    const token = tokenOf(owner);
    const answers: number[] = [];
    for (let index = 0; index < 26; index++) answers.push((await call(token, 'structure')).status);
    expect(answers.slice(0, 24).every((status) => status === 200)).toBe(true);
    expect(answers.slice(24)).toEqual([429, 429]);
  });

  it('find the changes of one platform behind any number of newer ones elsewhere', async () => {
    const overseas = await addAdAccount(api, owner, {
      name: 'Overseas',
      clientId: clients.hidden,
      externalId: '3',
      campaigns: [],
    });
    await api.database.asOwner("UPDATE ad_accounts SET platform = 'meta' WHERE id = $1", [overseas.id]);
    await api.database.asOwner(
      `INSERT INTO platform_changes (workspace_id, client_id, ad_account_id, feed_key, level, external_id,
         campaign_external_id, entity_name, operation, changes, author, at, seen_at)
       SELECT $1, $2, $3, 'many' || n, 'campaign', '11', '11', 'Brand', 'changed',
         '[{"field":"budget","from":"50000000","to":"85000000"}]', 'sam@example.test',
         '2026-11-14T10:00:00Z', '2026-11-15T05:00:00Z' FROM generate_series(1, 201) n`,
      [owner.workspaceId, clients.hidden, overseas.id],
    );
    const other = await call(tokenOf(owner), 'outside_changes', { platform: 'meta' });
    expect([value(other.body, 'items'), other.body.notes]).toEqual(['200', ['cut']]);
    const { body } = await call(tokenOf(owner), 'outside_changes', { platform: 'google', limit: 1 });
    expect(value(body, 'at')).toBe('2026-11-14T09:00:00.000Z');
  });
});

describe('a tool token', () => {
  it('sees no more than the clients it was made for, named or not', async () => {
    const token = tokenOf(owner, [clients.shown]);
    const all = await call(token, 'structure', { level: 'account' });
    expect(all.body.mentions.map((item) => item.name)).toEqual(['Shop']);
    const named = await call(token, 'metrics', { adAccountId: secret.id });
    expect(named.status).toBe(404);
    const campaign = await call(token, 'compare', { campaignId: secret.campaigns.get('Brand') });
    expect(campaign.status).toBe(404);
    expect(JSON.stringify([all.body, named.body, campaign.body])).not.toContain('Secret');
  });

  it('loses what its person has lost since: a narrowed viewer cannot keep the whole', async () => {
    const viewer = await api.join(owner, { role: 'viewer', clientIds: [clients.shown] });
    // Signed for all clients, as if the person had been narrowed a second later.
    const { body } = await call(tokenOf(viewer, 'all'), 'structure', { level: 'account' });
    expect(body.mentions.map((item) => item.name)).toEqual(['Shop']);
    await api.database.asOwner('UPDATE users SET disabled_at = now() WHERE id = $1', [viewer.id]);
    expect((await call(tokenOf(viewer), 'structure')).status).toBe(401);
  });

  it('of a person of another workspace opens nothing here', async () => {
    const stranger = await api.signUp();
    expect((await call(tokenOf(stranger), 'structure')).status).toBe(401);
  });

  it('ends after five minutes', async () => {
    const token = tokenOf(owner);
    expect((await call(token, 'structure')).status).toBe(200);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 301_000 });
    try {
      expect((await call(token, 'structure')).status).toBe(401);
    } finally {
      vi.useRealTimers();
    }
  });

  it('opens no other endpoint, as bearer or as cookie', async () => {
    const token = tokenOf(owner);
    const specs = api.app.get(MountedEndpoints).specs();
    const others = specs.filter(
      ({ access, method, path }) =>
        !['public', 'tool'].includes(access) && method === 'GET' && !path.includes(':'),
    );
    expect(others.length).toBeGreaterThan(10);
    for (const { path } of others) {
      expect((await api.bearer(token).get(path)).status, path).toBe(401);
      const asCookie = await api.anonymous({ cookie: `adwright_access=${token}` }).get(path);
      expect(asCookie.status, path).toBe(401);
    }
  });

  it('is the only key to the tools: no session, API token, service token or foreign signature is one', async () => {
    const made = await owner.client.post<{ token: string }>('/auth/api-tokens', {
      name: 'mine',
      role: 'owner',
      expiresInDays: null,
    });
    expect(made.status).toBe(201);
    const claims = {
      sub: owner.id,
      workspaceId: owner.workspaceId,
      role: 'owner',
      clients: 'all',
      turnId: randomUUID(),
    };
    const forged = new JwtService({ secret: api.config.secrets.jwt }).sign(claims, {
      issuer: 'adwright-tools',
    });
    const unsigned = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${Buffer.from(JSON.stringify({ ...claims, iss: 'adwright-tools' })).toString('base64url')}.`;
    const tries = [
      owner.client.post('/tools/structure', {}),
      api.anonymous().post('/tools/structure', {}),
      ...[made.body.token, api.config.secrets.serviceToken, forged, unsigned].map((token) =>
        call(token, 'structure'),
      ),
    ];
    for (const answer of await Promise.all(tries)) expect(answer.status).toBe(401);
  });
});
