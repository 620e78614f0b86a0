import type { EndpointOutput, listDocuments, listPassages, Problem } from '@adwright/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { KnowledgeKit } from './testing/knowledge-kit.js';

let kit: KnowledgeKit;
let clients: { a: string; b: string };

beforeAll(async () => {
  kit = await KnowledgeKit.open();
  await kit.startWorker();
  clients = { a: await kit.client('A'), b: await kit.client('B') };
});
afterAll(() => kit?.close());

describe('a document', () => {
  it('is indexed by a worker, found, read, and gone with all its words', async () => {
    const made = await kit.paste(
      'Opening hours',
      '# Hours\n\nThe practice is closed on Sundays.\n\n# Prices\n\nAn implant costs a lot.',
    );
    expect(made).toMatchObject({ kind: 'text', duplicate: false, clientId: null });
    expect(await kit.until(made.id, 'done')).toMatchObject({
      chunks: 1,
      progress: { done: 1, total: 1 },
      error: null,
    });

    const [best] = await kit.search('closed sunday');
    expect(best).toMatchObject({ documentId: made.id, documentTitle: 'Opening hours', heading: 'Hours' });
    const { body } = await kit.owner.client.get<EndpointOutput<typeof listPassages>>(
      `/knowledge/documents/${made.id}/passages`,
    );
    expect(body).toMatchObject({ items: [{ chunkId: best?.chunkId, ordinal: 0 }], nextCursor: null });

    expect((await kit.owner.client.delete(`/knowledge/documents/${made.id}`)).status).toBe(204);
    expect(await kit.search('closed sunday')).toEqual([]);
    expect((await kit.owner.client.get(`/knowledge/documents/${made.id}`)).status).toBe(404);
    for (const table of ['chunks', 'postings', 'embeddings', 'term_counts']) {
      const rows = await kit.api.database.asOwner(`SELECT 1 FROM ai.${table} WHERE workspace_id = $1`, [
        kit.owner.workspaceId,
      ]);
      expect([table, rows.length]).toEqual([table, 0]);
    }
  });

  it('is known again by its content, under each client for itself', async () => {
    const first = await kit.paste('One', 'The same words.');
    expect(await kit.paste('Another title', 'The same words.')).toMatchObject({
      id: first.id,
      duplicate: true,
    });
    const ofClient = await kit.paste('One', 'The same words.', clients.a);
    expect(ofClient.duplicate).toBe(false);
    const { body } = await kit.owner.client.get<EndpointOutput<typeof listDocuments>>(
      '/knowledge/documents',
      {
        query: { clientId: clients.b },
      },
    );
    expect(body.items.map(({ id }) => id)).toEqual([first.id]);
  });

  it.each([
    [{}, 'text'],
    [{ text: 'words' }, 'title'],
    [{ title: 'T', text: '   ' }, 'text'],
    [{ title: 'T', text: 'a\u0000b' }, 'text'],
    [{ title: 'T', text: 'x'.repeat(500_001) }, 'text'],
    [{ title: 'T', text: 'words', clientId: 'nobody' }, 'clientId'],
  ])('is refused when it is %j', async (body, field) => {
    const answer = await kit.owner.client.post<Problem>('/knowledge/documents', body);
    expect(answer).toMatchObject({ status: 422, body: { code: 'invalid_input' } });
    expect(answer.body.errors?.map((fault) => fault.field)).toContain(field);
  });
});
