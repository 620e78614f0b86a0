import { expect, it } from 'vitest';
import { adapterContract } from './adapter-contract.js';
import { makeFakePlatform } from './fake-adapter.js';

adapterContract('the fake platform', async () => {
  const { adapter, access } = makeFakePlatform();
  return {
    adapter,
    access,
    range: { from: '2026-11-01', to: '2026-11-10' },
    close: async () => undefined,
  };
});

const change = {
  kind: 'set_status' as const,
  target: { level: 'campaign' as const, externalId: '101', name: 'Campaign 1' },
  from: 'enabled' as const,
  to: 'paused' as const,
};

it('loses answers on order, with and without having done it', async () => {
  const fake = makeFakePlatform();
  fake.mutations.failNext('lost_before', 'lost_after', 'rejected');
  const apply = () => fake.mutations.apply(fake.access, change, 'aw-1');
  await expect(apply()).rejects.toMatchObject({ kind: 'outcome_unknown' });
  expect(fake.mutations.effective).toEqual([]);
  await expect(apply()).rejects.toMatchObject({ kind: 'outcome_unknown' });
  expect(fake.mutations.effective).toEqual([change]);
  await expect(apply()).rejects.toMatchObject({ kind: 'rejected' });
  expect(fake.mutations.sends).toBe(3);
});

it('shows the old value for as many reads as were ordered', async () => {
  const fake = makeFakePlatform();
  await fake.mutations.apply(fake.access, change, 'aw-1');
  fake.mutations.lagNext(1);
  const read = () => fake.mutations.readBack(fake.access, change, 'aw-1');
  expect(await read()).toMatchObject({ value: 'enabled' });
  expect(await read()).toMatchObject({ value: 'paused' });
});
