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
 * One statement that stores a batch: reads what stands there, keeps the old figures of closed days, updates what a
 * newer read changes, inserts what is new, and counts. The caller holds the account's row lock, so that nobody else
 * writes these rows between reading and writing and a plain INSERT (half the cost of ON CONFLICT) cannot collide.
 */
export function storeStatement<F>(fact: FactTable<F>): string {
  const keys = fact.keys.map((column) => column.name);
  const figures = fact.figures.map((column) => column.name);
  const columns = [...fact.keys, ...fact.labels, ...fact.figures];
  const names = columns.map((column) => column.name);
  const arrays = columns.map((column, index) => `$${FIRST_ARRAY + index}::${column.type}[]`);
  const at = (row: string, key: string) =>
    key === 'breakdown' ? `coalesce(${row}.breakdown, '')` : `${row}.${key}`;
  const same = (a: string, b: string) => keys.map((key) => `${a}.${key} = ${b}.${key}`).join(' AND ');
  const mine = (row: string) => `${row}.ad_account_id = $${P.account}::uuid AND ${row}.level = $${P.level}`;
  // A file that lacks a column says nothing of it; a platform's answer is whole.
  const value = (name: string) =>
    `CASE WHEN $${P.source} = 'file' THEN coalesce(i.${name}, m.${name}) ELSE i.${name} END`;
  const day = keys.at(-1) ?? 'date';
  const closed = `s.differs AND s.old_source_id <> $${P.sourceId}::uuid AND s.${day} < $${P.closedBefore}::date`;
  const revised = fact.revisions
    ? `revised AS (
  INSERT INTO metric_revisions (workspace_id, client_id, ad_account_id, level, ${list(keys)}, ${list(revisedFigures)},
                                source_id, seen_at, replaced_at, replaced_by)
  SELECT $${P.workspace}::uuid, $${P.client}::uuid, $${P.account}::uuid, $${P.level}, ${list(keys.map((key) => `s.${key}`))},
         ${list(revisedFigures.map((name) => `s.old_${name}`))}, s.old_source_id, s.old_seen_at,
         $${P.seenAt}::timestamptz, $${P.sourceId}::uuid
    FROM stored s WHERE s.wins AND ${closed}
), `
    : '';
  return `WITH incoming AS MATERIALIZED (
  SELECT ${list(names.map((name) => (name === 'breakdown' ? `${at('i', name)} AS breakdown` : `i.${name}`)))}
    FROM unnest(${list(arrays)}) AS i (${list(names)})
   -- Every parameter has to be mentioned, also where no day is ever closed.
   WHERE $${P.closedBefore}::date IS NOT NULL
), held AS MATERIALIZED (
  SELECT DISTINCT ${list(keys.filter((key) => key !== 'entity_key').map((key) => `m.${key}`))} FROM ${fact.table} m
   WHERE $${P.source} = 'file' AND ${mine('m')} AND m.source = 'api'
), stored AS MATERIALIZED (
  SELECT ${list([...keys, 'entity_name', 'parent_key'].map((name) => `i.${name}`))},
         ${list(figures.map((name) => `${value(name)} AS ${name}`))},
         ${list(revisedFigures.map((name) => `m.${name} AS old_${name}`))},
         m.source_id AS old_source_id, m.seen_at AS old_seen_at,
         (m.source = $${P.source} AND m.seen_at <= $${P.seenAt}::timestamptz)
           OR (m.source = 'file' AND $${P.source} = 'api') AS wins,
         (${list(figures.map((name) => `m.${name}`))}) IS DISTINCT FROM (${list(figures.map(value))}) AS differs
    FROM incoming i JOIN ${fact.table} m ON ${mine('m')} AND ${same('m', 'i')}
), ${revised}restated AS (
  UPDATE ${fact.table} m
     SET client_id = $${P.client}::uuid, source = $${P.source}, source_id = $${P.sourceId}::uuid,
         seen_at = $${P.seenAt}::timestamptz,
         ${list(['entity_name', 'parent_key', ...figures].map((name) => `${name} = s.${name}`))}${
           fact.revisions ? `, revisions = m.revisions + (${closed})::int` : ''
         }
    FROM stored s
   WHERE ${mine('m')} AND ${same('m', 's')} AND s.wins
     AND (s.differs OR ($${P.source} = 'file' AND s.old_seen_at < $${P.seenAt}::timestamptz))
), added AS (
  INSERT INTO ${fact.table} (workspace_id, client_id, ad_account_id, level, source, source_id, seen_at, ${list(names)})
  SELECT $${P.workspace}::uuid, $${P.client}::uuid, $${P.account}::uuid, $${P.level}, $${P.source},
         $${P.sourceId}::uuid, $${P.seenAt}::timestamptz, ${list(names.map((name) => `i.${name}`))}
    FROM incoming i
   WHERE NOT EXISTS (SELECT FROM ${fact.table} m WHERE ${mine('m')} AND ${same('m', 'i')})
     AND NOT EXISTS (SELECT FROM held h WHERE ${keys
       .filter((key) => key !== 'entity_key')
       .map((key) => `h.${key} = i.${key}`)
       .join(' AND ')})
  RETURNING 1
)
SELECT (SELECT count(*) FROM added)::int AS added, count(*) FILTER (WHERE wins AND differs)::int AS restated,
       count(*) FILTER (WHERE NOT differs)::int AS unchanged
  FROM stored`;
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
  const same = fact.keys
    .map(({ name }) => `m.${name} = ${name === 'breakdown' ? "coalesce(i.breakdown, '')" : `i.${name}`}`)
    .join(' AND ');
  return `SELECT min(m.seen_at) AS "seenAt"
  FROM unnest(${list(arrays)}) AS i (${list(columns.map((column) => column.name))})
  JOIN ${fact.table} m ON m.ad_account_id = $1::uuid AND m.level = $2 AND ${same}
 WHERE m.source = 'file'
   AND (${list(figures.map((name) => `m.${name}`))})
       IS DISTINCT FROM (${list(figures.map((name) => `coalesce(i.${name}, m.${name})`))})`;
}
