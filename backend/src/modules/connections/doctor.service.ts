import type { AdPlatform, DoctorCheck } from '@adwright/contracts';
import { adPlatformSchema } from '@adwright/contracts';
import { Injectable } from '@nestjs/common';
import { AppError } from '../../common/app-error.js';
import { Clock } from '../../common/clock.js';
import type { WorkspaceScope } from '../../database/scope.js';
import type { PlatformAdapter } from '../../platforms/adapter.js';
import { PlatformError } from '../../platforms/platform-error.js';
import { PlatformRegistry } from '../../platforms/registry.js';
import { AccessService } from './access.service.js';
import { ConnectionRepository, type ConnectionRow } from './connection.repository.js';
import { daysLeft, EXPIRY_WARN_DAYS, missingScopes } from './connection-view.js';
import { LanguageDoctor } from './language-doctor.js';
import { OAuthService } from './oauth.service.js';
import { UsageService } from './usage.service.js';

const MOST_CONNECTIONS = 100;

function words(error: unknown): string {
  if (error instanceof AppError) return error.userMessage;
  if (error instanceof PlatformError) return error.detail.userMessage ?? error.message;
  throw error;
}

/** Looks at the set-up the way a newcomer would have to: what is missing, what to paste where, what still works. */
@Injectable()
export class DoctorService {
  constructor(
    private readonly registry: PlatformRegistry,
    private readonly oauth: OAuthService,
    private readonly connections: ConnectionRepository,
    private readonly access: AccessService,
    private readonly usage: UsageService,
    private readonly language: LanguageDoctor,
    private readonly clock: Clock,
  ) {}

  /** Platforms and connections first, then language models; both are asked at the same time, since either may take a while. */
  async run(scope: WorkspaceScope): Promise<DoctorCheck[]> {
    return (await Promise.all([this.platforms(scope), this.language.checks(scope)])).flat();
  }

  private async platforms(scope: WorkspaceScope): Promise<DoctorCheck[]> {
    const checks: DoctorCheck[] = [];
    for (const adapter of this.registry.all()) {
      const platform = adPlatformSchema.safeParse(adapter.platform);
      if (adapter.accounts && platform.success)
        checks.push(this.settings(adapter, platform.data), this.redirect(adapter, platform.data));
    }
    for (const row of await this.connections.page(scope, null, MOST_CONNECTIONS)) {
      if (row.state === 'revoked') continue;
      checks.push(...this.scopes(row), ...this.expiry(row));
      checks.push(await this.liveRead(scope, row), await this.allowance(scope, row));
    }
    return checks;
  }

  /** Whether a live connection could be begun; the adapter names what is missing. */
  private settings(adapter: PlatformAdapter, platform: AdPlatform): DoctorCheck {
    const check = { id: `${platform}.settings`, title: `${adapter.label}: client settings`, copy: null };
    try {
      adapter.accounts?.authorizeUrl({
        environment: 'live',
        redirectUri: this.oauth.redirectUri(platform),
        state: 'doctor',
        codeChallenge: 'doctor',
        scopes: adapter.accounts.scopes(false),
      });
      return { ...check, state: 'ok', detail: 'Client id and secret are set.', remedy: null };
    } catch (error) {
      return {
        ...check,
        state: 'not_configured',
        detail: words(error),
        remedy: 'Set them and start again. File import and the sandbox work without.',
      };
    }
  }

  private redirect(adapter: PlatformAdapter, platform: AdPlatform): DoctorCheck {
    const uri = this.oauth.redirectUri(platform);
    const { protocol, hostname } = new URL(uri);
    const accepted = protocol === 'https:' || hostname === 'localhost' || hostname === '127.0.0.1';
    return {
      id: `${platform}.redirect`,
      title: `${adapter.label}: redirect URI`,
      state: accepted ? 'ok' : 'warning',
      detail: accepted
        ? 'Register exactly this address at the platform.'
        : 'Platforms accept plain http for localhost only.',
      remedy: accepted ? null : 'Serve Adwright over https and set PUBLIC_URL.',
      copy: uri,
    };
  }

  private scopes(row: ConnectionRow): DoctorCheck[] {
    const missing = missingScopes(this.registry, row);
    return [
      {
        id: `connection.${row.id}.scopes`,
        title: `${row.name}: permissions`,
        state: missing.length === 0 ? 'ok' : 'failed',
        detail: missing.length === 0 ? `Granted: ${row.scopes.join(', ')}` : `Missing: ${missing.join(', ')}`,
        remedy: missing.length === 0 ? null : 'Connect again and leave every box ticked.',
        copy: null,
      },
    ];
  }

  private expiry(row: ConnectionRow): DoctorCheck[] {
    const days = daysLeft(row, this.clock.now());
    if (days === null) return [];
    return [
      {
        id: `connection.${row.id}.expiry`,
        title: `${row.name}: expiry`,
        state: days < 0 ? 'failed' : days < EXPIRY_WARN_DAYS ? 'warning' : 'ok',
        detail: days < 0 ? 'The access has expired.' : `The access ends in ${days} days.`,
        remedy: days < EXPIRY_WARN_DAYS ? 'Connect again.' : null,
        copy: null,
      },
    ];
  }

  private async liveRead(scope: WorkspaceScope, row: ConnectionRow): Promise<DoctorCheck> {
    const check = { id: `connection.${row.id}.read`, title: `${row.name}: live read`, copy: null };
    try {
      await this.access.port(row).inspect(await this.access.connectionAccess(scope, row.id));
      return { ...check, state: 'ok', detail: 'The platform answered.', remedy: null };
    } catch (error) {
      return {
        ...check,
        state: 'failed',
        detail: words(error),
        remedy:
          error instanceof PlatformError && error.kind !== 'auth_expired'
            ? 'Try again in a few minutes.'
            : 'Connect again.',
      };
    }
  }

  /** After the live read, so that what the platform said with it is in. */
  private async allowance(scope: WorkspaceScope, row: ConnectionRow): Promise<DoctorCheck> {
    const usage = await this.usage.of(scope, row.id);
    const stopped = [usage, ...usage.accounts].filter(({ state }) => state === 'stopped');
    const slow = [usage, ...usage.accounts].filter(({ state }) => state === 'slow');
    const { operations, calls } = usage;
    const made =
      operations.allowance === null
        ? `${calls.last24Hours} calls in the last 24 hours`
        : `${operations.last24Hours} of ${operations.allowance} operations in the last 24 hours`;
    const words =
      stopped.length > 0
        ? `${made}; from ${usage.stopAtPercent} % reads stop, now until ${stopped[0]?.until ?? 'the platform allows them'}.`
        : slow.length > 0
          ? `${made}; from ${usage.slowAtPercent} % reads are slowed down, now by ${slow[0]?.pauseMs ?? 0} ms each.`
          : `${made}; reads go at full speed.`;
    return {
      id: `connection.${row.id}.allowance`,
      title: `${row.name}: allowance of calls`,
      state: stopped.length + slow.length > 0 ? 'warning' : 'ok',
      detail: words,
      remedy:
        stopped.length + slow.length > 0
          ? 'Nothing to do: syncs go on by themselves. The connection page shows each signal.'
          : null,
      copy: null,
    };
  }
}
