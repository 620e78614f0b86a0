import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type ConnectionFacts, inspectConnection, READ_SCOPES } from './connections.js';

const now = new Date('2026-11-20T09:00:00Z');
const connection = (over: Partial<ConnectionFacts> = {}): ConnectionFacts => ({
  workspace: 'Here',
  name: 'Ours',
  platform: 'meta',
  state: 'active',
  scopes: ['ads_read', 'business_management'],
  expiresAt: '2027-01-19T09:00:00Z',
  problem: null,
  lastRead: '2026-11-20T08:07:11Z',
  ...over,
});

describe('a connection', () => {
  it('in order is told with its permissions, its end and its last read', () => {
    expect(inspectConnection(connection(), now)).toEqual({
      outcome: 'ok',
      message:
        'Here, Ours (meta): granted ads_read, business_management; ends in 60 days; last read 2026-11-20T08:07:11Z',
    });
    const unread = inspectConnection(connection({ expiresAt: null, lastRead: null }), now);
    expect(unread.message).toMatch(/business_management; not read yet$/);
  });

  it.each([
    [{ scopes: ['ads_read'] }, 'fault', /not granted: business_management/],
    [{ platform: 'google', scopes: [] }, 'fault', /not granted: .*adwords/],
    [{ expiresAt: '2026-11-19T09:00:00Z' }, 'fault', /has expired/],
    [{ expiresAt: '2026-11-30T09:00:00Z' }, 'warning', /ends in 10 days/],
    [{ state: 'reconnect_needed', problem: 'revoked by its owner' }, 'fault', /revoked by its owner/],
    [{ state: 'reconnect_needed' }, 'fault', /access was lost/],
  ] as const)('with %j is a %s', (over, outcome, message) => {
    const finding = inspectConnection(connection(over), now);
    expect(finding).toMatchObject({ outcome, remedy: expect.stringContaining('Connect again') });
    expect(finding.message).toMatch(message);
  });

  it('needs what the adapters ask for', () => {
    const listIn = (platform: string, name: string) => {
      const file = new URL(`../../../../backend/src/modules/${platform}/constants.ts`, import.meta.url);
      const list = new RegExp(`const ${name} = \\[([^\\]]*)\\]`).exec(readFileSync(file, 'utf8'))?.[1] ?? '';
      return [...list.matchAll(/'([^']+)'/g)].map(([, scope]) => scope);
    };
    expect(READ_SCOPES.google).toEqual(listIn('google', 'SCOPES'));
    expect(READ_SCOPES.meta).toEqual(listIn('meta', 'READ_SCOPES'));
  });
});
