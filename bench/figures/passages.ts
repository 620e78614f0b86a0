import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { passageId } from '../../ai-service/src/retrieval/chunk/passage-id.js';
import { embedLocally, LOCAL_MODEL } from '../../ai-service/src/retrieval/embedding/local-embedding.js';
import { frequenciesOf } from '../../ai-service/src/retrieval/text/terms.js';

const VOCABULARY = 40_000;
const TOPICS = 2_000;
const TOPIC_WORDS = 40;
/** Terms of a passage; a share of them is its topic's, the rest anybody's. */
const TERMS = 60;
const OF_TOPIC = 0.4;
const BATCH = 500;

/** Numbers in [0, 1), the same every time. */
function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return ((state ^ (state >>> 15)) >>> 0) / 2 ** 32;
  };
}

const SYLLABLES = 'ba co di fu ga hel in jo ka lu mer no pa qui ro sa tu ver wi xan'.split(' ');

/** A word by its rank: 0 is the commonest. */
function word(rank: number): string {
  let rest = rank * 7_919 + 400;
  let text = '';
  for (let at = 0; at < 4; at += 1) {
    text += SYLLABLES[rest % SYLLABLES.length] ?? '';
    rest = Math.floor(rest / SYLLABLES.length);
  }
  return `${text}${rank % 97}`;
}

/** Words as often as in a language: the n-th commonest about 1/n times as often as the first (Zipf). */
const zipf = (random: number) => Math.min(VOCABULARY - 1, Math.floor(VOCABULARY ** random) - 1);

/** The terms of passage `at` of a made-up corpus in which words keep company, as they do in documents. */
export function termsOf(at: number): string[] {
  const random = seeded(at + 1);
  const topic = seeded(1_000_003 + Math.floor(random() * TOPICS));
  const words = Array.from({ length: TOPIC_WORDS }, () => zipf(0.3 + 0.7 * topic()));
  return Array.from({ length: TERMS }, () =>
    word(random() < OF_TOPIC ? (words[Math.floor(random() * TOPIC_WORDS)] ?? 0) : zipf(random())),
  );
}

/** A question of five terms: three that passage `at` holds, two that anybody says. */
export function questionOf(at: number): string[] {
  const random = seeded(at * 31 + 7);
  const terms = termsOf(at);
  return [
    ...Array.from({ length: 3 }, () => terms[Math.floor(random() * terms.length)] ?? ''),
    word(zipf(random())),
    word(zipf(random())),
  ];
}

const REBUILT = ['postings_of_term', 'embeddings_nearest'];

/**
 * Fills one workspace with `count` passages as an ingest would leave them. Indexes and counters are made afterwards: what is
 * measured is the search, not the storing.
 * @param url an owner's, who may switch triggers off.
 */
export async function storePassages(url: string, workspaceId: string, count: number): Promise<void> {
  const owner = new pg.Client({ connectionString: url });
  await owner.connect();
  await owner.query(`SET session_replication_role = replica; SET synchronous_commit = off;
                     SET maintenance_work_mem = '1GB'; SET max_parallel_maintenance_workers = 2`);
  const { rows } = await owner.query<{ indexdef: string }>(
    `SELECT indexdef FROM pg_indexes WHERE schemaname = 'ai' AND indexname = ANY ($1)`,
    [REBUILT],
  );
  for (const name of REBUILT) await owner.query(`DROP INDEX ai.${name}`);
  const documentId = randomUUID();
  for (let from = 0; from < count; from += BATCH) {
    const part = Array.from({ length: Math.min(BATCH, count - from) }, (_, i) => ({
      id: passageId(),
      ordinal: from + i,
      terms: termsOf(from + i),
    }));
    await owner.query(
      `INSERT INTO ai.chunks (workspace_id, document_id, id, ordinal, text, language, terms)
       SELECT $1::uuid, $2::uuid, u.id, u.ordinal, u.text, 'en', ${TERMS}
         FROM unnest($3::uuid[], $4::int[], $5::text[]) AS u(id, ordinal, text)`,
      [
        workspaceId,
        documentId,
        part.map(({ id }) => id),
        part.map(({ ordinal }) => ordinal),
        part.map(({ terms }) => terms.join(' ')),
      ],
    );
    await owner.query(
      `INSERT INTO ai.embeddings (workspace_id, model_id, chunk_id, embedding)
       SELECT $1::uuid, $2, u.id, u.embedding::halfvec FROM unnest($3::uuid[], $4::text[]) AS u(id, embedding)`,
      [
        workspaceId,
        LOCAL_MODEL,
        part.map(({ id }) => id),
        part.map(({ terms }) => `[${[...embedLocally(terms)].map((x) => +x.toFixed(5)).join(',')}]`),
      ],
    );
    const postings = part.flatMap(({ id, terms }) =>
      [...frequenciesOf(terms)].map(([term, frequency]) => ({ id, term, frequency })),
    );
    await owner.query(
      `INSERT INTO ai.postings (workspace_id, chunk_id, term, frequency, length)
       SELECT $1::uuid, u.*, ${TERMS} FROM unnest($2::uuid[], $3::text[], $4::int[]) AS u`,
      [
        workspaceId,
        postings.map(({ id }) => id),
        postings.map(({ term }) => term),
        postings.map(({ frequency }) => frequency),
      ],
    );
  }
  const shared = '00000000-0000-0000-0000-000000000000';
  await owner.query(
    `INSERT INTO ai.term_counts (workspace_id, term, client_id, passages)
     SELECT workspace_id, term, '${shared}', count(*) FROM ai.postings WHERE workspace_id = '${workspaceId}' GROUP BY 1, 2;
     INSERT INTO ai.passage_counts (workspace_id, client_id, kind, name, passages, terms)
     SELECT '${workspaceId}', '${shared}', u.kind, u.name, ${count}, ${count * TERMS}
       FROM (VALUES ('language', 'en'), ('model', '${LOCAL_MODEL}')) AS u(kind, name)`,
  );
  for (const { indexdef } of rows) await owner.query(indexdef);
  for (const table of ['chunks', 'embeddings', 'postings', 'term_counts', 'passage_counts'])
    await owner.query(`VACUUM ANALYZE ai.${table}`);
  await owner.end();
}
