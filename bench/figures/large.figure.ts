import { expect, it } from 'vitest';
import { benchAdGroups, benchDatabaseUrl, useDatabase } from './config/env.js';
import { openLargeBench } from './large-account.js';
import { report, round } from './report.js';

/** Time a row at half the size by time a row at full size: 1 is linear, the rest is what a busy machine adds. */
const LINEAR = 0.75;
const MOST_RSS_BYTES = 400 * 1024 * 1024;
const AD_GROUPS_PER_CAMPAIGN = 20;
const ADS_PER_AD_GROUP = 4;
const size = (id: string, adGroups: number) => ({
  id,
  campaigns: Math.max(1, Math.round(adGroups / AD_GROUPS_PER_CAMPAIGN)),
  adGroupsPerCampaign: AD_GROUPS_PER_CAMPAIGN,
  adsPerAdGroup: ADS_PER_AD_GROUP,
  keywordsPerAdGroup: 1,
  days: 95,
});
const megabytes = (bytes: number) => Math.round(bytes / 1024 / 102.4) / 10;

/** Changes made in the platform's own interface while nobody syncs: what an hour in a busy account may bring. */
async function edits(url: string, account: string, count: number): Promise<void> {
  const state = (await (await fetch(`${url}/_control/state/google/${account}?type=adGroup`)).json()) as {
    adGroups: { id: string }[];
  };
  for (const { id } of state.adGroups.slice(0, count)) {
    await fetch(`${url}/_control/outside-change`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ account, type: 'adGroup', id, fields: { bidMicros: 1_230_000 } }),
    });
  }
}

it('syncs a large account in flat memory and linear time, and then only what changed', async () => {
  useDatabase(await benchDatabaseUrl());
  const bench = await openLargeBench();
  const adGroups = benchAdGroups();

  const half = await bench.account('google', size('5560000001', adGroups / 2));
  let worker = bench.worker();
  const small = await bench.finished(half.syncRunId ?? '');
  const smallCpu = worker.cpuSeconds();
  await bench.judged(half);
  const smallPeak = worker.peak();
  await worker.close();

  const whole = await bench.account('google', size('5560000002', adGroups));
  worker = bench.worker();
  const full = await bench.finished(whole.syncRunId ?? '');
  const cpu = worker.cpuSeconds();
  const syncPeak = worker.peak();
  const started = performance.now();
  const { judgements, refused } = await bench.judged(whole);
  const judgeSeconds = Math.round((performance.now() - started) / 1000);
  const peak = worker.peak();
  report({
    figure: 'large_sync_memory',
    ratio: MOST_RSS_BYTES / peak,
    atLeast: 1,
    detail: {
      adGroups,
      ads: adGroups * ADS_PER_AD_GROUP,
      rows: full.rows,
      peakMB: megabytes(peak),
      syncPeakMB: megabytes(syncPeak),
      judgements,
      judgeSeconds,
      halfSizePeakMB: megabytes(smallPeak),
    },
  });
  report({
    figure: 'large_sync_linear',
    ratio: small.ms / small.rows / (full.ms / full.rows),
    atLeast: LINEAR,
    detail: {
      rows: full.rows,
      seconds: Math.round(full.ms / 1000),
      halfRows: small.rows,
      halfSeconds: Math.round(small.ms / 1000),
      rowsPerSecond: Math.round(full.rows / (full.ms / 1000)),
      // The same of processor time, which does not depend on what else the machine does.
      cpuRatio: round(smallCpu / small.rows / (cpu / full.rows)),
    },
  });

  await advance(bench.sandbox.url, { hours: 1 });
  await edits(bench.sandbox.url, whole.externalId, 20);
  await advance(bench.sandbox.url, { hours: 0.2 });
  const hourly = await bench.sync(whole, 'hourly');
  await advance(bench.sandbox.url, { hours: 24 });
  const daily = await bench.sync(whole, 'daily');
  for (const [figure, run, most] of [
    ['hourly_bytes_of_full', hourly, 0.05],
    ['daily_bytes_of_full', daily, 0.4],
  ] as const) {
    report({
      figure,
      ratio: (most * full.bytes) / run.bytes,
      atLeast: 1,
      detail: {
        sharePercent: Math.round((run.bytes / full.bytes) * 10_000) / 100,
        MB: megabytes(run.bytes),
        fullMB: megabytes(full.bytes),
        seconds: Math.round(run.ms / 1000),
      },
    });
  }
  await worker.close();
  await bench.close();
  expect({ refused, judged: judgements > 0 }).toEqual({ refused: null, judged: true });
  expect(peak).toBeLessThan(MOST_RSS_BYTES);
  expect(hourly.bytes / full.bytes).toBeLessThan(0.05);
  expect(daily.bytes / full.bytes).toBeLessThanOrEqual(0.4);
}, 3_600_000);

async function advance(url: string, time: { hours: number }): Promise<void> {
  await fetch(`${url}/_control/advance`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(time),
  });
}
