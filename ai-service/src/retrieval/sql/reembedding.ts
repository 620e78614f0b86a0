import type { Sql } from '../../database/ai-database.js';

export interface PassageToEmbed {
  readonly id: string;
  readonly clientId: string | null;
  /** Its headings and its words. */
  readonly text: string;
}

/** Workspaces with passages that the model has not embedded, or that another one's vectors are left of. */
export async function workspacesToEmbed(sql: Sql, model: string): Promise<string[]> {
  const rows = await sql<{ id: string }>('SELECT workspace_id::text AS id FROM ai.workspaces_to_embed($1)', [
    model,
  ]);
  return rows.map(({ id }) => id);
}

/** Some passages without a vector of the model, locked against nobody: a second writer writes the same. */
export function passagesToEmbed(
  sql: Sql,
  workspaceId: string,
  model: string,
  limit: number,
): Promise<PassageToEmbed[]> {
  return sql<PassageToEmbed>(
    `SELECT c.id::text, c.client_id::text AS "clientId", concat_ws(E'\\n', c.heading, c.text) AS text FROM ai.chunks c
      WHERE c.workspace_id = $1::uuid
        AND NOT EXISTS (SELECT FROM ai.embeddings e WHERE e.chunk_id = c.id AND e.model_id = $2)
      ORDER BY c.id LIMIT $3`,
    [workspaceId, model, limit],
  );
}

export async function dropOtherModels(sql: Sql, workspaceId: string, model: string): Promise<void> {
  await sql('DELETE FROM ai.embeddings e WHERE e.workspace_id = $1::uuid AND e.model_id <> $2', [
    workspaceId,
    model,
  ]);
}
