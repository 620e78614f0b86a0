import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { expect, it } from 'vitest';
import type { FactOrigin } from '../../backend/src/modules/metrics/facts.js';
import { makeStores } from '../../backend/src/modules/metrics/testing/stores.js';
import { makeTenant, openTestDatabase } from '../../backend/src/modules/metrics/testing/tenants.js';
import { benchDatabaseUrl, useDatabase } from './config/env.js';
import { copyInto, copyText } from './copy.js';
import { DAYS, ENTITIES, LAST_DAY, syntheticFacts } from './facts.js';
import { median, report, round } from './report.js';

const ROUNDS = 3;
/** DECISIONS 6: what the embedded database has to keep to. */
const AT_LEAST = 0.3;

it('stores facts at a fair share of what COPY does into the same keyed table', async () => {
  useDatabase(await benchDatabaseUrl());
  const { database, server, close } = await openTestDatabase();
  const owner = new pg.Client({ connectionString: server.url });
  await owner.connect();
  const store = makeStores(database).metrics;
  const tenant = await makeTenant(server);
  const facts = syntheticFacts();
  const data = copyText(facts, tenant.workspaceId, tenant.clientId, tenant.account.id);
  const origin = (): FactOrigin => ({
    level: 'campaign',
    source: 'api',
    sourceId: randomUUID(),
    seenAt: new Date(),
    closedBefore: LAST_DAY,
  });
  const empty = () => owner.query('TRUNCATE metric_daily, account_daily, metric_revisions; CHECKPOINT');
  const timed = async (work: () => Promise<unknown>) => {
    const started = performance.now();
    await work();
    return performance.now() - started;
  };
  const rounds: { copy: number; first: number; again: number; restated: number }[] = [];
  const changed = facts.map((fact) => ({ ...fact, conversions: '9.000000' }));
  // One COPY and one store in turns, so that whatever else the machine does weighs on both. The first round warms up.
  for (let round = 0; round <= ROUNDS; round++) {
    await empty();
    const copy = await copyInto(owner, data);
    await empty();
    const first = await timed(async () => {
      const from = origin();
      await store.storeDaily(tenant.system, tenant.account, facts, from);
      await store.settleApi(tenant.system, tenant.account, from, { from: '2026-01-01', to: LAST_DAY });
    });
    const again = await timed(() => store.storeDaily(tenant.system, tenant.account, facts, origin()));
    const restated = await timed(() => store.storeDaily(tenant.system, tenant.account, changed, origin()));
    if (round > 0) rounds.push({ copy, first, again, restated });
  }
  const [{ n }] = (await owner.query<{ n: number }>('SELECT count(*)::int AS n FROM metric_daily')).rows as [
    { n: number },
  ];
  expect(n).toBe(ENTITIES * DAYS);
  const share = (of: 'first' | 'again' | 'restated') => median(rounds.map((round) => round.copy / round[of]));
  const ms = (of: keyof (typeof rounds)[number]) => Math.round(median(rounds.map((round) => round[of])));
  const detail = { rows: n, copyMs: ms('copy'), rowsPerSecondOfCopy: Math.round(n / (ms('copy') / 1000)) };
  report({
    figure: 'store_vs_copy',
    ratio: share('first'),
    atLeast: AT_LEAST,
    detail: { ...detail, storeMs: ms('first') },
  });
  report({
    figure: 'store_unchanged_vs_copy',
    ratio: share('again'),
    atLeast: AT_LEAST,
    detail: { ...detail, storeMs: ms('again') },
  });
  // Every row of it is restated and leaves a revision: two writes a row.
  report({
    figure: 'store_restated_vs_copy',
    ratio: share('restated'),
    atLeast: 0.1,
    detail: { ...detail, storeMs: ms('restated') },
  });
  expect(round(share('first'))).toBeGreaterThanOrEqual(AT_LEAST);
  await owner.end();
  await close();
}, 600_000);
