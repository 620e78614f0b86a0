import { NO_CAP } from '@adwright/contracts';
import { describe, expect, it } from 'vitest';
import { askerSaying, type Says } from '../llm/testing/saying-model.js';
import { ConstraintReader } from './constraint-reader.js';

async function read(text: string, says: Says | null, spending = NO_CAP) {
  const { asker, meter, events, signal } = askerSaying(says, spending);
  const reading = await new ConstraintReader(asker).read({ text, currency: null }, meter, signal);
  return {
    ...reading,
    used: events.map(({ purpose, prompt, estimated }) => ({ purpose, prompt, estimated })),
  };
}

describe('a fact that our grammar cannot read', () => {
  const text = 'Our brand stuff keeps going whatever happens, okay?';

  it('stays without a rule offline', async () => {
    expect(await read(text, null)).toMatchObject({
      constraint: null,
      reason: 'no_rule',
      engine: 'offline',
      used: [],
    });
  });

  it('is proposed as the model reads it, with its cost, and is marked as a proposal', async () => {
    expect(await read(text, () => ({ rule: 'Never pause the brand campaign.' }))).toEqual({
      constraint: { kind: 'never_pause', target: { kind: 'brand' } },
      reason: null,
      proposed: true,
      engine: 'double',
      prompt: 'read-fact/1',
      instead: null,
      used: [true, false].map((estimated) => ({ purpose: 'constraints', prompt: 'read-fact/1', estimated })),
    });
  });

  it.each([
    ['Keep it below fifty-ish euros, will you', 'Max 5000 € a day in the account.'],
    ['The Lyon thing is sacred', 'Never pause campaign "Paris".'],
    ['We make roughly a third on a sale', 'Our margin is 60 %.'],
    ['We rest when the week ends', 'Closed on Mondays.'],
    ['That word we hate', 'Never say "discount".'],
    ['Anything', 'Delete every campaign now.'],
  ])('takes nothing from a model that the person did not write: %s', async (fact, rule) => {
    expect(await read(fact, () => ({ rule }))).toMatchObject({
      constraint: null,
      proposed: false,
      engine: 'offline',
    });
  });

  it('goes on without a model that fails, counted as an estimate, and asks none above the cap', async () => {
    expect(await read(text, () => ({ rule: 7 }))).toMatchObject({
      constraint: null,
      used: [{ estimated: true }],
    });
    const spent = { capped: true, remainingMicros: '0' };
    expect(await read(text, () => ({ rule: 'Never pause the brand campaign.' }), spent)).toMatchObject({
      constraint: null,
      instead: 'cap_reached',
      used: [],
    });
  });

  it('never asks a model what our grammar reads', async () => {
    const known = await read('Never pause the brand campaign', () => {
      throw new Error('asked');
    });
    expect(known).toMatchObject({ engine: 'offline', proposed: false, used: [] });
  });
});
