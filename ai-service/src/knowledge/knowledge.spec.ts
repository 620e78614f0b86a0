import { randomUUID } from 'node:crypto';
import { ingestPassages, readPassages, removePassages, searchPassages } from '@adwright/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ingestAll, type KnowledgeApp, startKnowledgeApp } from './testing/knowledge-app.js';

let app: KnowledgeApp;
const workspaceId = randomUUID();
const [clientA, clientB] = [randomUUID(), randomUUID()];
const all = { workspaceId, clients: 'all' as const };

async function add(title: string, text: string, clientId: string | null = null, workspace = workspaceId) {
  const documentId = await app.addDocument({ workspaceId: workspace, clientId });
  await ingestAll(app, ingestPassages, { workspaceId: workspace, clientId, documentId, title, text });
  return documentId;
}

const find = (query: string, scope: { workspaceId: string; clients: 'all' | string[] } = all, limit = 10) =>
  app.ask(searchPassages, { scope, query, limit });

const counts = () =>
  app.database.asOwner(
    `SELECT (SELECT count(*)::int FROM ai.chunks) AS chunks, (SELECT count(*)::int FROM ai.postings) AS postings,
            (SELECT count(*)::int FROM ai.embeddings) AS embeddings,
            (SELECT coalesce(sum(passages), 0)::int FROM ai.term_counts) AS "termCounts",
            (SELECT coalesce(sum(passages), 0)::int FROM ai.passage_counts) AS "passageCounts",
            (SELECT coalesce(sum(terms), 0)::int FROM ai.passage_counts) AS terms`,
  );

beforeAll(async () => {
  app = await startKnowledgeApp();
});
afterAll(() => app.close());

describe('a document', () => {
  it('is stored part by part, found, read in order, and removed without a trace', async () => {
    const before = await counts();
    const sections = Array.from(
      { length: 90 },
      (_, i) => `## Part ${i}\n\n${`The implant costs what clause ${i} says. `.repeat(12)}`,
    );
    const documentId = await app.addDocument({ workspaceId });
    const body = { scope: all, documentId, clientId: null, title: 'Prices', text: sections.join('\n\n') };
    const first = await app.ask(ingestPassages, { ...body, from: 0 });
    expect(first).toMatchObject({ done: 64, total: 90 });
    // A part that was interrupted is written anew.
    expect(await app.ask(ingestPassages, { ...body, from: 0 })).toEqual(first);
    expect(await app.ask(ingestPassages, { ...body, from: 64 })).toMatchObject({ done: 90, total: 90 });

    const { items, model } = await find('clause 77 implant');
    expect(model).toBe('local-hash-1');
    expect(items[0]).toMatchObject({ documentId, ordinal: 77, heading: 'Part 77' });
    const passages = await app.ask(readPassages, { scope: all, documentId, from: 60, limit: 5 });
    expect(passages.items.map(({ ordinal }) => ordinal)).toEqual([60, 61, 62, 63, 64]);

    expect(await app.ask(removePassages, { scope: all, documentId })).toEqual({ removed: 90 });
    expect(await counts()).toEqual(before);
  });

  it('takes its passages along when its row is deleted, and takes none afterwards', async () => {
    const before = await counts();
    const documentId = await add('Hours', 'We are closed on Sundays.');
    await app.database.asOwner('DELETE FROM knowledge_documents WHERE id = $1', [documentId]);
    expect(await counts()).toEqual(before);
    const late = { scope: all, documentId, clientId: null, title: 'Hours', text: 'Closed.', from: 0 };
    expect(await app.call(ingestPassages, late)).toMatchObject({ status: 404, body: { code: 'not_found' } });
  });

  it('without any text has no passages', async () => {
    const documentId = await app.addDocument({ workspaceId });
    const body = { scope: all, documentId, clientId: null, title: 'Empty', text: ' \n ', from: 0 };
    expect(await app.ask(ingestPassages, body)).toMatchObject({ done: 0, total: 0 });
  });
});

describe('a search', () => {
  it('reaches its own workspace and clients, and ranks by nothing else', async () => {
    const shared = await add('House', 'Our margin on crowns is thirty percent.');
    const ofA = await add('A', 'Client A sells crowns in Lyon.', clientA);
    const alone = await find('crowns margin', { workspaceId, clients: [clientA] });
    await add('B', 'crowns '.repeat(40), clientB);
    for (let i = 0; i < 5; i++) await add(`B${i}`, `Crowns, margin and crowns again: ${i}`, clientB);
    const other = randomUUID();
    await add('Other', 'Crowns of another workspace, margin crowns.', null, other);

    const narrowed = await find('crowns margin', { workspaceId, clients: [clientA] });
    expect(new Set(narrowed.items.map(({ documentId }) => documentId))).toEqual(new Set([shared, ofA]));
    // Neither order nor scores moved when others' passages came.
    expect(narrowed).toEqual(alone);
    expect((await find('crowns margin', { workspaceId, clients: [] })).items).toHaveLength(1);
    expect((await find('crowns margin')).items.length).toBe(8);
    const inA = await app.ask(searchPassages, { scope: all, clientId: clientA, query: 'crowns', limit: 10 });
    expect(inA.items.every(({ documentId }) => [shared, ofA].includes(documentId))).toBe(true);
    const reachingOut = {
      scope: { workspaceId, clients: [clientA] },
      clientId: clientB,
      query: 'crowns',
      limit: 10,
    };
    expect((await app.ask(searchPassages, reachingOut)).items.map(({ documentId }) => documentId)).toEqual([
      shared,
    ]);
    expect((await find('crowns', { workspaceId: randomUUID(), clients: 'all' })).items).toEqual([]);
  });

  it.each(["'; DROP TABLE ai.chunks; --", '%', '\\', '日本語', '!!!', 'a'.repeat(1000), '{}', '[1,2]'])(
    'takes %s as words',
    async (query) => {
      expect((await app.call(searchPassages, { scope: all, query, limit: 5 })).status).toBe(200);
    },
  );

  it.each([
    [{ scope: { workspaceId: "x'; SET ROLE postgres; --", clients: 'all' }, query: 'a', limit: 5 }],
    [{ scope: { workspaceId, clients: ['*'] }, query: 'a', limit: 5 }],
    [{ scope: all, query: '', limit: 5 }],
    [{ scope: all, query: 'a', limit: 0 }],
    [{ query: 'a', limit: 5 }],
  ])('refuses %j', async (body) => {
    expect(await app.call(searchPassages, body)).toMatchObject({
      status: 422,
      body: { code: 'invalid_input' },
    });
  });

  it('takes upper-case ids for what they are', async () => {
    const scope = { workspaceId: workspaceId.toUpperCase(), clients: 'all' };
    expect((await app.call(searchPassages, { scope, query: 'crowns', limit: 5 })).status).toBeLessThan(500);
  });
});
