import { randomUUID } from 'node:crypto';
import { embedPassages, ingestPassages, listUnembedded, searchPassages } from '@adwright/contracts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ingestAll, type KnowledgeApp, startKnowledgeApp } from './testing/knowledge-app.js';

let app: KnowledgeApp;
beforeAll(async () => {
  app = await startKnowledgeApp();
});
afterAll(() => app?.close());

it('brings passages of another model under the one in use, and search works all the while', async () => {
  const workspaceId = randomUUID();
  const documentId = await app.addDocument({ workspaceId });
  const text = Array.from(
    { length: 70 },
    (_, i) => `# Part ${i}\n\n${`Crowns of kind ${i}. `.repeat(20)}`,
  ).join('\n\n');
  await ingestAll(app, ingestPassages, { workspaceId, documentId, title: 'Crowns', text });
  await app.database.asOwner(`DELETE FROM ai.embeddings WHERE workspace_id = $1`, [workspaceId]);
  await app.database.asOwner(
    `INSERT INTO ai.embeddings (chunk_id, model_id, workspace_id, embedding)
     SELECT id, 'former', workspace_id, array_fill(0.05, ARRAY[384])::vector::halfvec FROM ai.chunks WHERE workspace_id = $1`,
    [workspaceId],
  );
  const search = () =>
    app.ask(searchPassages, {
      scope: { workspaceId, clients: 'all' },
      query: 'crowns of kind 33',
      limit: 3,
    });
  // Nobody can ask the former model any more: the words are still found.
  expect((await search()).items[0]).toMatchObject({ ordinal: 33 });
  expect((await app.ask(listUnembedded, {})).workspaceIds).toContain(workspaceId);
  const parts = [];
  do parts.push(await app.ask(embedPassages, { workspaceId }));
  while (parts.at(-1)?.left);
  expect(parts.map(({ embedded }) => embedded)).toEqual([64, 6, 0]);
  expect((await app.ask(listUnembedded, {})).workspaceIds).not.toContain(workspaceId);
  const rows = await app.database.asOwner(
    'SELECT model_id, count(*)::int AS n FROM ai.embeddings WHERE workspace_id = $1 GROUP BY 1',
    [workspaceId],
  );
  expect(rows).toEqual([{ model_id: 'local-hash-1', n: 70 }]);
  expect(await search()).toMatchObject({ model: 'local-hash-1', items: [{ ordinal: 33 }, {}, {}] });
});
