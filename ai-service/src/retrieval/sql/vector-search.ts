import type { Sql } from '../../database/ai-database.js';
import type { Vector } from '../embedding/vectors.js';
import { type Reach, within } from './reach.js';

export const NEAREST = {
  /** Up to as many passages every one is compared; the index answers beyond. */
  exactUpTo: 30_000,
  /** Candidates the index keeps while it looks: as few as find 97 in 100 of what comparing each finds (ADR 14). */
  candidates: 600,
} as const;

export function vectorText(vector: Vector): string {
  return `[${vector.join(',')}]`;
}

function vectorOf(text: string): Vector {
  return Float32Array.from(JSON.parse(text) as number[]);
}

/** Adding zero keeps the index out of it: a small tenant's passages among many others' are found by looking at each. */
const EXACT = '(e.embedding <=> $4::halfvec) + 0';
const BY_INDEX = 'e.embedding <=> $4::halfvec';

/**
 * Passages nearest to the query among those within reach that this model embedded, nearest first.
 * @param passages how many there are: decides between comparing each and asking the index.
 */
export async function nearestPassages(
  sql: Sql,
  reach: Reach,
  search: { model: string; query: Vector; passages: number; limit: number },
): Promise<string[]> {
  const exact = search.passages <= NEAREST.exactUpTo;
  if (!exact) {
    // Filters are applied behind the index: it must go on until enough passages within reach were found.
    await sql(
      `SELECT set_config('hnsw.ef_search', '${NEAREST.candidates}', true), set_config('hnsw.iterative_scan', 'strict_order', true)`,
    );
  }
  const rows = await sql<{ id: string }>(
    `SELECT e.chunk_id AS id FROM ai.embeddings e WHERE ${within('e')} AND e.model_id = $3
      ORDER BY ${exact ? `${EXACT}, e.chunk_id` : BY_INDEX} LIMIT $5`,
    [reach.workspaceId, reach.clients, search.model, vectorText(search.query), search.limit],
  );
  return rows.map(({ id }) => id);
}

export async function embeddingsOf(
  sql: Sql,
  reach: Reach,
  model: string,
  ids: readonly string[],
): Promise<Vector[]> {
  if (ids.length === 0) return [];
  const rows = await sql<{ embedding: string }>(
    `SELECT e.embedding::text AS embedding FROM ai.embeddings e
      WHERE ${within('e')} AND e.model_id = $3 AND e.chunk_id = ANY ($4::uuid[])`,
    [reach.workspaceId, reach.clients, model, ids],
  );
  return rows.map(({ embedding }) => vectorOf(embedding));
}
