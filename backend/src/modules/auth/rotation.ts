/** How long a refresh token that was just rotated away still yields the same successor (DECISIONS 8: two tabs). */
export const GRACE_MS = 15_000;

export interface RotationState {
  readonly refreshHash: string;
  readonly previousHash: string | null;
  readonly rotatedAt: Date | null;
  readonly expiresAt: Date;
  readonly revokedAt: Date | null;
}

/**
 * `rotate`: the current token. `repeat`: the one before, within the grace period. `reuse`: any older one, or the one
 * before after the grace period: somebody holds a copy. `ended`: the session is over anyway.
 */
export type Rotation = 'rotate' | 'repeat' | 'reuse' | 'ended';

/** What presenting a refresh token with `hash`, which we once gave out for this session, means at `now`. */
export function decideRotation(session: RotationState, hash: string, now: Date): Rotation {
  if (session.revokedAt !== null || session.expiresAt <= now) return 'ended';
  if (hash === session.refreshHash) return 'rotate';
  const age =
    session.rotatedAt === null ? Number.POSITIVE_INFINITY : now.getTime() - session.rotatedAt.getTime();
  return hash === session.previousHash && age <= GRACE_MS ? 'repeat' : 'reuse';
}
