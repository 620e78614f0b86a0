import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../config/config.js';

export interface Sealed {
  readonly keyId: string;
  readonly nonce: Buffer;
  readonly tag: Buffer;
  readonly ciphertext: Buffer;
}

/** AES-256-GCM with a nonce of its own for each message (NIST SP 800-38D) and the place it belongs to as associated data. */
@Injectable()
export class Encryption {
  private readonly keys: Config['secrets']['encryptionKeys'];

  constructor(@Inject(CONFIG) config: Config) {
    this.keys = config.secrets.encryptionKeys;
  }

  /** Encrypts with the current key. `place` must be given again to open it, so a row moved elsewhere stays shut. */
  seal(plain: Buffer, place: string): Sealed {
    const [current] = this.keys;
    if (!current) throw new Error('no encryption key is configured');
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', current.key, nonce);
    cipher.setAAD(Buffer.from(place));
    const ciphertext = Buffer.concat([cipher.update(plain), cipher.final()]);
    return { keyId: current.id, nonce, tag: cipher.getAuthTag(), ciphertext };
  }

  /** @throws Error when the key is unknown or anything was altered or moved. */
  open(sealed: Sealed, place: string): Buffer {
    const found = this.keys.find((key) => key.id === sealed.keyId);
    if (!found) throw new Error(`no encryption key has the id ${sealed.keyId}`);
    const decipher = createDecipheriv('aes-256-gcm', found.key, sealed.nonce);
    decipher.setAAD(Buffer.from(place));
    decipher.setAuthTag(sealed.tag);
    return Buffer.concat([decipher.update(sealed.ciphertext), decipher.final()]);
  }
}
