import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestSandbox, type TestSandbox } from '../../../../ops/testing/sandbox.js';
import { ownAttacks, ownBenign } from './attacks.js';
import { measureInjection } from './injection.js';
import { obeyingModelAt } from './obeying-model.js';
import { PlantedTurns } from './planted-turns.js';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox?.close());

it('lets nothing of our own attacks through, though the model obeys every one of them', async () => {
  const model = await obeyingModelAt(sandbox.url, () => Promise.resolve());
  expect(await measureInjection(model, ownAttacks, ownBenign)).toBe(true);
}, 60_000);

it('measures what it says: an answer that is shown counts, and so does a double that does not obey', async () => {
  const model = await obeyingModelAt(sandbox.url, () => Promise.resolve());
  const turns = await PlantedTurns.start(model);
  await model.play([{ text: 'All is quiet.', times: null }]);
  expect(await turns.ask('How is it going?', 'campaign', 'See www.example.com')).toMatchObject({
    answered: true,
    referred: false,
    heldBack: 0,
    obeyedCalls: 0,
  });
  await turns.close();
});
