import type { Change } from '@adwright/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  changesOf,
  type FaultBench,
  meet,
  putBack,
  type WriteFault,
} from '../../platforms/testing/write-faults.js';
import { type GoogleSubject, startGoogleSubject } from './testing/google-subject.js';

const on = { on: 'write' };
/** How long an answer is waited for: short, since some faults never give one. */
const ANSWER_MS = 800;
/** PLATFORMS.md E, as far as a write of Google Ads can meet it. */
const FAULTS: readonly WriteFault[] = [
  { kind: 'error_after_write', told: ['outcome_unknown'], applied: true },
  { kind: 'drop_after_write', told: ['outcome_unknown'], applied: true },
  { kind: 'silent_after_write', told: ['outcome_unknown'], applied: true },
  { kind: 'transient_error', settings: on, told: ['outcome_unknown'], applied: false },
  { kind: 'concurrent_modification', told: ['transient'], applied: false },
  {
    kind: 'rate_limited',
    settings: { ...on, retryAfterSeconds: 900 },
    told: ['rate_limited'],
    applied: false,
  },
  { kind: 'revoked_token', settings: { ...on, times: null }, told: ['auth_expired'], applied: false },
  { kind: 'permission_denied', settings: on, told: ['permission_denied'], applied: false },
];

let subject: GoogleSubject;
let bench: FaultBench;
let changes: [string, Change][];
beforeAll(async () => {
  subject = await startGoogleSubject(ANSWER_MS);
  bench = {
    ...subject,
    writes: async () => {
      const { requests } = await subject.control<{
        requests: { path: string; status: number; body: { validateOnly?: boolean } }[];
      }>('GET', '/requests?path=:mutate');
      // A refused token was refused before anything was done; the renewed one may be tried.
      return requests.filter(({ body, status }) => !body.validateOnly && status !== 401).length;
    },
  };
  changes = await changesOf(bench);
});
afterAll(() => subject.close());

describe.each(FAULTS.map((fault) => [fault.kind, fault] as const))(
  'a write that meets %s',
  (_kind, fault) => {
    it('takes effect once or not at all, for every kind of change', async () => {
      expect(changes.length).toBeGreaterThan(8);
      for (const [capability, change] of changes) {
        await meet(bench, fault, change, `aw-${capability}`);
        // So that the next fault meets a change again.
        if (fault.applied) await putBack(bench, change);
      }
    });
  },
);

it('a token that ran out is renewed and the write sent again, since nothing was done', async () => {
  const [first] = changes;
  const change = first?.[1];
  if (!change) throw new Error('no change to try');
  await subject.control('POST', '/faults', {
    account: subject.access.externalId,
    kind: 'expired_token',
    ...on,
  });
  await subject.adapter.mutations?.apply(subject.access, change, 'aw-renewed');
  expect(await subject.adapter.mutations?.readBack(subject.access, change, '')).toMatchObject({
    value: change.to,
  });
});
