import { findingSchema } from '@adwright/contracts';
import { describe, expect, it } from 'vitest';
import { driftAlerts } from './drift-alerts.js';
import type { PlatformChange } from './platform-change.js';

const account = { externalId: '123', currency: 'EUR', timeZone: 'Europe/Berlin' };

function change(over: Partial<PlatformChange> = {}): PlatformChange {
  return {
    feedKey: 'k',
    level: 'campaign',
    externalId: '1',
    campaignExternalId: '1',
    entityName: 'Brand',
    operation: 'changed',
    changes: [{ field: 'budget', from: '60000000', to: '85000000' }],
    author: 'sam@example.test',
    client: 'Ads Manager',
    at: new Date('2026-11-16T23:30:00Z'),
    actionId: null,
    actionOrdinal: null,
    ...over,
  };
}

describe('an alert about a change from outside', () => {
  it('says who, what, with what, and when in the account’s zone', () => {
    const [alert] = driftAlerts([change()], account);
    expect(findingSchema.parse(alert)).toMatchObject({ severity: 7, date: '2026-11-17' });
    expect(alert?.title).toBe('Budget changed outside Adwright: Brand');
    expect(alert?.detail).toContain('sam@example.test changed budget from 60.00 EUR to 85.00 EUR');
    expect(alert?.detail).toContain('with Ads Manager on 2026-11-17 00:30 (Europe/Berlin)');
  });

  it.each([
    ['a name', { changes: [{ field: 'name', from: 'a', to: 'b' }] }],
    ['targeting', { changes: [{ field: 'targeting', from: null, to: null }] }],
    ['a new ad', { level: 'ad' as const, operation: 'created' as const, changes: [] }],
  ])('is not made of %s', (_, over) => {
    expect(driftAlerts([change(over)], account)).toEqual([]);
  });

  it('is graver for a steep raise than for a pause', () => {
    const pause = change({ changes: [{ field: 'status', from: 'enabled', to: 'paused' }] });
    const small = change({ changes: [{ field: 'budget', from: '60000000', to: '61000000' }] });
    const grade = (one: PlatformChange) => driftAlerts([one], account)[0]?.severity ?? 0;
    expect(grade(change())).toBeGreaterThan(grade(small));
    expect(grade(small)).toBeGreaterThan(grade(pause));
  });

  it('is one an entity, about the newest change, and one for all of a bulk edit', () => {
    const twice = [change(), change({ changes: [{ field: 'budget', from: '85000000', to: '70000000' }] })];
    expect(driftAlerts(twice, account).map((one) => one.detail)).toEqual([expect.stringContaining('70.00')]);
    const bulk = Array.from({ length: 6 }, (_, n) =>
      change({ externalId: String(n), author: n > 3 ? 'b' : 'a' }),
    );
    expect(driftAlerts(bulk, account)).toMatchObject([
      { title: expect.stringMatching(/^6 /), target: { level: 'account', externalId: '123' } },
    ]);
  });

  it('stays within what an alert can hold, whatever the names are, and does not invent an author', () => {
    const [alert] = driftAlerts(
      [change({ entityName: 'x'.repeat(5_000), author: null, client: null })],
      account,
    );
    expect(findingSchema.safeParse(alert).success).toBe(true);
    expect(alert?.detail).toContain('Somebody the platform does not name');
  });
});
