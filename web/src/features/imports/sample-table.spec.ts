import { describe, expect, it } from 'vitest';
import { sampleText } from './sample-table.js';

describe('a row as it would be stored', () => {
  const row = {
    periodStart: '2021-11-15',
    campaignId: '916000000',
    costMicros: '5000000000',
    impressions: '149670',
    clicks: null,
    currency: 'JPY',
  };

  it('is written for a person, with the currency of the row', () => {
    expect(sampleText(row, 'costMicros', 'USD')).toBe('5,000\u00a0JPY');
    expect(sampleText(row, 'impressions', 'USD')).toBe('149,670');
    expect(sampleText(row, 'periodStart', 'USD')).toBe('15 Nov 2021');
    expect(sampleText(row, 'clicks', 'USD')).toBe('–');
  });

  it('never groups the digits of an id', () => {
    expect(sampleText(row, 'campaignId', 'USD')).toBe('916000000');
  });
});
