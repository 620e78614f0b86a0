import { createCipheriv, createDecipheriv, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { migratedSnapshot } from '../../testing/pglite-snapshot.js';
import { MIGRATIONS_DIR, readSettings, type Settings } from '../config/settings.js';
import { lockDataDir } from '../database/data-dir-lock.js';
import { openAsOwner } from '../database/embedded.js';
import { readMigrations } from '../migrate/migration-files.js';
import { pgliteSession, type SqlSession } from '../migrate/sql-session.js';
import { readKeys, reseal, type SealedRow, type SealingKey, writeKeys } from './key-ring.js';
import { placeOf } from './reseal-rows.js';
import { rotateKeys } from './rotate.js';

const WORKSPACE = '11111111-1111-4111-8111-111111111111';
const OTHER = '33333333-3333-4333-8333-333333333333';
const OLD: SealingKey = { id: 'k1', key: Buffer.alloc(32, 1) };
const STRANGER: SealingKey = { id: 'k1', key: Buffer.alloc(32, 9) };

let session: SqlSession;
let close: () => Promise<void>;
let settings: Settings;
const said: string[] = [];

function seal(plain: string, key: SealingKey, workspaceId: string, connectionId: string): SealedRow {
  const nonce = Buffer.from(connectionId.replaceAll('-', '').slice(0, 24), 'hex');
  const cipher = createCipheriv('aes-256-gcm', key.key, nonce);
  cipher.setAAD(Buffer.from(placeOf({ workspaceId, connectionId })));
  const ciphertext = Buffer.concat([cipher.update(plain), cipher.final()]);
  return { keyId: key.id, nonce, tag: cipher.getAuthTag(), ciphertext };
}

async function addCredential(
  plain: string,
  key = OLD,
  sealedFor?: { workspaceId: string; connectionId: string },
) {
  const connectionId = randomUUID();
  const row = seal(plain, key, sealedFor?.workspaceId ?? WORKSPACE, sealedFor?.connectionId ?? connectionId);
  await session.query(
    `INSERT INTO connections (id, workspace_id, client_id, platform, environment, name)
     SELECT $1, $2, id, 'meta', 'live', 'c' FROM clients WHERE workspace_id = $2`,
    [connectionId, WORKSPACE],
  );
  await session.query(
    `INSERT INTO credentials (connection_id, workspace_id, client_id, key_id, nonce, tag, ciphertext)
     SELECT $1, $2, id, $3, $4, $5, $6 FROM clients WHERE workspace_id = $2`,
    [connectionId, WORKSPACE, row.keyId, row.nonce, row.tag, row.ciphertext],
  );
  return connectionId;
}

async function read(connectionId: string, key: SealingKey): Promise<string> {
  const [row] = await session.query<SealedRow & { keyId: string }>(
    'SELECT key_id AS "keyId", nonce, tag, ciphertext FROM credentials WHERE connection_id = $1',
    [connectionId],
  );
  if (!row || row.keyId !== key.id) throw new Error(`under the key ${row?.keyId}`);
  const decipher = createDecipheriv('aes-256-gcm', key.key, row.nonce);
  decipher.setAAD(Buffer.from(placeOf({ workspaceId: WORKSPACE, connectionId })));
  decipher.setAuthTag(row.tag);
  return Buffer.concat([decipher.update(row.ciphertext), decipher.final()]).toString();
}

const secret = (name: string) => join(settings.dataDir, 'secrets', name);
const keys = () => readKeys(readFileSync(secret('encryption-keys'), 'utf8').trim());
const rotate = (env: NodeJS.ProcessEnv = {}, on: SqlSession = session) =>
  rotateKeys(
    settings,
    env,
    (task) => task({ session: on, prologue: '' }),
    (line) => said.push(line),
  );

/** A session that breaks at the given batch, as if the process was killed there. */
function breakingAt(batch: number): SqlSession {
  let begun = 0;
  return {
    exec: async (script) => {
      if (script === 'BEGIN' && ++begun === batch) throw new Error('killed');
      await session.exec(script);
    },
    query: (sql, params) => session.query(sql, params),
  };
}

beforeEach(async () => {
  said.length = 0;
  settings = { ...readSettings({}), dataDir: mkdtempSync(join(tmpdir(), 'keys-')) };
  mkdirSync(join(settings.dataDir, 'secrets'));
  writeFileSync(secret('encryption-keys'), `${writeKeys([OLD])}\n`);
  const db = await openAsOwner({ loadDataDir: await migratedSnapshot(await readMigrations(MIGRATIONS_DIR)) });
  session = pgliteSession(db);
  close = () => db.close();
  for (const id of [WORKSPACE, OTHER]) {
    await session.exec(`
      INSERT INTO workspaces (id, name, mode) VALUES ('${id}', 'One', 'real');
      INSERT INTO clients (id, workspace_id, name) VALUES (gen_random_uuid(), '${id}', 'A client');`);
  }
});
afterEach(async () => {
  await close();
  rmSync(settings.dataDir, { recursive: true, force: true });
});

describe('a new encryption key', () => {
  it('seals every credential anew, retires the old key and leaves a trace', async () => {
    const one = await addCredential('grant one');
    const two = await addCredential('grant two');
    await rotate();
    const [current, ...others] = keys();
    expect(others).toEqual([]);
    expect(current?.id).not.toBe('k1');
    expect(await read(one, current as SealingKey)).toBe('grant one');
    expect(await read(two, current as SealingKey)).toBe('grant two');
    expect(readFileSync(secret('encryption-keys.retired'), 'utf8').trim()).toBe(writeKeys([OLD]));
    const trail = await session.query(
      `SELECT workspace_id, detail->>'keyId' AS "keyId", detail->'credentials' AS n FROM audit_events WHERE kind = 'credentials.resealed'`,
    );
    expect(trail).toEqual([{ workspace_id: WORKSPACE, keyId: current?.id, n: 2 }]);
  });

  it('goes on after it was killed half-way, with the same key', async () => {
    const ids: string[] = [];
    for (let at = 0; at < 250; at += 1) ids.push(await addCredential(`grant ${at}`));
    await expect(rotate({}, breakingAt(2))).rejects.toThrow('killed');
    const half = keys();
    // Both keys are on the list, so a product that starts now opens every row.
    expect(half).toHaveLength(2);
    expect(await session.query('SELECT 1 FROM credentials WHERE key_id = $1', [half[0]?.id])).toHaveLength(
      200,
    );
    await rotate();
    expect(keys()).toEqual([half[0]]);
    for (const [at, id] of ids.entries()) expect(await read(id, half[0] as SealingKey)).toBe(`grant ${at}`);
  });

  it.each([
    ['moved from another workspace', OTHER, undefined],
    ['moved from another connection', WORKSPACE, '44444444-4444-4444-8444-444444444444'],
  ])('leaves a row shut that was %s, and retires nothing', async (_what, workspaceId, connectionId) => {
    const good = await addCredential('good');
    const moved = await addCredential('stolen', OLD, {
      workspaceId,
      connectionId: connectionId ?? randomUUID(),
    });
    await expect(rotate()).rejects.toThrow('1 credential(s) are still under another key');
    expect(said.join('\n')).toContain(`connection ${moved} stays shut: the key k1 does not open it`);
    const [current, old] = keys();
    expect(old).toEqual(OLD);
    expect(await read(good, current as SealingKey)).toBe('good');
    expect(existsSync(secret('encryption-keys.retired'))).toBe(false);
    // Once that connection is removed, the rotation ends.
    await session.query('DELETE FROM connections WHERE id = $1', [moved]);
    await rotate();
    expect(keys()).toEqual([current]);
  });

  it('names a row whose key has the right id but is another one, and a row of an unknown key', async () => {
    const wrong = await addCredential('x', STRANGER);
    const unknown = await addCredential('y', { id: 'k7', key: Buffer.alloc(32, 7) });
    await expect(rotate()).rejects.toThrow('2 credential(s)');
    expect(said.join('\n')).toContain(`connection ${wrong} stays shut: the key k1 does not open it`);
    expect(said.join('\n')).toContain(`connection ${unknown} stays shut: it is sealed with the key k7`);
  });

  it('refuses while the product runs on the folder, and changes nothing', async () => {
    await addCredential('grant');
    const unlock = lockDataDir(join(settings.dataDir, 'launcher'));
    await expect(rotate()).rejects.toThrow(/Adwright is running .* Stop it/);
    unlock();
    expect(keys()).toEqual([OLD]);
  });

  it('works beside a running product when the environment holds both keys', async () => {
    const id = await addCredential('grant');
    const fresh: SealingKey = { id: 'k2', key: Buffer.alloc(32, 2) };
    await expect(rotate({ ENCRYPTION_KEYS: writeKeys([OLD]) })).rejects.toThrow('Give it a new key in front');
    await rotate({ ENCRYPTION_KEYS: writeKeys([fresh, OLD]) });
    expect(await read(id, fresh)).toBe('grant');
    expect(said.at(-1)).toContain('may lose k1 now');
  });

  it('seals as the product does: this row stands in backend/src/common/encryption.spec.ts too', () => {
    const row = {
      keyId: 'k1',
      nonce: Buffer.alloc(12, 2),
      tag: Buffer.from('2edWYAi8XM4bGjAB/fXXDA==', 'base64'),
      ciphertext: Buffer.from('ZvauOys5tQ==', 'base64'),
    };
    const place = placeOf({ workspaceId: WORKSPACE, connectionId: '22222222-2222-4222-8222-222222222222' });
    const fresh: SealingKey = { id: 'k2', key: Buffer.alloc(32, 2) };
    const sealed = reseal(row, place, [OLD], fresh);
    expect(sealed.keyId).toBe('k2');
    expect(reseal(sealed, place, [fresh], OLD).ciphertext).toHaveLength(row.ciphertext.length);
  });

  it.each(['', 'k1', 'k1:short', 'k1:AQ==,k1:AQ=='])('refuses the key list "%s"', (text) => {
    expect(() => readKeys(text)).toThrow('ENCRYPTION_KEYS is not a list');
  });
});
