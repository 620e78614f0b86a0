import type { OutsideChange } from '@adwright/contracts';
import { describe, expect, it } from 'vitest';
import { uuid } from '../../../test/suggestion.js';
import { describeOutside } from './describe-outside.js';

const change = (over: Partial<OutsideChange>): OutsideChange => ({
  id: uuid(1),
  adAccountId: uuid(2),
  adAccountName: 'Shop',
  currency: 'EUR',
  timeZone: 'Europe/Berlin',
  entity: { level: 'campaign', id: null, externalId: '1', name: 'Brand' },
  campaign: null,
  operation: 'changed',
  changes: [],
  author: null,
  client: null,
  at: '2026-11-16T10:00:00.000Z',
  seenAt: '2026-11-16T11:00:00.000Z',
  ...over,
});

describe('a change made outside', () => {
  it('shows money from and to, statuses in words, and other fields as they are', () => {
    const changes = [
      { field: 'budget', from: '60000000', to: '85000000' },
      { field: 'status', from: 'enabled', to: 'paused' },
      { field: 'targeting', from: null, to: null },
      { field: 'finalUrls', from: null, to: 'https://example.test' },
    ];
    const text = describeOutside(change({ changes }));
    expect(text).toMatch(/Budget: .*60\.00.* → .*85\.00/);
    expect(text).toContain('Status: Enabled → Paused');
    expect(text).toContain('Targeting changed');
    expect(text).toContain('Final urls: https://example.test');
  });

  it('says created and removed, and never nothing', () => {
    expect(describeOutside(change({ operation: 'created' }))).toBe('Created');
    expect(describeOutside(change({ operation: 'removed' }))).toBe('Removed');
    expect(describeOutside(change({}))).toBe('Changed');
  });
});
