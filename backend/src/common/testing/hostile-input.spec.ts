import { randomUUID } from 'node:crypto';
import type { EndpointSpec } from '@adwright/contracts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { MountedEndpoints } from '../../openapi/mounted-endpoints.js';
import { hostileValues, sampleOf, spoiled } from './hostile-values.js';
import { inTurns } from './in-turns.js';
import { startTestApp, type TestApp, type TestUser } from './test-app.js';
import type { TestAnswer } from './test-client.js';

let api: TestApp;
let owner: TestUser;
let specs: EndpointSpec[];
beforeAll(async () => {
  api = await startTestApp();
  owner = await api.signUp();
  // These end the session the test needs; a stream has no end to wait for.
  const left = new Set(['/auth/logout', '/auth/logout-everywhere', '/events']);
  specs = api.app
    .get(MountedEndpoints)
    .specs()
    .filter((spec) => spec.access !== 'service' && !left.has(spec.path));
});
afterAll(() => api?.close());

const faults: string[] = [];

/** A refusal is a problem with a code of ours; "internal" would be a crash that was caught late. */
function judge(what: string, answer: TestAnswer): void {
  const { code } = (typeof answer.body === 'object' ? answer.body : {}) as { code?: string };
  const fine = answer.status < 400 || (code !== undefined && code !== 'internal');
  if (!fine) faults.push(`${what} -> ${answer.status} ${answer.text.slice(0, 200)}`);
}

async function expectNoFault(calls: (() => Promise<void>)[]): Promise<void> {
  faults.length = 0;
  expect(calls.length).toBeGreaterThan(100);
  await inTurns(calls, (call) => call());
  expect(faults).toEqual([]);
  // Whatever was sent, the product still works.
  expect((await owner.client.get('/clients')).status).toBe(200);
}

const shown = (value: unknown) => (JSON.stringify(value) ?? 'nothing').slice(0, 120);
const withIds = (path: string) => path.replaceAll(/:\w+/g, () => randomUUID());

it('no route crashes on a body with a wrong, huge or naughty part', { timeout: 300_000 }, async () => {
  const calls = specs
    .filter((spec) => spec.method !== 'GET' && spec.bodyType !== 'multipart')
    .flatMap((spec) =>
      spoiled(spec.body).map((body) => async () => {
        const query = sampleOf(spec.query) as Record<string, string> | undefined;
        const answer = await owner.client
          .clone()
          .call(spec.method, withIds(spec.path), body, query ? { query } : {});
        judge(`${spec.method} ${spec.path} ${shown(body)}`, answer);
      }),
    );
  await expectNoFault(calls);
});

it('no route crashes on a query or an id of the wrong kind', { timeout: 300_000 }, async () => {
  const words = [
    ...hostileValues.filter((value) => typeof value !== 'object').map(String),
    '2026-13-45',
    '%',
    '9'.repeat(40),
  ];
  const short = words.map((word) => word.slice(0, 4000));
  const calls = specs.flatMap((spec) => {
    const names = Object.keys(spec.query?.shape ?? {});
    const queries = names.flatMap((name) => short.map((word) => ({ [name]: word })));
    const doubled = names.map((name) => ({ [`${name}[]`]: 'a', [`${name}[x]`]: 'b' }));
    const paths = spec.path.includes(':')
      ? short.map((word) =>
          spec.path.replaceAll(
            /:\w+/g,
            encodeURIComponent(word.replaceAll('\ud800', '').slice(0, 500)) || 'x',
          ),
        )
      : [];
    const send = (path: string, query: Record<string, string>) => async () => {
      const body = spec.method === 'GET' ? undefined : (sampleOf(spec.body) ?? {});
      const answer = await owner.client.clone().call(spec.method, path, body, { query });
      judge(`${spec.method} ${path.slice(0, 80)} ${shown(query)}`, answer);
    };
    return [
      ...[...queries, ...doubled].map((query) => send(withIds(spec.path), query)),
      ...paths.map((path) => send(path, {})),
    ];
  });
  await expectNoFault(calls);
});
