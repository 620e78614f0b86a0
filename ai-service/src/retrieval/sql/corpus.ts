import type { Sql } from '../../database/ai-database.js';
import { type Language, languages } from '../text/languages.js';
import { countedWithin, type Reach } from './reach.js';

/** What the searches need to know of all passages within reach; nothing of passages beyond it enters. */
export interface Corpus {
  readonly passages: number;
  /** Mean terms of a passage. */
  readonly meanLength: number;
  readonly languages: readonly Language[];
  /** Passages that have an embedding, by model. */
  readonly models: ReadonlyMap<string, number>;
}

interface CountRow {
  kind: 'language' | 'model';
  name: string;
  passages: number;
  terms: number;
}

export async function readCorpus(sql: Sql, reach: Reach): Promise<Corpus> {
  const rows = await sql<CountRow>(
    `SELECT c.kind, c.name, sum(c.passages)::int AS passages, sum(c.terms)::float8 AS terms
       FROM ai.passage_counts c WHERE ${countedWithin('c')}
      GROUP BY c.kind, c.name HAVING sum(c.passages) > 0 ORDER BY c.kind, c.name`,
    [reach.workspaceId, reach.clients],
  );
  const spoken = rows.filter((row) => row.kind === 'language');
  const passages = spoken.reduce((sum, row) => sum + row.passages, 0);
  return {
    passages,
    meanLength: spoken.reduce((sum, row) => sum + row.terms, 0) / Math.max(1, passages),
    languages: languages.filter((language) => spoken.some(({ name }) => name === language)),
    models: new Map(rows.filter((row) => row.kind === 'model').map((row) => [row.name, row.passages])),
  };
}
