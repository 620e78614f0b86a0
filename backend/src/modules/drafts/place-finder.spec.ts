import type { DraftPlace } from '@adwright/contracts';
import { describe, expect, it } from 'vitest';
import { findingOf } from './place-finder.js';

const springfield: DraftPlace = { kind: 'city', name: 'Springfield', country: 'US' };
const found = (externalId: string, region: string | null) => ({
  externalId,
  kind: 'city' as const,
  name: 'Springfield',
  country: 'US',
  region,
});
const area = (externalId: string) => ({ externalId, kind: 'city', name: 'Springfield', country: 'US' });

describe('which place is meant', () => {
  it('is clear for a single one, and for the one in the region that was named', () => {
    expect(findingOf(springfield, [found('1', 'Ohio')]).area).toEqual(area('1'));
    const two = [found('1', 'Ohio'), found('2', 'Oregon')];
    expect(findingOf({ ...springfield, region: 'oregon' }, two).area).toEqual(area('2'));
    // A platform may list one place twice; the likeliest comes first.
    expect(findingOf(springfield, [found('1', 'Ohio'), found('3', 'Ohio')]).area).toEqual(area('1'));
  });

  it('is open between regions, and nothing is taken then', () => {
    const finding = findingOf(springfield, [found('1', 'Ohio'), found('2', 'Oregon')]);
    expect([finding.area, finding.regions]).toEqual([null, ['Ohio', 'Oregon']]);
  });

  it('is nothing when no place fits', () => {
    expect(findingOf(springfield, [])).toMatchObject({ area: null, regions: [] });
    expect(findingOf({ ...springfield, region: 'Texas' }, [found('1', 'Ohio')])).toMatchObject({
      area: null,
      regions: [],
    });
  });
});
