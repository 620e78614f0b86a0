import { describe, expect, it } from 'vitest';
import { NOW, TODAY } from '../../testing/worlds.js';
import { World } from '../world.js';
import { type SyntheticSpec, synthetic } from './synthetic.js';

const spec: SyntheticSpec = {
  id: '77700011122',
  platform: 'meta',
  campaigns: 2,
  adGroupsPerCampaign: 2,
  adsPerAdGroup: 2,
  keywordsPerAdGroup: 0,
  days: 10,
  currency: 'EUR',
  timeZone: 'Europe/Berlin',
  managerId: null,
};

describe('an account of the size knob', () => {
  it('delivers from its first day on, whichever day is asked for first', () => {
    const days = (from: number) => {
      const world = new World(7);
      world.add(synthetic(spec, TODAY));
      const query = { level: 'account', to: TODAY - 1, asOf: NOW } as const;
      return [...world.rows(spec.id, { ...query, from })].map((row) => [row.day, row.impressions]);
    };
    expect(days(TODAY - 30)).toHaveLength(9);
    expect(days(TODAY - 30).slice(-3)).toEqual(days(TODAY - 3));
  });

  it('shares no id with another one', () => {
    const ids = (id: string) =>
      synthetic({ ...spec, id }, TODAY)
        .all('ad')
        .map((ad) => ad.id);
    const first = new Set(ids('77700011122'));
    expect(ids('77700011123').filter((id) => first.has(id))).toEqual([]);
  });
});
