import { describe, expect, it } from 'vitest';
import type { RemoteChangeEvent } from '../../platforms/structure.port.js';
import { matchOwnChanges, type OwnChange } from './own-changes.js';

let ids = 0;
function event(over: Partial<RemoteChangeEvent> = {}): RemoteChangeEvent {
  ids += 1;
  return {
    id: `e${ids}`,
    at: new Date(Date.UTC(2026, 10, 20, 9, ids % 60)),
    level: 'campaign',
    externalId: '1',
    campaignExternalId: '1',
    name: null,
    operation: 'changed',
    changes: [{ field: 'budget', from: '50000000', to: '60000000' }],
    author: 'someone@example.test',
    client: 'API',
    maybeOurs: true,
    ...over,
  };
}
function own(over: Partial<OwnChange> = {}): OwnChange {
  return {
    actionId: 'a1',
    ordinal: 0,
    kind: 'set_budget',
    level: 'campaign',
    externalId: '1',
    from: '50000000',
    to: '60000000',
    resourceName: null,
    ...over,
  };
}
const ours = (events: RemoteChangeEvent[], changes: OwnChange[]) => {
  const matched = matchOwnChanges(events, changes);
  return events.map((one) => matched.has(one));
};

describe('which of the log’s changes are ours', () => {
  it('is the one with our values', () => {
    expect(ours([event()], [own()])).toEqual([true]);
  });

  it.each([
    ['another value', { changes: [{ field: 'budget', from: '50000000', to: '61000000' }] }],
    ['another start', { changes: [{ field: 'budget', from: '55000000', to: '60000000' }] }],
    ['another field', { changes: [{ field: 'bid', from: '50000000', to: '60000000' }] }],
    ['another entity', { externalId: '2' }],
    ['another level', { level: 'ad_group' as const }],
    ['another program', { maybeOurs: false }],
    [
      'more than we changed',
      {
        changes: [
          { field: 'budget', from: '50000000', to: '60000000' },
          { field: 'name', from: 'a', to: 'b' },
        ],
      },
    ],
  ])('is none with %s', (_, over) => {
    expect(ours([event(over)], [own()])).toEqual([false]);
  });

  it('is one entry for one change: the same made again by hand is seen', () => {
    expect(ours([event(), event()], [own()])).toEqual([true, false]);
  });

  it('is every campaign that a shared budget serves', () => {
    const shared = { id: 'shared' };
    const others = [
      event({ ...shared, externalId: '7' }),
      event(shared),
      event({ ...shared, externalId: '8' }),
    ];
    expect(ours(others, [own()])).toEqual([true, true, true]);
  });

  it('is a campaign we made with all that came with it, and nothing that is made in it later', () => {
    const made = own({ kind: 'create_campaign', level: 'account', resourceName: 'customers/9/campaigns/77' });
    const start = new Date('2026-11-20T09:00:00Z');
    const created = { operation: 'created' as const, changes: [], campaignExternalId: '77', at: start };
    const events = [
      event({ ...created, level: 'ad', externalId: '5' }),
      event({ ...created, externalId: '77' }),
      event({ ...created, level: 'keyword', externalId: '4~5', at: new Date('2026-11-20T10:00:00Z') }),
    ];
    expect(ours(events, [made])).toEqual([true, true, false]);
  });

  it('finds negatives by id, and by words and place when the answer was lost', () => {
    const negative = { text: 'free', matchType: 'phrase' };
    const added = own({ kind: 'add_negative_keyword', from: null, to: negative });
    const entry = event({
      level: 'keyword',
      operation: 'created',
      externalId: 'campaign:1~5',
      name: 'free',
      changes: [],
    });
    expect(ours([entry], [{ ...added, resourceName: 'customers/9/campaignCriteria/1~5' }])).toEqual([true]);
    expect(ours([entry], [{ ...added, resourceName: 'customers/9/campaignCriteria/1~6' }])).toEqual([false]);
    expect(ours([entry], [added])).toEqual([true]);
    expect(ours([event({ ...entry, externalId: 'campaign:2~5' })], [added])).toEqual([false]);
    const removed = own({ kind: 'remove_negative_keyword', from: negative, to: null });
    expect(ours([event({ ...entry, operation: 'removed' })], [removed])).toEqual([true]);
  });
});
