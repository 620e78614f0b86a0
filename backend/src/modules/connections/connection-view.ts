import type { AdAccount, Connection } from '@adwright/contracts';
import type { PlatformRegistry } from '../../platforms/registry.js';
import type { AdAccountRow } from './ad-account.repository.js';
import type { ConnectionRow } from './connection.repository.js';

function adapterOf(registry: PlatformRegistry, platform: string) {
  return registry.all().find((adapter) => adapter.platform === platform) ?? null;
}

const DAY_MS = 86_400_000;
/** From here on a grant that nothing renews by itself is worth a person's attention. */
export const EXPIRY_WARN_DAYS = 14;

/** Whole days until a grant ends, negative once it has; null when it does not end. */
export function daysLeft(row: Pick<ConnectionRow, 'expiresAt'>, now: Date): number | null {
  return row.expiresAt && Math.floor((row.expiresAt.getTime() - now.getTime()) / DAY_MS);
}

/** Scopes that reading needs and the person did not give. */
export function missingScopes(registry: PlatformRegistry, row: ConnectionRow): string[] {
  const needed = adapterOf(registry, row.platform)?.accounts?.scopes(false) ?? [];
  return needed.filter((scope) => !row.scopes.includes(scope));
}

export function toConnection(registry: PlatformRegistry, row: ConnectionRow, now: Date): Connection {
  const days = daysLeft(row, now);
  return {
    id: row.id,
    platform: row.platform,
    environment: row.environment,
    name: row.name,
    clientId: row.clientId,
    state: row.state,
    scopes: row.scopes,
    missingScopes: row.state === 'revoked' ? [] : missingScopes(registry, row),
    expiresAt: row.expiresAt?.toISOString() ?? null,
    expiresSoon: row.state !== 'revoked' && days !== null && days < EXPIRY_WARN_DAYS,
    problem: row.problem,
    adAccounts: row.adAccounts,
    createdAt: row.at.toISOString(),
  };
}

export function toAdAccount(registry: PlatformRegistry, row: AdAccountRow): AdAccount {
  const capabilities = adapterOf(registry, row.platform)?.capabilities ?? [];
  const { at, managerExternalId: _, lastSyncedAt, ...fields } = row;
  return {
    ...fields,
    capabilities: capabilities.filter((one) => row.writable || one === 'search_terms.read'),
    lastSyncedAt: lastSyncedAt?.toISOString() ?? null,
    createdAt: at.toISOString(),
  };
}
