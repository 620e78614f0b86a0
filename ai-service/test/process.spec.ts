import { gzipSync } from 'node:zlib';
import { judgeAccount, type Problem, problemSchema, type Snapshot } from '@adwright/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { healthyCampaigns, searchGroup } from '../src/judge/testing/accounts.js';
import { buildSnapshot } from '../src/judge/testing/build-snapshot.js';
import { AiProcess, buildAiService } from './ai-process.js';

let ai: AiProcess;
let snapshot: Snapshot;

beforeAll(async () => {
  await buildAiService();
  ai = await AiProcess.start({ AI_BODY_LIMIT_MB: '64' });
  snapshot = buildSnapshot({
    seed: 91,
    campaigns: [...healthyCampaigns(), { name: 'Guide', adGroups: [searchGroup('Guide', 60, { cvr: 0 })] }],
  });
}, 180_000);

afterAll(async () => {
  await ai?.stop();
});

async function problemOf(response: Response): Promise<Problem> {
  expect(response.headers.get('content-type')).toContain('application/problem+json');
  return problemSchema.parse(await response.json());
}

/** The same request with one thing spoilt. */
function spoilt(spoil: (s: Record<string, never> & Snapshot) => void): string {
  const copy = structuredClone(snapshot);
  spoil(copy as never);
  return JSON.stringify({ snapshot: copy });
}

