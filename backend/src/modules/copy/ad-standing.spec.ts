import { describe, expect, it } from 'vitest';
import { compareAds } from './ad-standing.js';

const ad = (impressions: number | null, clicks: number | null, conversions: number | null = null) => ({
  impressions,
  clicks,
  conversions,
});

describe('how ads stand against each other', () => {
  it('tells a winner and a loser beyond chance', () => {
    const { by, compared, standings } = compareAds([ad(10_000, 400), ad(10_000, 200), ad(10_000, 210)]);
    expect([by, compared, standings]).toEqual(['clicks', 3, ['won', 'lost', 'lost']]);
  });

  it('calls the best of what may be chance only leading', () => {
    expect(compareAds([ad(10_000, 205), ad(10_000, 200)]).standings).toEqual(['leading', 'running']);
  });

  it('says nothing of ads hardly shown, of too few clicks, and of one alone', () => {
    expect(compareAds([ad(10_000, 200), ad(900, 90), ad(10_000, 100)]).standings).toEqual([
      'won',
      'running',
      'lost',
    ]);
    expect(compareAds([ad(5_000, 20), ad(5_000, 3)])).toEqual({
      by: null,
      compared: 2,
      standings: ['running', 'running'],
    });
    expect(compareAds([ad(50_000, 900)]).by).toBeNull();
    expect(compareAds([ad(null, null), ad(null, null)]).compared).toBe(0);
    expect(compareAds([])).toEqual({ by: null, compared: 0, standings: [] });
  });

  it('goes by conversions where there are enough: what is clicked most need not sell most', () => {
    const { by, standings } = compareAds([ad(20_000, 900, 20), ad(20_000, 400, 80)]);
    expect([by, standings]).toEqual(['conversions', ['lost', 'won']]);
  });

  it('takes the fractions of a conversion that platforms attribute', () => {
    expect(compareAds([ad(20_000, 400, 70.5), ad(20_000, 400, 12.25)]).standings).toEqual(['won', 'lost']);
  });
});
