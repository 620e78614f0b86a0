import { EMPTY_DRAFT } from '@adwright/contracts';
import { describe, expect, it } from 'vitest';
import { hear } from '../hear/hear.js';
import { TODAY, workspaces } from '../testing/converse.js';
import { type Candidates, withCandidates } from './candidates.js';

const NOTHING: Candidates = {
  business: null,
  offer: null,
  objective: null,
  budget: null,
  places: null,
  dates: null,
};

function added(message: string, candidates: Partial<Candidates>) {
  const accounts = [...workspaces.google];
  const context = { accounts, today: TODAY, language: 'en' as const };
  const turn = { message, language: 'en' as const, body: EMPTY_DRAFT, accounts, today: TODAY };
  return withCandidates(hear(message, EMPTY_DRAFT, context), { ...NOTHING, ...candidates }, turn, context);
}

describe('what a model points out', () => {
  it('counts when the person wrote it and our grammar reads it', () => {
    const message = 'We fix teeth. Put sixty euros a day towards it.';
    expect(added(message, { business: 'fix teeth', objective: 'leads' })).toMatchObject({
      business: 'fix teeth',
      objective: 'leads',
    });
  });

  it('is nothing when the person did not write it', () => {
    const message = 'We fix teeth and want to spend what is right.';
    for (const budget of ['5000 euros a day', '1 million EUR a week'])
      expect(added(message, { budget, places: 'Berlin', dates: 'tomorrow', business: 'a casino' })).toEqual(
        {},
      );
  });

  it('never replaces what was heard, nor settles what can be read in two ways', () => {
    const message = '50 euros a day or 70 euros a day for my hotel in Nice';
    expect(added(message, { budget: '70 euros a day', places: 'Nice', business: 'hotel in Nice' })).toEqual(
      {},
    );
  });
});
