import { describe, expect, it } from 'vitest';
import { judge } from './judge.js';
import { buildSnapshot } from './testing/build-snapshot.js';

describe('a large account', () => {
  it('of 5,000 ad groups and 90 days is judged in seconds, replay included', () => {
    const campaigns = Array.from({ length: 100 }, (_, c) => ({
      name: `C${c}`,
      budget: 400,
      lost: c === 7 ? 0.4 : 0,
      adGroups: Array.from({ length: 50 }, (_, g) => ({
        name: `C${c} G${g}`,
        ads: [{ name: `C${c} G${g} ad`, clicksPerDay: 4, ...(c === 7 ? { cvr: 0.1 } : {}) }],
      })),
    }));
    const snapshot = buildSnapshot({ seed: 81, campaigns });
    expect(snapshot.entities.filter((e) => e.level === 'ad_group')).toHaveLength(5_000);
    const started = process.cpuUsage();
    const result = judge(snapshot, { replayDays: 28 });
    // Processor time, since other tests keep the machine busy meanwhile.
    const { user, system } = process.cpuUsage(started);
    const seconds = (user + system) / 1e6;
    expect(result.proposals.length).toBeGreaterThan(0);
    console.info(
      `${snapshot.rows.entity.length} rows, ${result.judgements.length} judgements: ${seconds.toFixed(2)} s`,
    );
    // Generous; about two seconds are usual.
    expect(seconds).toBeLessThan(12);
  }, 120_000);
});
