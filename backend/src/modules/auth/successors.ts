import { Injectable } from '@nestjs/common';
import { Encryption } from '../../common/encryption.js';

function placeOf(sessionId: string): string {
  return `session ${sessionId} successor`;
}

/** The successor of a rotated refresh token, kept encrypted so that a second tab can be given the same one. */
@Injectable()
export class Successors {
  constructor(private readonly encryption: Encryption) {}

  /** Layout: length of the key id, key id, nonce (12), tag (16), ciphertext. */
  seal(sessionId: string, refreshToken: string): Uint8Array<ArrayBuffer> {
    const { keyId, nonce, tag, ciphertext } = this.encryption.seal(
      Buffer.from(refreshToken),
      placeOf(sessionId),
    );
    const id = Buffer.from(keyId);
    return new Uint8Array(Buffer.concat([Buffer.from([id.length]), id, nonce, tag, ciphertext]));
  }

  /** @throws Error when there is none, or it was altered or moved from another session. */
  open(sessionId: string, stored: Uint8Array | null): string {
    if (stored === null) throw new Error(`session ${sessionId} was rotated but has no successor`);
    const bytes = Buffer.from(stored);
    const start = 1 + bytes.readUInt8(0);
    const sealed = {
      keyId: bytes.subarray(1, start).toString(),
      nonce: bytes.subarray(start, start + 12),
      tag: bytes.subarray(start + 12, start + 28),
      ciphertext: bytes.subarray(start + 28),
    };
    return this.encryption.open(sealed, placeOf(sessionId)).toString();
  }
}
