import { randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What the processes share and nobody else may know, named as the environment variables they travel in. */
export interface Secrets {
  JWT_SECRET: string;
  /** `id:base64` of 32 bytes; a list separated by commas once keys were rotated, the current one first. */
  ENCRYPTION_KEYS: string;
  SERVICE_TOKEN: string;
}

const GENERATORS: Record<keyof Secrets, { file: string; make: () => string }> = {
  JWT_SECRET: { file: 'jwt-secret', make: () => randomBytes(48).toString('base64url') },
  ENCRYPTION_KEYS: {
    file: 'encryption-keys',
    make: () => `k${randomBytes(4).toString('hex')}:${randomBytes(32).toString('base64')}`,
  },
  SERVICE_TOKEN: { file: 'service-token', make: () => randomBytes(48).toString('base64url') },
};

/** Reads one secret, or makes it. `wx` lets one of two processes win when both find it missing. */
function readOrMake(file: string, make: () => string): string {
  try {
    writeFileSync(file, `${make()}\n`, { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  chmodSync(file, 0o600);
  const secret = readFileSync(file, 'utf8').trim();
  if (secret === '')
    throw new Error(`${file} is empty. Restore it from a copy, or remove it to have a new one made.`);
  return secret;
}

/**
 * The installation's secrets: from the environment where given, else from files that only their owner can read,
 * made on first use. There is no default secret.
 */
export function loadSecrets(dir: string, env: NodeJS.ProcessEnv = process.env): Secrets {
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  chmodSync(dir, 0o700);
  const read = (name: keyof Secrets) =>
    env[name] || readOrMake(join(dir, GENERATORS[name].file), GENERATORS[name].make);
  return {
    JWT_SECRET: read('JWT_SECRET'),
    ENCRYPTION_KEYS: read('ENCRYPTION_KEYS'),
    SERVICE_TOKEN: read('SERVICE_TOKEN'),
  };
}
