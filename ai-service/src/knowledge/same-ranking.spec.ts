import { randomUUID } from 'node:crypto';
import { ingestPassages, searchPassages } from '@adwright/contracts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { MemoryStore } from '../retrieval/memory-store.js';
import { ingestAll, type KnowledgeApp, startKnowledgeApp } from './testing/knowledge-app.js';

const WORDS =
  'crown implant margin budget brand sunday refund price clinic lyon pause never whitening offer'.split(' ');

/** The same texts every time: words drawn by a fixed rule. */
function textOf(seed: number): string {
  let state = seed * 2_654_435_761;
  return Array.from({ length: 30 + (seed % 40) }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return WORDS[(state >>> 16) % WORDS.length];
  }).join(' ');
}

let app: KnowledgeApp;
beforeAll(async () => {
  app = await startKnowledgeApp();
});
afterAll(() => app?.close());

it('ranks in the database as the store does that the evals measure', async () => {
  const workspaceId = randomUUID();
  const store = new MemoryStore();
  for (let seed = 1; seed <= 40; seed += 1) {
    const [title, text] = [`Note ${WORDS[seed % WORDS.length]}`, textOf(seed)];
    const documentId = await app.addDocument({ workspaceId });
    await ingestAll(app, ingestPassages, { workspaceId, documentId, title, text });
    store.add(documentId, title, text);
  }
  for (const query of [
    'never pause the brand',
    'margin of a crown in Lyon',
    'refund price',
    'implants',
    'nothing known',
  ]) {
    const { items } = await app.ask(searchPassages, {
      scope: { workspaceId, clients: 'all' },
      query,
      limit: 40,
    });
    const expected = store.documentsOf(await store.hybrid(query, 40));
    expect(
      items.map(({ documentId }) => documentId),
      query,
    ).toEqual(expected);
  }
});
