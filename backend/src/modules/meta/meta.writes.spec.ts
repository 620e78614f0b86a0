import type { Change } from '@adwright/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  changesOf,
  type FaultBench,
  meet,
  putBack,
  type WriteFault,
} from '../../platforms/testing/write-faults.js';
import { type MetaSubject, startMetaSubject } from './testing/meta-subject.js';

const on = { on: 'write' };
/** How long an answer is waited for: short, since some faults never give one. */
const ANSWER_MS = 800;
/** PLATFORMS.md E, as far as a write of the Marketing API can meet it. */
const FAULTS: readonly WriteFault[] = [
  { kind: 'error_after_write', told: ['outcome_unknown'], applied: true },
  { kind: 'drop_after_write', told: ['outcome_unknown'], applied: true },
  { kind: 'silent_after_write', told: ['outcome_unknown'], applied: true },
  { kind: 'transient_error', settings: on, told: ['outcome_unknown'], applied: false },
  { kind: 'meta_613_1487632', told: ['rate_limited'], applied: false },
  { kind: 'meta_1885621', told: ['rejected'], applied: false },
  { kind: 'meta_80004', settings: on, told: ['rate_limited'], applied: false },
  { kind: 'rate_limited', settings: on, told: ['rate_limited'], applied: false },
  { kind: 'meta_190_463', settings: on, told: ['auth_expired'], applied: false },
  { kind: 'revoked_token', settings: on, told: ['auth_expired'], applied: false },
  { kind: 'permission_denied', settings: on, told: ['permission_denied'], applied: false },
];

let subject: MetaSubject;
let bench: FaultBench;
let changes: [string, Change][];
beforeAll(async () => {
  subject = await startMetaSubject(ANSWER_MS);
  bench = {
    ...subject,
    writes: async () => {
      const { requests } = await subject.control<{ requests: { body: Record<string, unknown> }[] }>(
        'GET',
        '/requests?method=POST',
      );
      return requests.filter(({ body }) => body.execution_options === undefined).length;
    },
  };
  changes = await changesOf(bench);
});
afterAll(() => subject.close());

describe.each(FAULTS.map((fault) => [fault.kind, fault] as const))(
  'a write that meets %s',
  (_kind, fault) => {
    it('takes effect once or not at all, for every kind of change', async () => {
      expect(changes.length).toBeGreaterThan(6);
      // The platform takes four changes of a budget an hour.
      await subject.control('POST', '/advance', { hours: 1.1 });
      for (const [capability, change] of changes) {
        await meet(bench, fault, change, `aw-${capability}`);
        // So that the next fault meets a change again.
        if (fault.applied) await putBack(bench, change);
      }
    });
  },
);
