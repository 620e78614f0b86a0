import type { AdAccount, Connection } from '@adwright/contracts';
import type { PlatformRegistry } from '../../platforms/registry.js';
import type { AdAccountRow } from './ad-account.repository.js';
import type { ConnectionRow } from './connection.repository.js';

function adapterOf(registry: PlatformRegistry, platform: string) {
  return registry.all().find((adapter) => adapter.platform === platform) ?? null;
}

/** Scopes that reading needs and the person did not give. */
export function missingScopes(registry: PlatformRegistry, row: ConnectionRow): string[] {
  const needed = adapterOf(registry, row.platform)?.accounts?.scopes(false) ?? [];
  return needed.filter((scope) => !row.scopes.includes(scope));
}

export function toConnection(registry: PlatformRegistry, row: ConnectionRow): Connection {
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
