import type { Sql } from '../../database/ai-database.js';
import { BM25, inverseFrequency } from '../lexical/bm25.js';
import { SCORE_STEPS } from '../lexical/lexical-index.js';
import { frequenciesOf } from '../text/terms.js';
import type { Corpus } from './corpus.js';
import { countedWithin, type Reach, within } from './reach.js';

/** How much is read for one question. */
interface Effort {
  readonly mostPostings: number;
  readonly reordered: number;
}

export const LEXICAL: Effort = {
  /** Postings read for one question; beyond, the commonest terms only reorder what the others have found. */
  mostPostings: 8_000,
  /** Passages that such terms reorder. */
  reordered: 600,
};

interface WeighedTerm {
  readonly term: string;
  readonly passages: number;
  /** idf times how often the question says it. */
  readonly weight: number;
}

/** What a posting adds to its passage's score: `termScore`, in SQL. `$5` is the mean length. */
const CONTRIBUTION = `q.weight * p.frequency
  / (p.frequency + ${BM25.k1} * (1 - ${BM25.b} + ${BM25.b} * p.length / greatest($5::float8, 1)))`;

/** Steps instead of the sum itself, so that the order does not hang on the last bit of an addition. */
const STEPS = (sum: string) => `(${sum} * ${SCORE_STEPS})::bigint`;

/**
 * BM25 over the postings within reach: passages best first, equal ones in the order they were stored.
 * @param effort what may be read for it: less is quicker, and less sure of the later ranks.
 */
export async function lexicalSearch(
  sql: Sql,
  reach: Reach,
  corpus: Corpus,
  terms: readonly string[],
  limit: number,
  effort: Effort = LEXICAL,
): Promise<string[]> {
  const weighed = await weigh(sql, reach, corpus, terms);
  if (weighed.length === 0) return [];
  const { searched, common } = split(weighed, effort.mostPostings);
  const rows =
    common.length === 0
      ? await sql<{ id: string }>(`${SCORED} ORDER BY steps DESC, id LIMIT $6`, [
          ...parameters(reach, corpus, searched),
          limit,
        ])
      : await sql<{ id: string }>(REORDERED, [
          ...parameters(reach, corpus, searched),
          limit,
          effort.reordered,
          common.map(({ term }) => term),
          common.map(({ weight }) => weight),
        ]);
  return rows.map(({ id }) => id);
}

const SCORED = `
  SELECT p.chunk_id AS id, ${STEPS(`sum(${CONTRIBUTION})`)} AS steps
    FROM unnest($3::text[], $4::float8[]) AS q(term, weight)
    JOIN ai.postings p ON p.term = q.term AND ${within('p')}
   GROUP BY p.chunk_id`;

const REORDERED = `
  WITH found AS (${SCORED} ORDER BY steps DESC, id LIMIT $7)
  SELECT f.id, f.steps + coalesce(more.steps, 0) AS steps
    FROM found f
    LEFT JOIN LATERAL (
      SELECT ${STEPS(`sum(${CONTRIBUTION})`)} AS steps
        FROM unnest($8::text[], $9::float8[]) AS q(term, weight)
        JOIN ai.postings p ON p.chunk_id = f.id AND p.term = q.term AND ${within('p')}) AS more ON true
   ORDER BY 2 DESC, 1 LIMIT $6`;

function parameters(reach: Reach, corpus: Corpus, terms: readonly WeighedTerm[]): unknown[] {
  return [
    reach.workspaceId,
    reach.clients,
    terms.map(({ term }) => term),
    terms.map(({ weight }) => weight),
    corpus.meanLength,
  ];
}

async function weigh(
  sql: Sql,
  reach: Reach,
  corpus: Corpus,
  terms: readonly string[],
): Promise<WeighedTerm[]> {
  const asked = frequenciesOf(terms);
  if (asked.size === 0) return [];
  const rows = await sql<{ term: string; passages: number }>(
    `SELECT c.term, sum(c.passages)::int AS passages FROM ai.term_counts c
      WHERE ${countedWithin('c')} AND c.term = ANY ($3::text[]) GROUP BY c.term HAVING sum(c.passages) > 0`,
    [reach.workspaceId, reach.clients, [...asked.keys()]],
  );
  return rows.map(({ term, passages }) => ({
    term,
    passages,
    weight: (asked.get(term) ?? 0) * inverseFrequency(corpus.passages, passages),
  }));
}

/**
 * The rarest terms as long as their postings are few enough, at least one; the rest is common. Common terms weigh little:
 * a passage that holds none of the rare ones has no place among the first.
 */
function split(
  terms: readonly WeighedTerm[],
  mostPostings: number,
): { searched: WeighedTerm[]; common: WeighedTerm[] } {
  const rarest = [...terms].sort((a, b) => a.passages - b.passages);
  let read = 0;
  const searched = rarest.filter(({ passages }, at) => {
    read += passages;
    return at === 0 || read <= mostPostings;
  });
  return { searched, common: rarest.slice(searched.length) };
}
