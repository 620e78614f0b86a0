import { Injectable } from '@nestjs/common';
import type { Sealed } from '../../common/encryption.js';
import { Database } from '../../database/database.js';
import type { WorkspaceScope } from '../../database/scope.js';

export interface CredentialPlace {
  readonly connectionId: string;
  readonly clientId: string;
}

function columns(sealed: Sealed) {
  return {
    keyId: sealed.keyId,
    nonce: new Uint8Array(sealed.nonce),
    tag: new Uint8Array(sealed.tag),
    ciphertext: new Uint8Array(sealed.ciphertext),
    updatedAt: new Date(),
  };
}

/** Sealed grants; nothing here can read one. */
@Injectable()
export class CredentialRepository {
  constructor(private readonly database: Database) {}

  async find(scope: WorkspaceScope, connectionId: string): Promise<Sealed | null> {
    const row = await this.database.scoped(scope, (tx) =>
      tx.credential.findUnique({ where: { connectionId } }),
    );
    if (!row) return null;
    return {
      keyId: row.keyId,
      nonce: Buffer.from(row.nonce),
      tag: Buffer.from(row.tag),
      ciphertext: Buffer.from(row.ciphertext),
    };
  }

  async put(scope: WorkspaceScope, place: CredentialPlace, sealed: Sealed): Promise<void> {
    await this.database.scoped(scope, (tx) =>
      tx.credential.upsert({
        where: { connectionId: place.connectionId },
        create: { ...place, workspaceId: scope.workspaceId, ...columns(sealed) },
        update: columns(sealed),
      }),
    );
  }

  /** Replaces what is there, or does nothing: a connection that was ended meanwhile stays ended. */
  async replace(scope: WorkspaceScope, connectionId: string, sealed: Sealed): Promise<void> {
    await this.database.scoped(scope, (tx) =>
      tx.credential.updateMany({ where: { connectionId }, data: columns(sealed) }),
    );
  }

  async remove(scope: WorkspaceScope, connectionId: string): Promise<void> {
    await this.database.scoped(scope, (tx) => tx.credential.deleteMany({ where: { connectionId } }));
  }
}
