import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestRedis, type TestRedis } from '../../../ops/testing/redis.js';
import { compileGate, type GateProcess, startGateProcess } from './testing/gate-process.js';

let redis: TestRedis;
let gate: ReturnType<typeof compileGate>;
let workers: GateProcess[];

beforeAll(async () => {
  redis = await startTestRedis();
  gate = compileGate();
  workers = await Promise.all([1, 2].map(() => startGateProcess(gate.program, redis.url)));
});
afterAll(async () => {
  for (const worker of workers) worker.close();
  gate.remove();
  await redis.close();
});

const budget = { connectionId: 'c1', account: '7' };
const enter = () => Promise.all(workers.map((worker) => worker.ask({ name: 'enter', budget })));
/** The platform tells one worker, by a header. */
const hear = (percent: number, regainAfterMs = 0) =>
  workers[0]?.ask({
    name: 'report',
    budget,
    signals: [{ name: 'X-Ad-Account-Usage', percent, regainAfterMs }],
  });

it('what one worker process hears slows both from 75 % and stops both from 95 %', async () => {
  await hear(74);
  for (const answer of await enter()) expect(answer).toMatchObject({ refused: null });
  await hear(80);
  for (const answer of await enter()) {
    expect(answer.refused).toBeNull();
    // A quarter of the way from 75 to 95 %: a quarter of the longest pause of four seconds.
    expect(answer.ms).toBeGreaterThan(950);
    expect(answer.ms).toBeLessThan(2_500);
  }
  await hear(95, 600_000);
  for (const answer of await enter()) {
    expect(answer.refused).toMatchObject({ vendorCode: 'adwright.call_budget' });
    expect(answer.refused?.retryAfterMs).toBeGreaterThan(590_000);
  }
  await hear(10);
  for (const answer of await enter()) expect(answer.refused).toBeNull();
});
