import { type FactTable, revisedFigures } from './fact-table.js';

/** Numbered parameters of the statement, in the order `storeParameters` gives them. */
const P = {
  workspace: 1,
  client: 2,
  account: 3,
  level: 4,
  source: 5,
  sourceId: 6,
  seenAt: 7,
  closedBefore: 8,
};
const FIRST_ARRAY = 9;

const list = (parts: readonly string[]) => parts.join(', ');

/**
 * One statement that stores a batch: looks up what stands there, keeps the old figures of closed days, rewrites what a
 * newer read changes, inserts what is new, and counts. The caller holds the account's row lock, so that nobody else
 * writes these rows between reading and writing and a plain INSERT (half the cost of ON CONFLICT) cannot collide.
 *
 * The look-up is a lateral LIMIT 1, so that it is one probe of the primary key a row whatever the planner believes: a
 * table that was just filled has no statistics, and a join of two thousands planned for one row takes minutes. For the
 * same reason changed rows are written by their key (ON CONFLICT) and not by a join. `incoming` is materialized, since
 * under row-level security an expression such as coalesce is no index condition.
 */
export function storeStatement<F>(fact: FactTable<F>): string {
  const keys = fact.keys.map((column) => column.name);
  const figures = fact.figures.map((column) => column.name);
  const columns = [...fact.keys, ...fact.labels, ...fact.figures];
  const names = columns.map((column) => column.name);
  const labelsAndFigures = names.slice(keys.length);
  const arrays = columns.map((column, index) => `$${FIRST_ARRAY + index}::${column.type}[]`);
  const mine = `m.ad_account_id = $${P.account}::uuid AND m.level = $${P.level}`;
  const dayKeys = keys.filter((key) => key !== 'entity_key');
  // A file that lacks a column says nothing of it; a platform's answer is whole.
  const value = (name: string) =>
    `CASE WHEN $${P.source} = 'file' THEN coalesce(i.${name}, m.${name}) ELSE i.${name} END`;
  const day = keys.at(-1) ?? 'date';
  const closed = `k.differs AND k.old_source_id <> $${P.sourceId}::uuid AND k.${day} < $${P.closedBefore}::date`;
  const revised = fact.revisions
    ? `revised AS (
  INSERT INTO metric_revisions (workspace_id, client_id, ad_account_id, level, ${list(keys)}, ${list(revisedFigures)},
                                source_id, seen_at, replaced_at, replaced_by)
  SELECT $${P.workspace}::uuid, $${P.client}::uuid, $${P.account}::uuid, $${P.level}, ${list(keys.map((key) => `k.${key}`))},
         ${list(revisedFigures.map((name) => `k.old_${name}`))}, k.old_source_id, k.old_seen_at,
         $${P.seenAt}::timestamptz, $${P.sourceId}::uuid
    FROM known k WHERE k.wins AND ${closed}
), `
    : '';
  const target = `INSERT INTO ${fact.table} AS m
    (workspace_id, client_id, ad_account_id, level, source, source_id, seen_at, ${list(names)}`;
  const source = `SELECT $${P.workspace}::uuid, $${P.client}::uuid, $${P.account}::uuid, $${P.level}, $${P.source},
         $${P.sourceId}::uuid, $${P.seenAt}::timestamptz, ${list(names.map((name) => `k.${name}`))}`;
  const rewritten = ['client_id', 'source', 'source_id', 'seen_at', ...labelsAndFigures];
  return `WITH incoming AS MATERIALIZED (
  SELECT ${list(names.map((name) => (name === 'breakdown' ? "coalesce(i.breakdown, '') AS breakdown" : `i.${name}`)))}
    FROM unnest(${list(arrays)}) AS i (${list(names)})
   -- Every parameter has to be mentioned, also where no day is ever closed.
   WHERE $${P.closedBefore}::date IS NOT NULL
), held AS MATERIALIZED (
  SELECT DISTINCT ${list(dayKeys.map((key) => `m.${key}`))} FROM ${fact.table} m
   WHERE $${P.source} = 'file' AND ${mine} AND m.source = 'api'
), known AS MATERIALIZED (
  SELECT ${list([...keys, 'entity_name', 'parent_key'].map((name) => `i.${name}`))},
         ${list(figures.map((name) => `${value(name)} AS ${name}`))},
         ${list(revisedFigures.map((name) => `m.${name} AS old_${name}`))},
         m.source_id AS old_source_id, m.seen_at AS old_seen_at, ${fact.revisions ? 'm.revisions AS old_revisions,' : ''}
         (m.source = $${P.source} AND m.seen_at <= $${P.seenAt}::timestamptz)
           OR (m.source = 'file' AND $${P.source} = 'api') AS wins,
         m.source IS NOT NULL
           AND (${list(figures.map((name) => `m.${name}`))}) IS DISTINCT FROM (${list(figures.map(value))}) AS differs
    FROM incoming i LEFT JOIN LATERAL (
      SELECT * FROM ${fact.table} m
       WHERE ${mine} AND ${keys.map((key) => `m.${key} = i.${key}`).join(' AND ')} LIMIT 1
    ) m ON true
), ${revised}restated AS (
  ${target}${fact.revisions ? ', revisions' : ''})
  ${source}${fact.revisions ? `, k.old_revisions + (${closed})::int` : ''}
    FROM known k
   WHERE k.wins AND (k.differs OR ($${P.source} = 'file' AND k.old_seen_at < $${P.seenAt}::timestamptz))
      ON CONFLICT (ad_account_id, level, ${list(keys)}) DO UPDATE
     SET ${list([...rewritten, ...(fact.revisions ? ['revisions'] : [])].map((name) => `${name} = excluded.${name}`))}
), added AS (
  ${target})
  ${source}
    FROM known k
   WHERE k.old_seen_at IS NULL
     AND NOT EXISTS (SELECT FROM held h WHERE ${dayKeys.map((key) => `h.${key} = k.${key}`).join(' AND ')})
  RETURNING 1
)
SELECT (SELECT count(*) FROM added)::int AS added, count(*) FILTER (WHERE wins AND differs)::int AS restated,
       count(*) FILTER (WHERE old_seen_at IS NOT NULL AND NOT differs)::int AS unchanged
  FROM known`;
}

