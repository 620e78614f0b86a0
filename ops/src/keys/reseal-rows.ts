import type { OwnerSession } from '../database/owner-session.js';
import { inTransaction } from '../migrate/sql-session.js';
import { KeyRotationError, reseal, type SealedRow, type SealingKey } from './key-ring.js';

/** Small enough that the embedded database waits for nobody (DECISIONS 6). */
const BATCH = 200;

interface Row extends SealedRow {
  readonly connectionId: string;
  readonly workspaceId: string;
}

/** A row that keeps its old key, and why. */
export interface ShutRow {
  readonly connectionId: string;
  readonly reason: string;
}

export interface Resealed {
  readonly rows: number;
  readonly shut: readonly ShutRow[];
}

type Owner = Pick<OwnerSession, 'session' | 'prologue'>;

function asOwner<T>({ session, prologue }: Owner, task: () => Promise<T>): Promise<T> {
  return inTransaction(session, async () => {
    await session.exec(prologue);
    return task();
  });
}

async function nextRows({ session }: Owner, target: SealingKey, after: string): Promise<Row[]> {
  return session.query<Row>(
    `SELECT connection_id AS "connectionId", workspace_id AS "workspaceId", key_id AS "keyId", nonce, tag, ciphertext
       FROM credentials WHERE key_id <> $1 AND connection_id > $2::uuid ORDER BY connection_id LIMIT ${BATCH}`,
    [target.id, after],
  );
}

/** Only the row that was read: a grant that the product renewed meanwhile is left for the next round. */
async function store({ session }: Owner, row: Row, sealed: SealedRow): Promise<boolean> {
  const changed = await session.query(
    `UPDATE credentials SET key_id = $1, nonce = $2, tag = $3, ciphertext = $4
      WHERE connection_id = $5 AND key_id = $6 AND nonce = $7 RETURNING connection_id`,
    [sealed.keyId, sealed.nonce, sealed.tag, sealed.ciphertext, row.connectionId, row.keyId, row.nonce],
  );
  return changed.length > 0;
}

/** What the backend binds a credential to; the two must agree, and a test holds them together. */
export function placeOf(row: Pick<Row, 'workspaceId' | 'connectionId'>): string {
  return `credential/${row.workspaceId}/${row.connectionId}`;
}

/**
 * Re-seals every credential that is not under `target` yet, in batches of their own transactions. Stopped half-way, it
 * goes on where it was: what is under `target` is not read again. Each workspace's trail records the batch.
 */
export async function resealRows(
  owner: Owner,
  keys: readonly SealingKey[],
  target: SealingKey,
  progress: (rows: number) => void = () => undefined,
): Promise<Resealed> {
  const shut: ShutRow[] = [];
  let done = 0;
  let after = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const batch = await asOwner(owner, async () => {
      const rows = await nextRows(owner, target, after);
      const perWorkspace = new Map<string, number>();
      for (const row of rows) {
        try {
          if (await store(owner, row, reseal(row, placeOf(row), keys, target)))
            perWorkspace.set(row.workspaceId, (perWorkspace.get(row.workspaceId) ?? 0) + 1);
        } catch (error) {
          if (!(error instanceof KeyRotationError)) throw error;
          shut.push({ connectionId: row.connectionId, reason: error.message });
        }
      }
      for (const [workspaceId, credentials] of perWorkspace) {
        await owner.session.query(
          `INSERT INTO audit_events (workspace_id, kind, detail) VALUES ($1::uuid, 'credentials.resealed', $2::jsonb)`,
          [workspaceId, JSON.stringify({ by: 'command line', keyId: target.id, credentials })],
        );
      }
      return { rows, sealed: [...perWorkspace.values()].reduce((sum, one) => sum + one, 0) };
    });
    done += batch.sealed;
    progress(done);
    const last = batch.rows.at(-1);
    if (!last || batch.rows.length < BATCH) return { rows: done, shut };
    after = last.connectionId;
  }
}

/** How many credentials still need a key other than `target`. */
export async function rowsUnderOtherKeys(owner: Owner, target: SealingKey): Promise<number> {
  return asOwner(owner, async () => {
    const [row] = await owner.session.query<{ n: number }>(
      'SELECT count(*)::int AS n FROM credentials WHERE key_id <> $1',
      [target.id],
    );
    return row?.n ?? 0;
  });
}
