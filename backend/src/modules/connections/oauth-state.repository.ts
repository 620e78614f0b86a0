import type { AdPlatform, Environment } from '@adwright/contracts';
import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';

/** A consent that was begun and not yet answered. */
export interface PendingConsent {
  readonly stateHash: string;
  readonly workspaceId: string;
  readonly clientId: string;
  readonly userId: string;
  readonly platform: AdPlatform;
  readonly environment: Environment;
  /** Set when an existing connection is renewed. */
  readonly connectionId: string | null;
  readonly codeVerifier: string;
  readonly scopes: string[];
  readonly expiresAt: Date;
}

/** Global, since the platform sends people back without a workspace: the hash of an unguessable state is the key. */
@Injectable()
export class OAuthStateRepository {
  constructor(private readonly database: Database) {}

  async insert(consent: PendingConsent): Promise<void> {
    await this.database.global((db) => db.oauthState.create({ data: consent }));
  }

  /** Takes a consent out, so that it works once however often it is sent; forgets those that ran out. */
  async take(stateHash: string, now: Date): Promise<PendingConsent | null> {
    return this.database.global(async (db) => {
      const rows = await db.$queryRaw<PendingConsent[]>`
        DELETE FROM oauth_states WHERE state_hash = ${stateHash} OR expires_at < ${now}
        RETURNING state_hash AS "stateHash", workspace_id AS "workspaceId", client_id AS "clientId", user_id AS "userId",
                  platform, environment, connection_id AS "connectionId", code_verifier AS "codeVerifier", scopes,
                  expires_at AS "expiresAt"`;
      const found = rows.find((row) => row.stateHash === stateHash);
      return found && found.expiresAt > now ? found : null;
    });
  }
}
