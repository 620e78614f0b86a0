import { NoDatabaseError, type OwnerSession, withOwnerSession } from '../../database/owner-session.js';
import { inTransaction } from '../../migrate/sql-session.js';
import { type Check, type Finding, fault, ok, skipped, warning } from '../check.js';

/** What people are asked for who connect for reading; a test holds this against the adapters. */
export const READ_SCOPES: Record<string, readonly string[]> = {
  google: ['https://www.googleapis.com/auth/adwords', 'https://www.googleapis.com/auth/datamanager'],
  meta: ['ads_read', 'business_management'],
};
const DAY_MS = 86_400_000;
/** From here on a grant that nothing renews by itself is worth a person's attention. */
const WARN_DAYS = 14;
const MOST = 100;

export interface ConnectionFacts {
  readonly workspace: string;
  readonly name: string;
  readonly platform: string;
  readonly state: string;
  readonly scopes: readonly string[];
  /** ISO instant; null = the grant is renewed by itself, or does not end. */
  readonly expiresAt: string | null;
  readonly problem: string | null;
  /** When a sync through it last ended well; null = never. */
  readonly lastRead: string | null;
}

const AGAIN = 'Connect again under Accounts';

/** What one connection's row says: permissions, end, and when the platform last answered. */
export function inspectConnection(facts: ConnectionFacts, now: Date): Finding {
  const who = `${facts.workspace}, ${facts.name} (${facts.platform})`;
  if (facts.state !== 'active') return fault(`${who}: ${facts.problem ?? 'access was lost'}`, AGAIN);
  const missing = (READ_SCOPES[facts.platform] ?? []).filter((scope) => !facts.scopes.includes(scope));
  if (missing.length > 0) return fault(`${who}: not granted: ${missing.join(', ')}`, AGAIN);
  const days =
    facts.expiresAt === null ? null : Math.floor((Date.parse(facts.expiresAt) - now.getTime()) / DAY_MS);
  if (days !== null && days < 0) return fault(`${who}: the access has expired`, AGAIN);
  if (days !== null && days < WARN_DAYS) return warning(`${who}: the access ends in ${days} days`, AGAIN);
  const ends = days === null ? '' : `; ends in ${days} days`;
  const read = facts.lastRead === null ? 'not read yet' : `last read ${facts.lastRead}`;
  return ok(`${who}: granted ${facts.scopes.join(', ')}${ends}; ${read}`);
}

async function factsIn({ session, prologue }: OwnerSession): Promise<ConnectionFacts[]> {
  return inTransaction(session, async () => {
    await session.exec(prologue);
    const [table] = await session.query<{ there: boolean }>(
      "SELECT to_regclass('public.connections') IS NOT NULL AS there",
    );
    if (!table?.there) return [];
    return session.query<ConnectionFacts>(`
      SELECT w.name AS workspace, c.name, c.platform, c.state, to_jsonb(c.scopes) AS scopes, c.problem,
             to_char(c.expires_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS "expiresAt",
             (SELECT to_char(max(a.last_synced_at) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')
                FROM ad_accounts a WHERE a.connection_id = c.id) AS "lastRead"
        FROM connections c JOIN workspaces w ON w.id = c.workspace_id
       WHERE c.state <> 'revoked' AND c.platform <> 'files' ORDER BY w.name, c.name LIMIT ${MOST}`);
  });
}

/** Permissions, expiry and last read of every connection. A read right now needs the running product and its keys. */
export const connections: Check = {
  name: 'Connections',
  run: async ({ settings }) => {
    try {
      const facts = await withOwnerSession(settings, factsIn);
      if (facts.length === 0) return skipped('no ad platform is connected');
      return [
        ...facts.map((one) => inspectConnection(one, new Date())),
        skipped('a live read through each is made by the Setup doctor page'),
      ];
    } catch (error) {
      if (error instanceof NoDatabaseError) return skipped('no ad platform is connected');
      return fault(error instanceof Error ? error.message : String(error), 'See what Database says above');
    }
  },
};
