import { describe, expect, it } from 'vitest';
import { uuid } from '../../../test/suggestion.js';
import { tagsOf } from './tags-of.js';

describe('what a live event makes stale', () => {
  it('is the action and everything it shows in', () => {
    const event = { type: 'action.changed', id: uuid(1), state: 'applied', suggestionId: null };
    expect(tagsOf(JSON.stringify(event))).toEqual(
      expect.arrayContaining(['actions', 'suggestions', 'ledger']),
    );
  });

  it('is only the progress while a sync runs, and the facts when it is over', () => {
    const event = {
      type: 'sync_run.changed',
      id: uuid(1),
      adAccountId: uuid(2),
      batchesDone: 3,
      batchesTotal: 10,
    };
    expect(tagsOf(JSON.stringify({ ...event, state: 'running' }))).toEqual(['sync']);
    expect(tagsOf(JSON.stringify({ ...event, state: 'done' }))).toContain('campaigns');
  });

  it.each(['', 'ping', '{', '{}', '{"type":"moon.changed"}', undefined])('is nothing for %j', (data) => {
    expect(tagsOf(data)).toEqual([]);
  });
});
