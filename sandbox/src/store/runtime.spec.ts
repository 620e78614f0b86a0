import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { campaignNamed, LINDWURM, NOW, stateOf, TODAY } from '../testing/worlds.js';
import { Runtime } from './runtime.js';

const DAY_MS = 86_400_000;
const actor = { email: 'a@example.com', client: 'API' } as const;

describe('a restart', () => {
  let dataDir: string;
  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'sandbox-'));
  });
  afterEach(() => rmSync(dataDir, { recursive: true }));

  const boot = (now = NOW) => new Runtime({ dataDir, seed: 7, now });
  const facts = (runtime: Runtime) => [
    ...runtime.world.rows(LINDWURM, { level: 'ad', from: TODAY - 20, to: TODAY + 3, asOf: NOW + 4 * DAY_MS }),
  ];

  it('replays writes, clock and generated accounts over the seed', () => {
    const first = boot();
    const brand = campaignNamed(stateOf(first.world), 'Suche | Marke');
    first.advance(2 * DAY_MS);
    const { seq } = first.write(LINDWURM, actor, [
      { op: 'update', type: 'campaign', id: brand.id, fields: { status: 'PAUSED' } },
    ]);
    first.addAccount({
      id: '5550009999',
      platform: 'google',
      campaigns: 2,
      adGroupsPerCampaign: 2,
      adsPerAdGroup: 2,
      keywordsPerAdGroup: 2,
      days: 30,
      currency: 'EUR',
      timeZone: 'Europe/Berlin',
      managerId: null,
    });
    const before = facts(first);
    const now = first.now();
    first.close();

    const second = boot(NOW + 99 * DAY_MS);
    expect(facts(second)).toEqual(before);
    expect(second.now() - now).toBeLessThan(10_000);
    expect(stateOf(second.world).get('campaign', brand.id)?.status).toBe('PAUSED');
    expect(second.world.find('5550009999')?.all('ad')).toHaveLength(8);
    const next = second.write(LINDWURM, actor, [
      { op: 'update', type: 'campaign', id: brand.id, fields: { status: 'ENABLED' } },
    ]);
    expect(next.seq).toBeGreaterThan(seq);
    second.close();
  });

  it('keeps the seed and the anchor of the first boot', () => {
    boot().close();
    const again = new Runtime({ dataDir, seed: 99, now: NOW + 50 * DAY_MS });
    expect(again.seed).toBe(7);
    expect(stateOf(again.world).account.anchorDay).toBe(TODAY);
    again.close();
  });

  it('drops a line that a crash tore and keeps every whole one', () => {
    const first = boot();
    first.advance(DAY_MS);
    first.close();
    const path = join(dataDir, 'log.jsonl');
    const whole = readFileSync(path, 'utf8');
    appendFileSync(path, '{"kind":"write","write":{"seq":9,"acc');
    const second = boot();
    second.close();
    expect(readFileSync(path, 'utf8')).toBe(whole);
  });

  it('applies the planted foreign edit when its day has come, once', () => {
    const runtime = boot();
    const changes = () => stateOf(runtime.world).changes.length;
    expect(changes()).toBe(1);
    runtime.advance(2 * DAY_MS);
    expect(changes()).toBe(2);
    runtime.close();
    const again = boot();
    expect(stateOf(again.world).changes).toHaveLength(2);
    again.close();
  });
});
