import { randomBytes } from 'node:crypto';
import { hash } from 'bcrypt';
import type { OwnerSession } from '../database/owner-session.js';
import { inTransaction } from '../migrate/sql-session.js';

/** The same work factor as at log-in: what differs here could not be told from a weaker hash later. */
export const PASSWORD_COST = 12;
const MIN_LENGTH = 10;
/** bcrypt reads no more of a password. */
const MAX_BYTES = 72;

/** Raised when the reset cannot be done; nothing was changed. */
export class PasswordResetError extends Error {}

/** A password that can be read out and typed: 96 bits in base64url. */
export function makePassword(): string {
  return randomBytes(12).toString('base64url');
}

/** @throws PasswordResetError when it is too short or too long. */
export function checkPassword(password: string): void {
  if (password.length < MIN_LENGTH)
    throw new PasswordResetError(`A password has at least ${MIN_LENGTH} characters`);
  if (Buffer.byteLength(password) > MAX_BYTES)
    throw new PasswordResetError(`A password has at most ${MAX_BYTES} bytes`);
}

/**
 * Gives a person a new password, ends all their sessions and notes it in the audit trail. For those who are
 * locked out and have no mail.
 * @throws PasswordResetError when nobody has the address, or the password is too short or too long.
 */
export async function resetPassword(
  { session, prologue }: Pick<OwnerSession, 'session' | 'prologue'>,
  email: string,
  password: string,
): Promise<{ sessionsEnded: number }> {
  checkPassword(password);
  // Before the transaction: hashing takes a quarter of a second, and the embedded database waits for nobody.
  const passwordHash = await hash(password, PASSWORD_COST);
  return inTransaction(session, async () => {
    await session.exec(prologue);
    const [user] = await session.query<{ id: string }>(
      'UPDATE users SET password_hash = $1, disabled_at = NULL WHERE lower(email) = lower($2) RETURNING id',
      [passwordHash, email],
    );
    if (!user) throw new PasswordResetError(`Nobody has the address ${email}`);
    const ended = await session.query(
      'UPDATE sessions SET revoked_at = now() WHERE user_id = $1 AND revoked_at IS NULL RETURNING id',
      [user.id],
    );
    await session.query(
      "INSERT INTO audit_events (workspace_id, actor_user_id, kind, detail) VALUES (NULL, $1, 'password_reset', $2::jsonb)",
      [user.id, JSON.stringify({ by: 'command line', sessionsEnded: ended.length })],
    );
    return { sessionsEnded: ended.length };
  });
}
