import { describe, expect, it } from 'vitest';
import type { StructureChanges } from '../../platforms/structure.port.js';
import { readCursor, structurePlan } from './structure-plan.js';

const through = new Date('2026-11-20T09:00:00Z');
const hoursAgo = (hours: number) => new Date(through.getTime() - hours * 3_600_000);
const none = async function* () {
  yield [];
};
const answer = (delta = true): StructureChanges => ({
  through,
  events: [],
  delta: delta ? { adGroups: none, ads: none, keywords: none, removed: [] } : null,
});
const fresh = { through: hoursAgo(1), wholeAt: hoursAgo(30) };

describe('how a run reads the structure', () => {
  it.each(['hourly', 'daily'] as const)('reads what changed by the %s run', (mode) => {
    expect(structurePlan(mode, fresh, answer()).whole).toBe(false);
  });
  it.each(['weekly', 'full'] as const)('reads everything by the %s run', (mode) => {
    expect(structurePlan(mode, fresh, answer()).whole).toBe(true);
  });
  it('reads everything at first, when the log cannot tell, and when that was too long ago', () => {
    expect(structurePlan('hourly', { through: null, wholeAt: null }, answer()).whole).toBe(true);
    expect(structurePlan('hourly', fresh, answer(false)).whole).toBe(true);
    expect(structurePlan('hourly', { ...fresh, wholeAt: hoursAgo(9 * 24) }, answer()).whole).toBe(true);
    expect(structurePlan('hourly', { ...fresh, wholeAt: null }, answer()).whole).toBe(true);
  });
  it('takes a cursor it cannot read for none', () => {
    for (const stored of [{}, null, 'x', { through: 'never' }, { through: 5, wholeAt: {} }])
      expect(readCursor(stored).wholeAt).toBeNull();
    expect(readCursor({ through: through.toISOString() })).toEqual({ through, wholeAt: null });
  });
});
