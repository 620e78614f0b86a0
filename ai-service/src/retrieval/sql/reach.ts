/** Whose passages a statement reads. Every statement names it, beside the policies that enforce it. */
export interface Reach {
  readonly workspaceId: string;
  /** Null for all; else these, beside those of the whole workspace. */
  readonly clients: readonly string[] | null;
}

/** In the tables of counts, the "client" of passages that belong to the whole workspace. */
export const WHOLE_WORKSPACE = '00000000-0000-0000-0000-000000000000';

/** Condition on a table of passages; `$1` is the workspace, `$2` the clients or null. */
export function within(table: string): string {
  return `${table}.workspace_id = $1::uuid
     AND ($2::uuid[] IS NULL OR ${table}.client_id IS NULL OR ${table}.client_id = ANY ($2::uuid[]))`;
}

/** Condition on a table of counts, with the same parameters. */
export function countedWithin(table: string): string {
  return `${table}.workspace_id = $1::uuid
     AND ($2::uuid[] IS NULL OR ${table}.client_id = '${WHOLE_WORKSPACE}' OR ${table}.client_id = ANY ($2::uuid[]))`;
}
