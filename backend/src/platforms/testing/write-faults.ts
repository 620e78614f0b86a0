import type { Change } from '@adwright/contracts';
import { expect } from 'vitest';
import type { AccountAccess } from '../access.js';
import type { PlatformAdapter } from '../adapter.js';
import type { MutationsPort } from '../mutations.port.js';
import { PlatformError, type PlatformErrorKind } from '../platform-error.js';
import { acceptable, candidates, readStructure } from './contract-subject.js';

/** A fault of the vendor's side that meets a write. */
export interface WriteFault {
  readonly kind: string;
  readonly settings?: object;
  /** What the adapter may call it. */
  readonly told: readonly PlatformErrorKind[];
  /** Whether the platform carried the write out. */
  readonly applied: boolean;
  /** Capabilities it can meet; absent = all. */
  readonly only?: readonly string[];
}

export interface FaultBench {
  readonly adapter: PlatformAdapter;
  readonly access: AccountAccess;
  control<T>(method: string, path: string, body?: unknown): Promise<T>;
  /** Requests of the log that may have changed something. */
  writes(): Promise<number>;
}

function mutationsOf({ adapter }: FaultBench): MutationsPort {
  if (!adapter.mutations) throw new Error('an adapter with mutations');
  return adapter.mutations;
}

/** One acceptable change for each capability that changes something that is there. */
export async function changesOf(bench: FaultBench): Promise<[capability: string, change: Change][]> {
  const { adapter, access } = bench;
  if (!adapter.structure) throw new Error('an adapter with a structure');
  const possible = candidates(await readStructure(adapter.structure, access));
  const changes: [string, Change][] = [];
  for (const capability of adapter.capabilities) {
    const tried = possible[capability];
    if (tried) changes.push([capability, await acceptable(mutationsOf(bench), access, tried)]);
  }
  return changes;
}

/** The change that takes another back; null where there is none. */
function reversed(change: Change): Change | null {
  if (change.kind === 'add_negative_keyword')
    return { kind: 'remove_negative_keyword', target: change.target, from: change.to, to: null };
  if (change.kind === 'create_campaign' || change.kind === 'remove_negative_keyword') return null;
  return { ...change, from: change.to, to: change.from } as Change;
}

/**
 * Meets one change with one fault: the write goes out once at most, the error says what is known, and the platform's
 * state afterwards is exactly the one before or the one wanted.
 */
export async function meet(
  bench: FaultBench,
  fault: WriteFault,
  change: Change,
  marker: string,
): Promise<void> {
  const mutations = mutationsOf(bench);
  const { access } = bench;
  await bench.control('DELETE', '/faults');
  const before = await mutations.readBack(access, change, marker);
  await bench.control('DELETE', '/requests');
  await bench.control('POST', '/faults', {
    account: access.externalId,
    kind: fault.kind,
    times: 1,
    ...fault.settings,
  });
  const error = await mutations.apply(access, change, marker).then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(PlatformError);
  if (!(error instanceof PlatformError)) return;
  expect(fault.told, `${error.kind}: ${error.message}`).toContain(error.kind);
  expect(await bench.writes()).toBeLessThanOrEqual(1);
  await bench.control('DELETE', '/faults');
  const after = await mutations.readBack(access, change, marker);
  if (!fault.applied) return expect(after).toEqual(before);
  expect(after, `what was applied can be recognised: ${JSON.stringify(change)}`).not.toEqual(before);
}

/**
 * Meets the creation of a campaign with one fault and goes on as the executor does (ADR 5): the platform is asked, and only
 * what is not there is sent once more. `settle` lets what is still under way at the platform come through.
 */
export async function meetCreation(
  bench: FaultBench,
  fault: WriteFault,
  change: Change,
  marker: string,
  settle: () => Promise<void> = async () => undefined,
): Promise<void> {
  const mutations = mutationsOf(bench);
  const { access } = bench;
  await bench.control('DELETE', '/faults');
  await bench.control('POST', '/faults', {
    account: access.externalId,
    kind: fault.kind,
    times: 1,
    ...fault.settings,
  });
  const send = () =>
    mutations.apply(access, change, marker).then(
      () => null,
      (thrown: unknown) => thrown,
    );
  const error = await send();
  expect(error).toBeInstanceOf(PlatformError);
  if (!(error instanceof PlatformError)) return;
  expect(fault.told, `${error.kind}: ${error.message}`).toContain(error.kind);
  await bench.control('DELETE', '/faults');
  const state = (await mutations.readBack(access, change, marker)).state;
  if (error.kind !== 'outcome_unknown') return expect(state).toBe('absent');
  if (state === 'absent') {
    // An earlier sending that came through late may answer for this one: then it is read back again.
    const again = await send();
    if (again !== null) expect(again).toMatchObject({ kind: 'outcome_unknown' });
  }
  await settle();
  expect(await mutations.readBack(access, change, marker)).toMatchObject({ state: 'present' });
}

/** Takes a change back, past any fault. */
export async function putBack(bench: FaultBench, change: Change): Promise<void> {
  const back = reversed(change);
  if (back) await mutationsOf(bench).apply(bench.access, back, '');
}