describe('the AI service as a process', () => {
  it('says that it is ready, to anyone', async () => {
    const response = await ai.get('/health');
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ status: 'ok', engine: 'offline' });
    const metrics = await (await ai.get('/metrics')).text();
    expect(metrics).toContain('adwright_ai_judge_load');
  });

  it('judges a snapshot by contract, plain or compressed, with the same answer', async () => {
    const body = JSON.stringify({ snapshot, replayDays: 7 });
    const plain = await ai.judge(body, { 'x-correlation-id': 'from-the-browser-1' });
    expect(plain.status).toBe(200);
    expect(plain.headers.get('x-correlation-id')).toBe('from-the-browser-1');
    const text = await plain.text();
    const result = judgeAccount.response.parse(JSON.parse(text));
    expect(result.proposals.map((p) => p.target.name)).toEqual(['Guide']);
    expect(result.proposals[0]?.replay.timesAsked).toBe(7);
    const packed = await ai.judge(gzipSync(body), { 'content-encoding': 'gzip' });
    expect(await packed.text()).toBe(text);
    const logged = ai.lines.filter((line) => line.includes('from-the-browser-1'));
    expect(logged.length).toBeGreaterThan(0);
    expect(ai.lines.join('\n')).not.toContain(ai.token);
  });

  it.each([
    ['no token', { authorization: '' }],
    ['a wrong token', { authorization: 'Bearer a-service-token-only-for-these-testz' }],
    ['a longer token', { authorization: 'Bearer a-service-token-only-for-these-tests-and-more' }],
    ['another scheme', { authorization: 'Basic a-service-token-only-for-these-tests' }],
  ])('refuses %s before it reads the body', async (_, headers) => {
    const response = await ai.judge('not even json', headers);
    expect(response.status).toBe(401);
    expect((await problemOf(response)).code).toBe('not_signed_in');
  });

  it('tells a stranger nothing about paths', async () => {
    expect((await ai.get('/admin')).status).toBe(401);
    expect((await ai.get('/judge')).status).toBe(401);
  });

  it.each([
    ['text that is not JSON', 'hello', 400, 'malformed_request'],
    ['NaN', '{"snapshot":{"conversionLagDays":NaN}}', 400, 'malformed_request'],
    ['bytes that are not UTF-8', Buffer.from([0x22, 0xff, 0xfe, 0x22]), 400, 'malformed_request'],
    ['an empty body', '', 400, 'malformed_request'],
    ['nothing of what is wanted', '[]', 422, 'invalid_input'],
  ])('refuses %s', async (_, body, status, code) => {
    const response = await ai.judge(body as string);
    expect(response.status).toBe(status);
    expect((await problemOf(response)).code).toBe(code);
  });

  it('refuses another type of body, another compression, and broken compression', async () => {
    const text = await ai.judge('{}', { 'content-type': 'text/plain' });
    expect((await problemOf(text)).code).toBe('unsupported_media_type');
    const unknown = await ai.judge('{}', { 'content-encoding': 'rot13' });
    expect((await problemOf(unknown)).code).toBe('unsupported_media_type');
    const broken = await ai.judge('this is not gzip', { 'content-encoding': 'gzip' });
    expect((await problemOf(broken)).code).toBe('malformed_request');
  });

  it.each([
    ['a missing field', (s: Snapshot) => Object.assign(s, { currency: undefined }), 'snapshot.currency'],
    ['a wrong currency', (s: Snapshot) => Object.assign(s, { currency: 'euro' }), 'snapshot.currency'],
    [
      'an unknown time zone',
      (s: Snapshot) => Object.assign(s, { timeZone: 'Mars/Olympus' }),
      'snapshot.timeZone',
    ],
    [
      'a date that does not exist',
      (s: Snapshot) => s.rows.date.splice(2, 1, '2026-02-30'),
      'snapshot.rows.date.2',
    ],
    [
      'text for a number',
      (s: Snapshot) => s.rows.clicks.splice(5, 1, '7' as never),
      'snapshot.rows.clicks.5',
    ],
    ['too large a number', (s: Snapshot) => s.rows.clicks.splice(5, 1, 1e20), 'snapshot.rows.clicks.5'],
    ['columns of different length', (s: Snapshot) => s.rows.reach.splice(0, 1), 'snapshot.rows.reach'],
    ['a row of nothing', (s: Snapshot) => s.rows.entity.splice(0, 1, 12_345), 'snapshot.rows.entity.0'],
    [
      'an unknown capability',
      (s: Snapshot) => s.capabilities.push('fly' as never),
      'snapshot.capabilities.7',
    ],
  ])('names the field for %s', async (_, spoil, field) => {
    const response = await ai.judge(spoilt(spoil as never));
    expect(response.status).toBe(422);
    const problem = await problemOf(response);
    expect(problem.code).toBe('invalid_input');
    expect(problem.errors?.map((e) => e.field)).toContain(field);
  });

  it('does not list thousands of faults', async () => {
    const response = await ai.judge(spoilt((s) => s.rows.date.fill('yesterday')));
    expect((await problemOf(response)).errors?.length).toBeLessThanOrEqual(20);
  });

  it('refuses 80 MB, announced or only revealed by decompression, and goes on', async () => {
    const huge = Buffer.alloc(80 * 1024 * 1024, 0x20);
    const packed = await ai.judge(gzipSync(huge, { level: 1 }), { 'content-encoding': 'gzip' });
    expect(packed.status).toBe(413);
    expect((await problemOf(packed)).code).toBe('payload_too_large');
    // The server answers while the client still sends; a client that does not listen sees a closed connection.
    const plain = await ai.judge(huge).then(
      (response) => response.status,
      () => 'closed',
    );
    expect([413, 'closed']).toContain(plain);
    expect((await ai.get('/health')).status).toBe(200);
  });

  it('answers its health check while it judges a large account', async () => {
    const campaigns = Array.from({ length: 60 }, (_, c) => ({
      name: `C${c}`,
      adGroups: Array.from({ length: 25 }, (_, g) => ({
        name: `C${c} G${g}`,
        ads: [{ name: `C${c} G${g} ad`, clicksPerDay: 4 }],
      })),
    }));
    const body = JSON.stringify({ snapshot: buildSnapshot({ seed: 92, campaigns }), replayDays: 14 });
    let done = false;
    const started = performance.now();
    const judging = ai
      .judge(gzipSync(body, { level: 1 }), { 'content-encoding': 'gzip' })
      .then((response) => {
        done = true;
        return response;
      });
    let slowest = 0;
    let asked = 0;
    while (!done) {
      const from = performance.now();
      expect((await ai.get('/health')).status).toBe(200);
      slowest = Math.max(slowest, performance.now() - from);
      asked++;
    }
    expect((await judging).status).toBe(200);
    const took = performance.now() - started;
    expect(asked).toBeGreaterThan(3);
    expect(slowest, `judging took ${took} ms`).toBeLessThan(Math.max(500, took / 2));
  });

  it('ends when asked to', async () => {
    const other = await AiProcess.start();
    expect((await other.judge(JSON.stringify({ snapshot }))).status).toBe(200);
    const ended = await other.stop();
    expect([0, 143, null]).toContain(ended.code);
    expect(ended.signal === null || ended.signal === 'SIGTERM').toBe(true);
  });

  it('does not start with a faulty environment and names every fault', async () => {
    await expect(AiProcess.start({ SERVICE_TOKEN: 'short', AI_PORT: 'none' })).rejects.toThrow(
      'ended with 1',
    );
  });
});
