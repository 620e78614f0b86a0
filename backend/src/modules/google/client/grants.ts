import type { ConnectionAccess, Grant } from '../../../platforms/access.js';
import { PlatformError } from '../../../platforms/platform-error.js';
import type { OAuthClient } from './oauth.client.js';

/**
 * Which access token to use now. A run may hold its `ConnectionAccess` for an hour while the token in it dies, so the
 * newest grant of each connection is remembered, and only one refresh of a connection is under way at a time.
 */
export class Grants {
  private readonly running = new Map<string, Promise<Grant>>();
  private readonly newest = new Map<string, { replaced: string; grant: Grant }>();

  constructor(private readonly oauth: OAuthClient) {}

  current(access: ConnectionAccess): Grant {
    const known = this.newest.get(access.connectionId);
    // Another token than the one we replaced means that the store is ahead of us.
    return known && known.replaced === access.grant.accessToken ? known.grant : access.grant;
  }

  /** A grant newer than `current`, stored before it is used. @throws PlatformError `auth_expired` */
  refresh(access: ConnectionAccess): Promise<Grant> {
    const running = this.running.get(access.connectionId);
    if (running) return running;
    const started = this.renew(access).finally(() => this.running.delete(access.connectionId));
    this.running.set(access.connectionId, started);
    return started;
  }

  private async renew(access: ConnectionAccess): Promise<Grant> {
    const old = this.current(access);
    if (old.refreshToken === null) {
      throw new PlatformError('auth_expired', 'the grant has no refresh token', {
        vendorCode: 'oauth.no_refresh_token',
      });
    }
    const grant = await this.oauth.refresh(access.environment, old.refreshToken, old);
    await access.onRefreshed(grant);
    this.newest.set(access.connectionId, { replaced: access.grant.accessToken, grant });
    return grant;
  }
}
