import { compare } from 'bcrypt';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { migratedSnapshot } from '../../testing/pglite-snapshot.js';
import { MIGRATIONS_DIR } from '../config/settings.js';
import { openAsOwner } from '../database/embedded.js';
import { readMigrations } from '../migrate/migration-files.js';
import { pgliteSession, type SqlSession } from '../migrate/sql-session.js';
import { resetPassword } from './reset-password.js';

let session: SqlSession;
let close: () => Promise<void>;
const owner = () => ({ session, prologue: '' });

beforeAll(async () => {
  const db = await openAsOwner({ loadDataDir: await migratedSnapshot(await readMigrations(MIGRATIONS_DIR)) });
  session = pgliteSession(db);
  close = () => db.close();
  await session.exec(`
    INSERT INTO users (email, name, password_hash) VALUES ('ann@example.org', 'Ann', 'old'), ('bob@example.org', 'Bob', 'old');
    INSERT INTO sessions (user_id, refresh_hash, expires_at) SELECT id, email, now() + interval '1 day' FROM users;`);
});

afterAll(() => close());

describe('resetting a password', () => {
  it('sets it, ends the person’s sessions, leaves a trace, and touches nobody else', async () => {
    expect(await resetPassword(owner(), 'Ann@Example.org', 'a-new-password')).toEqual({ sessionsEnded: 1 });
    const people = await session.query<{ email: string; password_hash: string; live: number }>(
      'SELECT email, password_hash, (SELECT count(*)::int FROM sessions s WHERE s.user_id = u.id AND s.revoked_at IS NULL) AS live FROM users u ORDER BY email',
    );
    expect(await compare('a-new-password', people[0]?.password_hash ?? '')).toBe(true);
    expect(people.map((person) => person.live)).toEqual([0, 1]);
    expect(people[1]?.password_hash).toBe('old');
    expect(await session.query('SELECT kind FROM audit_events')).toEqual([{ kind: 'password_reset' }]);
  });

  it.each([
    ['nobody@example.org', 'long-enough-1', /Nobody has the address/],
    ["x' OR '1'='1", 'long-enough-1', /Nobody has the address/],
    ['bob@example.org', 'short', /at least 10/],
    ['bob@example.org', 'ü'.repeat(40), /at most 72 bytes/],
  ])('refuses %s with %s', async (email, password, reason) => {
    await expect(resetPassword(owner(), email, password)).rejects.toThrow(reason);
    expect(await session.query("SELECT password_hash FROM users WHERE email = 'bob@example.org'")).toEqual([
      { password_hash: 'old' },
    ]);
  });
});
