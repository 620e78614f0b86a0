import { describe, expect, it } from 'vitest';
import { countActions } from './actions.js';

const stat = (action_type: string, value: string, more: object = {}) => ({ action_type, value, ...more });

describe('what happened after an ad', () => {
  it('counts a purchase once, however many names it comes under', () => {
    const counts = [
      stat('purchase', '3'),
      stat('omni_purchase', '3'),
      stat('offsite_conversion.fb_pixel_purchase', '3'),
      stat('link_click', '40'),
    ];
    const values = [stat('purchase', '120.50'), stat('omni_purchase', '120.5')];
    expect(countActions(counts, values, 'default')).toMatchObject({
      conversions: '3',
      conversionValueMicros: 120_500_000n,
      leads: '0',
    });
  });

  it('takes the total of leads where there is one, else adds its two disjoint parts', () => {
    const parts = [
      stat('onsite_conversion.lead_grouped', '2'),
      stat('offsite_conversion.fb_pixel_lead', '1.5'),
    ];
    expect(countActions(parts, [], 'default')).toMatchObject({ leads: '3.5', conversions: '3.5' });
    expect(countActions([...parts, stat('lead', '3')], [], 'default').leads).toBe('3');
  });

  it('adds leads to purchases, which are other events', () => {
    expect(countActions([stat('lead', '2'), stat('purchase', '1')], [], 'default').conversions).toBe('3');
  });

  it('counts what the account chose, in the window it chose', () => {
    const counts = [stat('purchase', '5', { '7d_click': '4', '1d_view': '1' }), stat('add_to_cart', '9')];
    const values = [stat('purchase', '50', { '7d_click': '40' })];
    expect(countActions(counts, values, 'add_to_cart').conversions).toBe('9');
    expect(countActions(counts, values, 'purchase@7d_click')).toMatchObject({
      conversions: '4',
      conversionValueMicros: 40_000_000n,
    });
    expect(countActions(counts, values, 'unheard_of').conversions).toBe('0');
  });

  it('keeps every action and window apart, so that a goal can be changed later', () => {
    const { actions } = countActions(
      [stat('purchase', '5', { '7d_click': '4' })],
      [stat('purchase', '50')],
      'default',
    );
    expect(actions).toEqual([
      { action: 'purchase', window: 'default', count: '5', valueMicros: 50_000_000n },
      { action: 'purchase', window: '7d_click', count: '4', valueMicros: null },
    ]);
  });

  it('is nothing on a day without actions', () => {
    expect(countActions([], [], 'default')).toEqual({
      conversions: '0',
      conversionValueMicros: 0n,
      leads: '0',
      actions: [],
    });
  });
});
