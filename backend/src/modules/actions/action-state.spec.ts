import { describe, expect, it } from 'vitest';
import { statesBefore, workingStates } from './action-state.js';

describe('the lifecycle of an action', () => {
  it('reaches the platform only through an approval', () => {
    expect(statesBefore('applying')).toEqual(['queued']);
    expect(statesBefore('queued')).toEqual(['awaiting_approval']);
  });

  it('is applied only after it was read back, or by a person’s word', () => {
    expect(statesBefore('applied')).toEqual(['verifying', 'unknown']);
  });

  it('never leaves a final state for a working one', () => {
    for (const state of workingStates) {
      for (const final of ['refused', 'failed', 'undone', 'applied', 'unknown'] as const) {
        expect(statesBefore(state)).not.toContain(final);
      }
    }
  });
});
