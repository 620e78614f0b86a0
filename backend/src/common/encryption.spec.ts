import { describe, expect, it } from 'vitest';
import { readConfig } from '../config/config.js';
import { credentialPlace } from '../modules/connections/credential-store.js';
import { Encryption, type Sealed } from './encryption.js';

const WORKSPACE = '11111111-1111-4111-8111-111111111111';
const CONNECTION = '22222222-2222-4222-8222-222222222222';
const PLACE = credentialPlace(WORKSPACE, CONNECTION);
const key = (id: string, byte: number) => `${id}:${Buffer.alloc(32, byte).toString('base64')}`;

function encryption(keys: string) {
  const secret = 'x'.repeat(48);
  return new Encryption(
    readConfig({
      DATABASE_URL: 'postgresql://localhost/a',
      REDIS_URL: 'redis://localhost',
      JWT_SECRET: secret,
      SERVICE_TOKEN: secret,
      ENCRYPTION_KEYS: keys,
    }),
  );
}

/** The same row stands in ops/src/keys/rotate.spec.ts: rotation and product must agree on the bytes. */
const ROW: Sealed = {
  keyId: 'k1',
  nonce: Buffer.alloc(12, 2),
  tag: Buffer.from('2edWYAi8XM4bGjAB/fXXDA==', 'base64'),
  ciphertext: Buffer.from('ZvauOys5tQ==', 'base64'),
};

describe('sealed credentials', () => {
  it('open with the key they name, while that is on the list', () => {
    expect(encryption(key('k1', 1)).open(ROW, PLACE).toString()).toBe('a grant');
    expect(
      encryption(`${key('k2', 5)},${key('k1', 1)}`)
        .open(ROW, PLACE)
        .toString(),
    ).toBe('a grant');
    expect(() => encryption(key('k2', 1)).open(ROW, PLACE)).toThrow('no encryption key has the id k1');
  });

  it('are sealed with the first key, each under a nonce of its own', () => {
    const both = encryption(`${key('k2', 5)},${key('k1', 1)}`);
    const [one, two] = [both.seal(Buffer.from('x'), PLACE), both.seal(Buffer.from('x'), PLACE)];
    expect([one.keyId, two.keyId]).toEqual(['k2', 'k2']);
    expect(one.nonce.equals(two.nonce)).toBe(false);
    expect(both.open(two, PLACE).toString()).toBe('x');
  });

  it('stay shut when they were moved, altered, or the key is another one of that name', () => {
    const held = encryption(key('k1', 1));
    expect(() => held.open(ROW, credentialPlace(CONNECTION, CONNECTION))).toThrow();
    expect(() => held.open(ROW, credentialPlace(WORKSPACE, WORKSPACE))).toThrow();
    expect(() => held.open({ ...ROW, ciphertext: Buffer.from('ZvauOys5tA==', 'base64') }, PLACE)).toThrow();
    expect(() => encryption(key('k1', 3)).open(ROW, PLACE)).toThrow();
  });
});
