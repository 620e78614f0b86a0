import { Injectable } from '@nestjs/common';
import { AppError } from '../../common/app-error.js';
import { Encryption } from '../../common/encryption.js';
import type { WorkspaceScope } from '../../database/scope.js';
import { type CredentialPlace, CredentialRepository } from './credential.repository.js';
import { fromPayload, type StoredGrant, toPayload } from './grant-payload.js';

/** Associated data of a credential: a row moved to another tenant or connection does not open. */
export function credentialPlace(workspaceId: string, connectionId: string): string {
  return `credential/${workspaceId}/${connectionId}`;
}

/** Grants at rest: sealed with AES-256-GCM, opened only here. */
@Injectable()
export class CredentialStore {
  constructor(
    private readonly credentials: CredentialRepository,
    private readonly encryption: Encryption,
  ) {}

  /** Null when the connection holds no credential. @throws AppError `platform_auth_expired` when it does not open. */
  async open(scope: WorkspaceScope, connectionId: string): Promise<StoredGrant | null> {
    const sealed = await this.credentials.find(scope, connectionId);
    if (!sealed) return null;
    try {
      return fromPayload(this.encryption.open(sealed, credentialPlace(scope.workspaceId, connectionId)));
    } catch (error) {
      throw new AppError(
        'platform_auth_expired',
        'The stored access cannot be opened: it was altered, moved, or its key is no longer configured. Connect again.',
        { cause: error },
      );
    }
  }

  async put(scope: WorkspaceScope, place: CredentialPlace, stored: StoredGrant): Promise<void> {
    await this.credentials.put(scope, place, this.seal(scope, place.connectionId, stored));
  }

  async replace(scope: WorkspaceScope, connectionId: string, stored: StoredGrant): Promise<void> {
    await this.credentials.replace(scope, connectionId, this.seal(scope, connectionId, stored));
  }

  async remove(scope: WorkspaceScope, connectionId: string): Promise<void> {
    await this.credentials.remove(scope, connectionId);
  }

  private seal(scope: WorkspaceScope, connectionId: string, stored: StoredGrant) {
    return this.encryption.seal(toPayload(stored), credentialPlace(scope.workspaceId, connectionId));
  }
}
