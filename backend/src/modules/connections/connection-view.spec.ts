import { describe, expect, it } from 'vitest';
import { PlatformRegistry } from '../../platforms/registry.js';
import type { ConnectionRow } from './connection.repository.js';
import { toConnection } from './connection-view.js';

const now = new Date('2026-11-20T09:00:00Z');
const row = {
  id: 'c',
  clientId: 'k',
  platform: 'meta',
  environment: 'sandbox',
  name: 'Meta',
  state: 'active',
  scopes: [],
  externalUserId: null,
  expiresAt: null,
  problem: null,
  adAccounts: 0,
  at: now,
} as ConnectionRow;

const soon = (days: number | null, more: Partial<ConnectionRow> = {}) =>
  toConnection(
    new PlatformRegistry(),
    { ...row, expiresAt: days === null ? null : new Date(now.getTime() + days * 86_400_000), ...more },
    now,
  ).expiresSoon;

describe('an access that ends', () => {
  it('is worth a warning within two weeks, and once it has ended', () => {
    expect([60, 14, 13.9, 1, 0, -3].map((days) => soon(days))).toEqual([
      false,
      false,
      true,
      true,
      true,
      true,
    ]);
  });

  it('is not when it has no end or was given up', () => {
    expect(soon(null)).toBe(false);
    expect(soon(1, { state: 'revoked' })).toBe(false);
    expect(soon(1, { state: 'reconnect_needed' })).toBe(true);
  });
});