/** The array parameters of a batch, after the eight scalars. */
export function batchParameters<F>(fact: FactTable<F>, batch: readonly F[]): string[] {
  return [...fact.keys, ...fact.labels, ...fact.figures].map((column) => column.encode(batch));
}

/**
 * When the oldest stored figures were true that a batch from a file contradicts; null when it contradicts none.
 * $1 account, $2 level, then the arrays of `batchParameters`.
 */
export function contradictionStatement<F>(fact: FactTable<F>): string {
  const columns = [...fact.keys, ...fact.labels, ...fact.figures];
  const arrays = columns.map((column, index) => `$${3 + index}::${column.type}[]`);
  const figures = fact.figures.map((column) => column.name);
  const same = fact.keys.map(({ name }) => `m.${name} = i.${name}`).join(' AND ');
  return `WITH incoming AS MATERIALIZED (
  SELECT ${list(columns.map(({ name }) => (name === 'breakdown' ? "coalesce(i.breakdown, '') AS breakdown" : `i.${name}`)))}
    FROM unnest(${list(arrays)}) AS i (${list(columns.map((column) => column.name))})
)
SELECT min(m.seen_at) AS "seenAt"
  FROM incoming i CROSS JOIN LATERAL (
    SELECT * FROM ${fact.table} m WHERE m.ad_account_id = $1::uuid AND m.level = $2 AND ${same} LIMIT 1
  ) m
 WHERE m.source = 'file'
   AND (${list(figures.map((name) => `m.${name}`))})
       IS DISTINCT FROM (${list(figures.map((name) => `coalesce(i.${name}, m.${name})`))})`;
}
