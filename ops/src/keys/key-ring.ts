import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/** One AES-256 key as the environment carries it: `id:base64`. */
export interface SealingKey {
  readonly id: string;
  readonly key: Buffer;
}

/** A sealed row as it lies in the database. */
export interface SealedRow {
  readonly keyId: string;
  readonly nonce: Uint8Array;
  readonly tag: Uint8Array;
  readonly ciphertext: Uint8Array;
}

/** Raised when the keys cannot be rotated now; nothing was changed. */
export class KeyRotationError extends Error {}

/** @throws KeyRotationError when the text is not a list of `id:base64` of 32 bytes with different ids. */
export function readKeys(text: string): SealingKey[] {
  const keys = text.split(',').map((part) => {
    const [id, secret] = part.trim().split(':');
    const key = Buffer.from(secret ?? '', 'base64');
    if (!id || key.length !== 32)
      throw new KeyRotationError(
        'ENCRYPTION_KEYS is not a list of id:base64 of 32 bytes, the current key first.',
      );
    return { id, key };
  });
  const doubled = keys.find((one, at) => keys.findIndex((other) => other.id === one.id) !== at);
  if (doubled) throw new KeyRotationError(`ENCRYPTION_KEYS has two keys with the id ${doubled.id}.`);
  return keys;
}

/** The inverse of `readKeys`. */
export function writeKeys(keys: readonly SealingKey[]): string {
  return keys.map(({ id, key }) => `${id}:${key.toString('base64')}`).join(',');
}

export function makeKey(): SealingKey {
  return { id: `k${randomBytes(4).toString('hex')}`, key: randomBytes(32) };
}

/**
 * Opens a row with the key it names and seals it with the new one, under a nonce of its own.
 * @param place the associated data, as the backend binds it to workspace and connection.
 * @throws KeyRotationError saying why the row does not open; it never says what was in it.
 */
export function reseal(
  row: SealedRow,
  place: string,
  keys: readonly SealingKey[],
  target: SealingKey,
): SealedRow {
  const held = keys.find(({ id }) => id === row.keyId);
  if (!held)
    throw new KeyRotationError(`it is sealed with the key ${row.keyId}, which is not among the keys`);
  let plain: Buffer;
  try {
    const decipher = createDecipheriv('aes-256-gcm', held.key, row.nonce);
    decipher.setAAD(Buffer.from(place));
    decipher.setAuthTag(row.tag);
    plain = Buffer.concat([decipher.update(row.ciphertext), decipher.final()]);
  } catch (error) {
    throw new KeyRotationError(
      `the key ${row.keyId} does not open it: the key is another one, or the row was altered or moved`,
      { cause: error },
    );
  }
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', target.key, nonce);
  cipher.setAAD(Buffer.from(place));
  const ciphertext = Buffer.concat([cipher.update(plain), cipher.final()]);
  plain.fill(0);
  return { keyId: target.id, nonce, tag: cipher.getAuthTag(), ciphertext };
}
