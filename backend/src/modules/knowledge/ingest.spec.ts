import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { KnowledgeKit } from './testing/knowledge-kit.js';

let kit: KnowledgeKit;
const long = Array.from(
  { length: 200 },
  (_, i) => `# Part ${i}\n\n${`Clause ${i} says so. `.repeat(20)}`,
).join('\n\n');

beforeAll(async () => {
  kit = await KnowledgeKit.open();
});
afterAll(() => kit?.close());

describe('a document that waits', () => {
  it('can be cancelled and taken up again', async () => {
    const { id } = await kit.paste('Waiting', 'Words that wait.');
    const path = `/knowledge/documents/${id}`;
    expect(await kit.owner.client.post(`${path}/retry`)).toMatchObject({
      status: 409,
      body: { code: 'wrong_state' },
    });
    expect(await kit.owner.client.post(`${path}/cancel`)).toMatchObject({
      status: 202,
      body: { state: 'cancelled' },
    });
    expect((await kit.owner.client.post(`${path}/cancel`)).status).toBe(409);
    expect(await kit.search('words wait')).toEqual([]);
    expect(await kit.owner.client.post(`${path}/retry`)).toMatchObject({
      status: 202,
      body: { state: 'queued' },
    });
    expect(await kit.paste('Same', 'Words that wait.')).toMatchObject({ id, duplicate: true });
  });

  it('is done when the worker comes, and goes on where a dead one stopped', async () => {
    const { id } = await kit.paste('Long', long);
    // As a worker that died after two parts leaves it.
    await kit.api.database.asOwner(
      `UPDATE knowledge_documents SET state = 'indexing', chunks_done = 128, lease_until = now() - interval '1 s' WHERE id = $1`,
      [id],
    );
    await kit.startWorker();
    const done = await kit.until(id, 'done');
    expect(done.progress).toEqual({ done: 200, total: 200 });
    const rows = await kit.api.database.asOwner<{ ordinal: number }>(
      'SELECT ordinal FROM ai.chunks WHERE document_id = $1 ORDER BY 1',
      [id],
    );
    // What the dead one had written is not asked for again.
    expect(rows[0]?.ordinal).toBe(128);
    expect(rows).toHaveLength(72);
  });

  it('waits while the AI service is away, and the search says so', async () => {
    await kit.stopAi();
    const { id } = await kit.paste('Away', 'Nobody is there to read it.');
    await expect
      .poll(
        async () => (await kit.owner.client.get<{ error: unknown }>(`/knowledge/documents/${id}`)).body.error,
      )
      .toMatchObject({ code: 'ai_unavailable' });
    expect(await kit.owner.client.post('/knowledge/search', { query: 'anything' })).toMatchObject({
      status: 503,
      body: { code: 'ai_unavailable' },
    });
    // Deleting needs nobody.
    expect((await kit.owner.client.delete(`/knowledge/documents/${id}`)).status).toBe(204);
    await kit.startAi();
    const next = await kit.paste('Back', 'Somebody is there again.');
    await kit.until(next.id, 'done');
  });
});
