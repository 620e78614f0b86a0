import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type MoneyWorld, startMoneyWorld } from './testing/money-world.js';

let world: MoneyWorld;
let start: bigint;
beforeAll(async () => {
  world = await startMoneyWorld();
  start = await world.budget();
}, 60_000);
afterAll(() => world.close());

const step = (from: bigint) => from + 10_000n;

describe('who may', () => {
  it('refuses a viewer every write and shows a stranger nothing', async () => {
    const suggestionId = await world.suggest(world.raise(start, step(start)));
    const viewer = await world.app.join(world.owner, { role: 'viewer' });
    const stranger = await world.app.signUp();
    for (const path of [
      `/suggestions/${suggestionId}/approve`,
      `/suggestions/${suggestionId}/snooze`,
      '/guardrails/stop',
    ]) {
      expect((await viewer.client.post(path, { days: 3 })).status, path).toBe(403);
    }
    expect((await viewer.client.get(`/suggestions/${suggestionId}`)).status).toBe(200);
    expect((await stranger.client.get(`/suggestions/${suggestionId}`)).status).toBe(404);
    expect((await stranger.client.post(`/suggestions/${suggestionId}/approve`)).status).toBe(404);
    expect((await stranger.client.get<{ items: unknown[] }>('/ledger')).body.items).toEqual([]);
    const foreign = world.app.as(stranger, { 'x-workspace-id': world.owner.workspaceId });
    expect((await foreign.get('/suggestions')).status).toBe(404);
  });

  it('shows a member of another client in the same workspace nothing', async () => {
    const suggestionId = await world.suggest(world.raise(start, step(start)));
    const { body } = await world.owner.client.post<{ id: string }>('/clients', { name: 'Other client' });
    const narrow = await world.app.join(world.owner, { role: 'analyst', clientIds: [body.id] });
    expect((await narrow.client.get(`/suggestions/${suggestionId}`)).status).toBe(404);
    expect((await narrow.client.get<{ items: unknown[] }>('/actions')).body.items).toEqual([]);
    expect((await narrow.client.get<{ items: unknown[] }>('/ledger')).body.items).toEqual([]);
    expect((await narrow.client.get('/ledger/export')).status).toBe(403);
  });

  it('lets nobody alter the ledger, the database’s own owner included', async () => {
    expect((await world.owner.client.post('/guardrails/stop')).status).toBe(200);
    await expect(world.app.database.asOwner('UPDATE ledger_entries SET kind = $$x$$')).rejects.toThrow(
      /append-only/,
    );
    await expect(world.app.database.asOwner('DELETE FROM ledger_entries')).rejects.toThrow(/append-only/);
    await expect(world.app.database.asOwner('TRUNCATE ledger_entries')).rejects.toThrow(/append-only/);
  });
});
