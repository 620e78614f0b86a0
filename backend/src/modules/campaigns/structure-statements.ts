import type { StructureTable } from './structure-table.js';

const list = (parts: readonly string[]) => parts.join(', ');

/** $1 workspace, $2 client, $3 account, $4 seen at, $5 source, then the parents' keys, then one array a column. */
export function upsertStatement<R>(level: StructureTable<R>): string {
  const parents = parentsOf(level);
  const columns = level.columns.map((column) => column.name);
  const arrays = [...parents.map(() => 'text'), ...level.columns.map((column) => column.type)];
  const names = [...parents.map((parent) => parent.key), ...columns];
  const value = (column: (typeof level.columns)[number]) =>
    column.isList
      ? `coalesce(ARRAY(SELECT jsonb_array_elements_text(i.${column.name}::jsonb)), '{}')`
      : `i.${column.name}`;
  const kept = (name: string) =>
    `CASE WHEN $5 = 'file' THEN coalesce(excluded.${name}, e.${name}) ELSE excluded.${name} END`;
  return `INSERT INTO ${level.table} AS e
  (workspace_id, client_id, ad_account_id, synced_at, ${list([...parents.map((parent) => parent.column), ...columns])})
SELECT $1::uuid, $2::uuid, $3::uuid, $4::timestamptz,
       ${list([...parents.map((parent) => `${parent.alias}.id`), ...level.columns.map(value)])}
  FROM unnest(${list(arrays.map((type, index) => `$${6 + index}::${type}[]`))}) AS i (${list(names)})
  ${parents
    .map(
      (parent) =>
        `${parent.optional ? 'LEFT ' : ''}JOIN ${parent.table} ${parent.alias}
      ON ${parent.alias}.ad_account_id = $3::uuid AND ${parent.alias}.external_id = i.${parent.key}`,
    )
    .join('\n  ')}
    ON CONFLICT (ad_account_id, external_id) DO UPDATE
   SET client_id = excluded.client_id, synced_at = excluded.synced_at,
       ${list([
         ...parents.map((parent) => `${parent.column} = excluded.${parent.column}`),
         ...columns.filter((name) => name !== 'external_id').map((name) => `${name} = ${kept(name)}`),
       ])}
 -- A page that was read before an action changed the row, or an older export, is not news.
 WHERE e.synced_at <= excluded.synced_at`;
}

/** Array parameters of `upsertStatement` after the five scalars; see there. */
export function parentsOf<R>(level: StructureTable<R>) {
  return [
    ...(level.campaignKey
      ? [
          {
            key: 'campaign_key',
            column: 'campaign_id',
            table: 'campaigns',
            alias: 'c',
            optional: false,
            read: level.campaignKey,
          },
        ]
      : []),
    ...(level.adGroupKey
      ? [
          {
            key: 'ad_group_key',
            column: 'ad_group_id',
            table: 'ad_groups',
            alias: 'g',
            optional: level.adGroupOptional === true,
            read: level.adGroupKey,
          },
        ]
      : []),
  ];
}

/**
 * Entities that a read did not meet are gone. $1 account, $2 the read's time, $3 the ids it asked for or null for all.
 * Answers their external ids.
 */
export function removeUnseenStatement<R>(level: StructureTable<R>): string {
  return `UPDATE ${level.table} SET status = 'removed'
 WHERE ad_account_id = $1::uuid AND synced_at < $2::timestamptz AND status IS DISTINCT FROM 'removed'
   AND ($3::text[] IS NULL OR external_id = ANY ($3::text[]))
RETURNING external_id`;
}

/** Closes the current state of entities that are set otherwise now. $1 account, $2 level, $3 external ids, $4 time. */
export function closeStatesStatement<R>(level: StructureTable<R>): string {
  return `UPDATE entity_states s SET valid_to = $4::timestamptz
  FROM ${level.table} e
 WHERE s.ad_account_id = $1::uuid AND s.level = $2 AND s.valid_to IS NULL AND s.external_id = ANY ($3::text[])
   AND e.ad_account_id = $1::uuid AND e.external_id = s.external_id AND s.valid_from < $4::timestamptz
   AND (s.status, s.budget_micros, s.bid_micros) IS DISTINCT FROM (e.status, ${level.budget}, ${level.bid})`;
}

/**
 * Opens the state of entities that have none open. The first one ever known was simply found (`sync`); a later one
 * that our own actions did not write was made on the platform itself (`outside`): drift.
 */
export function openStatesStatement<R>(level: StructureTable<R>): string {
  return `INSERT INTO entity_states
  (workspace_id, client_id, ad_account_id, level, external_id, status, budget_micros, bid_micros, valid_from, source)
SELECT e.workspace_id, e.client_id, e.ad_account_id, $2, e.external_id, e.status, ${level.budget}, ${level.bid},
       $4::timestamptz,
       CASE WHEN EXISTS (SELECT FROM entity_states s WHERE s.ad_account_id = $1::uuid AND s.level = $2
                            AND s.external_id = e.external_id) THEN 'outside' ELSE 'sync' END
  FROM ${level.table} e
 WHERE e.ad_account_id = $1::uuid AND e.external_id = ANY ($3::text[])
   AND NOT EXISTS (SELECT FROM entity_states s WHERE s.ad_account_id = $1::uuid AND s.level = $2
                      AND s.external_id = e.external_id AND s.valid_to IS NULL)`;
}
