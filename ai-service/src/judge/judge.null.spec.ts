import { describe, expect, it } from 'vitest';
import { judge } from './judge.js';
import { nullAccount } from './testing/accounts.js';
import { buildSnapshot } from './testing/build-snapshot.js';

const ACCOUNTS = 200;

describe('an account in which nothing is wrong', () => {
  it(`is left alone: of ${ACCOUNTS} such accounts at most 3 % get any proposal, none an alarm`, () => {
    const accused: string[] = [];
    const alarmed: string[] = [];
    let judged = 0;
    for (let seed = 1; seed <= ACCOUNTS; seed++) {
      const result = judge(buildSnapshot(nullAccount(seed)), { replayDays: 0 });
      expect(result.refusedBecause).toBeNull();
      judged += result.judgements.filter((j) => j.outcome === 'not_met').length;
      if (result.proposals.length > 0)
        accused.push(`${seed}: ${result.proposals.map((p) => p.title).join('; ')}`);
      if (result.findings.length > 0)
        alarmed.push(`${seed}: ${result.findings.map((f) => f.title).join('; ')}`);
    }
    // The test means nothing unless very many questions were really answered with no.
    expect(judged).toBeGreaterThan(1_000);
    expect(accused.length, accused.join('\n')).toBeLessThanOrEqual(ACCOUNTS * 0.03);
    expect(alarmed).toEqual([]);
  }, 120_000);
});
