import type { Change } from '@adwright/contracts';
import { describe, expect, it } from 'vitest';
import { describeChange, formatPlanValue } from './change.js';

const target = { level: 'campaign', externalId: '1', name: 'Brand' } as const;

describe('the words on the button', () => {
  it.each<[Change, string]>([
    [
      { kind: 'set_budget', target, period: 'daily', from: '40000000', to: '48000000' },
      'Raise budget to 48.00\u00a0EUR a day',
    ],
    [
      { kind: 'set_budget', target, period: 'lifetime', from: '48000000', to: '40000000' },
      'Lower budget to 40.00\u00a0EUR in total',
    ],
    // Compared as numbers, not as texts: "9" sorts after "10".
    [{ kind: 'set_bid', target, from: '900000', to: '1000000' }, 'Raise bid to 1.00\u00a0EUR'],
    [{ kind: 'set_status', target, from: 'enabled', to: 'paused' }, 'Pause campaign “Brand”'],
    [
      { kind: 'add_negative_keyword', target, from: null, to: { text: 'free', matchType: 'phrase' } },
      'Exclude searches for “free” (phrase match)',
    ],
    [{ kind: 'rename', target, from: 'Brand', to: 'Brand DE' }, 'Rename to “Brand DE”'],
  ])('%# says what will happen', (change, words) => {
    expect(describeChange(change, 'EUR', 'google')).toBe(words);
  });

  it('uses the platform’s own word for an ad group', () => {
    const pause: Change = {
      kind: 'set_status',
      target: { ...target, level: 'ad_group' },
      from: 'enabled',
      to: 'paused',
    };
    expect(describeChange(pause, 'EUR', 'meta')).toBe('Pause ad set “Brand”');
    expect(describeChange(pause, 'EUR', 'google')).toBe('Pause ad group “Brand”');
  });
});

describe('a side of a diff', () => {
  it('reads machine values', () => {
    expect(formatPlanValue('45000000', { unit: 'micros', currency: 'EUR' })).toBe('45.00\u00a0EUR');
    expect(formatPlanValue('paused', { unit: 'status', currency: null })).toBe('Paused');
    expect(formatPlanValue('{"text":"free","matchType":"exact"}', { unit: 'keyword', currency: null })).toBe(
      '“free” (exact match)',
    );
    expect(formatPlanValue(null, { unit: 'keyword', currency: null })).toBe('none');
  });

  it('shows what it cannot read as it is', () => {
    expect(formatPlanValue('free boots', { unit: 'keyword', currency: null })).toBe('free boots');
  });
});
