import { describe, expect, it } from 'vitest';
import { decideRotation, GRACE_MS } from './rotation.js';

const now = new Date('2026-05-01T12:00:00Z');
const ago = (ms: number) => new Date(now.getTime() - ms);
const session = {
  refreshHash: 'current',
  previousHash: 'before',
  rotatedAt: ago(1000),
  expiresAt: ago(-3600_000),
  revokedAt: null,
};

describe('decideRotation', () => {
  it('rotates the current token and repeats the one before within the grace period', () => {
    expect(decideRotation(session, 'current', now)).toBe('rotate');
    expect(decideRotation(session, 'before', now)).toBe('repeat');
    expect(decideRotation({ ...session, rotatedAt: ago(GRACE_MS) }, 'before', now)).toBe('repeat');
  });

  it('calls everything else that we once gave out a reuse', () => {
    expect(decideRotation({ ...session, rotatedAt: ago(GRACE_MS + 1) }, 'before', now)).toBe('reuse');
    expect(decideRotation(session, 'older', now)).toBe('reuse');
    expect(decideRotation({ ...session, previousHash: null, rotatedAt: null }, 'older', now)).toBe('reuse');
  });

  it('answers nothing but "ended" once the session is over', () => {
    for (const hash of ['current', 'before', 'older']) {
      expect(decideRotation({ ...session, revokedAt: ago(1) }, hash, now)).toBe('ended');
      expect(decideRotation({ ...session, expiresAt: now }, hash, now)).toBe('ended');
    }
  });
});
