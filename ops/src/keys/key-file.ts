import { appendFileSync, chmodSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readKeys, type SealingKey, writeKeys } from './key-ring.js';

function fileIn(secretsDir: string): string {
  return join(secretsDir, 'encryption-keys');
}

/** Where keys go that no row needs any more; no process reads it, an old backup may need it. */
export function retiredFile(secretsDir: string): string {
  return join(secretsDir, 'encryption-keys.retired');
}

export function readKeyFile(secretsDir: string): SealingKey[] {
  return readKeys(readFileSync(fileIn(secretsDir), 'utf8').trim());
}

/** Replaces the file as a whole: a crash leaves the old list or the new one. */
export function writeKeyFile(secretsDir: string, keys: readonly SealingKey[]): void {
  const file = fileIn(secretsDir);
  const fresh = `${file}.${process.pid}`;
  writeFileSync(fresh, `${writeKeys(keys)}\n`, { mode: 0o600, flush: true });
  renameSync(fresh, file);
}

/** Puts keys aside. Before they leave the list, so that a crash between the two loses none. */
export function putAside(secretsDir: string, keys: readonly SealingKey[]): void {
  const file = retiredFile(secretsDir);
  for (const key of keys) appendFileSync(file, `${writeKeys([key])}\n`, { mode: 0o600 });
  chmodSync(file, 0o600);
}
