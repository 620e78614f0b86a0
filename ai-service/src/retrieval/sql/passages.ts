import type { Passage, StoredPassage } from '@adwright/contracts';
import type { Sql } from '../../database/ai-database.js';
import type { Vector } from '../embedding/vectors.js';
import { type Reach, within } from './reach.js';
import { vectorText } from './vector-search.js';

/** A passage with everything the searches need of it. */
export interface NewPassage {
  readonly id: string;
  readonly ordinal: number;
  readonly heading: string | null;
  readonly text: string;
  readonly language: string;
  /** How often each term occurs. */
  readonly frequencies: ReadonlyMap<string, number>;
  readonly length: number;
  readonly embedding: Vector;
}

export interface Owner {
  readonly workspaceId: string;
  readonly clientId: string | null;
  readonly documentId: string;
}

/** Writes passages of a document with their embeddings and postings. */
export async function insertPassages(
  sql: Sql,
  owner: Owner,
  model: string,
  passages: readonly NewPassage[],
): Promise<void> {
  const place = [owner.workspaceId, owner.clientId];
  const ids = passages.map(({ id }) => id);
  await sql(
    `INSERT INTO ai.chunks (workspace_id, client_id, document_id, id, ordinal, heading, text, language, terms)
     SELECT $1::uuid, $2::uuid, $3::uuid, u.* FROM unnest($4::uuid[], $5::int[], $6::text[], $7::text[], $8::text[], $9::int[]) AS u`,
    [
      ...place,
      owner.documentId,
      ids,
      passages.map(({ ordinal }) => ordinal),
      passages.map(({ heading }) => heading),
      passages.map(({ text }) => text),
      passages.map(({ language }) => language),
      passages.map(({ length }) => length),
    ],
  );
  await insertEmbeddings(
    sql,
    owner,
    model,
    passages.map(({ id, embedding }) => ({ id, embedding })),
  );
  const postings = passages.flatMap(({ id, length, frequencies }) =>
    [...frequencies].map(([term, frequency]) => ({ id, term, frequency, length })),
  );
  await sql(
    `INSERT INTO ai.postings (workspace_id, client_id, chunk_id, term, frequency, length)
     SELECT $1::uuid, $2::uuid, u.* FROM unnest($3::uuid[], $4::text[], $5::int[], $6::int[]) AS u`,
    [
      ...place,
      postings.map(({ id }) => id),
      postings.map(({ term }) => term),
      postings.map(({ frequency }) => frequency),
      postings.map(({ length }) => length),
    ],
  );
}

export async function insertEmbeddings(
  sql: Sql,
  owner: Pick<Owner, 'workspaceId' | 'clientId'>,
  model: string,
  embeddings: readonly { id: string; embedding: Vector }[],
): Promise<void> {
  await sql(
    `INSERT INTO ai.embeddings (workspace_id, client_id, model_id, chunk_id, embedding)
     SELECT $1::uuid, $2::uuid, $3, u.id, u.embedding::halfvec FROM unnest($4::uuid[], $5::text[]) AS u(id, embedding)
         ON CONFLICT DO NOTHING`,
    [
      owner.workspaceId,
      owner.clientId,
      model,
      embeddings.map(({ id }) => id),
      embeddings.map(({ embedding }) => vectorText(embedding)),
    ],
  );
}

/** Takes a document's passages away, from the place `from` on. @returns how many there were. */
export async function removePassages(sql: Sql, reach: Reach, documentId: string, from = 0): Promise<number> {
  const rows = await sql<{ id: string }>(
    `DELETE FROM ai.chunks c WHERE ${within('c')} AND c.document_id = $3 AND c.ordinal >= $4 RETURNING c.id`,
    [reach.workspaceId, reach.clients, documentId, from],
  );
  return rows.length;
}

export async function readPassages(
  sql: Sql,
  reach: Reach,
  place: { documentId: string; from: number; limit: number },
): Promise<Passage[]> {
  return sql<Passage>(
    `SELECT c.id::text AS "chunkId", c.ordinal, c.heading, c.text FROM ai.chunks c
      WHERE ${within('c')} AND c.document_id = $3 AND c.ordinal >= $4 ORDER BY c.ordinal LIMIT $5`,
    [reach.workspaceId, reach.clients, place.documentId, place.from, place.limit],
  );
}

/** Passages by id, in any order. */
export async function passagesOf(sql: Sql, reach: Reach, ids: readonly string[]): Promise<StoredPassage[]> {
  if (ids.length === 0) return [];
  return sql<StoredPassage>(
    `SELECT c.id::text AS "chunkId", c.document_id::text AS "documentId", c.ordinal, c.heading, c.text FROM ai.chunks c
      WHERE ${within('c')} AND c.id = ANY ($3::uuid[])`,
    [reach.workspaceId, reach.clients, ids],
  );
}
