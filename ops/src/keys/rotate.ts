import { join } from 'node:path';
import type { Settings } from '../config/settings.js';
import { DataDirInUseError, lockDataDir } from '../database/data-dir-lock.js';
import type { OwnerSession } from '../database/owner-session.js';
import { putAside, readKeyFile, retiredFile, writeKeyFile } from './key-file.js';
import { KeyRotationError, makeKey, readKeys, type SealingKey, writeKeys } from './key-ring.js';
import { type Resealed, resealRows, rowsUnderOtherKeys } from './reseal-rows.js';

type Say = (line: string) => void;
type Owner = Pick<OwnerSession, 'session' | 'prologue'>;

/** Which keys there are, which of them every row shall be under, and what to do once that is so. */
interface Ring {
  readonly keys: readonly SealingKey[];
  readonly target: SealingKey;
  readonly finish: (old: readonly SealingKey[]) => void;
}

/**
 * The running processes read their keys once, at start: a row under a key they do not have would look like a lost
 * grant to them. So the product has to be stopped while its own key file changes.
 * @throws KeyRotationError when it runs.
 */
function claim(settings: Settings): () => void {
  try {
    return lockDataDir(join(settings.dataDir, 'launcher'));
  } catch (error) {
    if (!(error instanceof DataDirInUseError)) throw error;
    throw new KeyRotationError(
      `Adwright is running on ${settings.dataDir} (process ${error.pid}) and could not open what a new key seals. ` +
        'Stop it, run this again, and start it afterwards. Nothing was changed.',
      { cause: error },
    );
  }
}

/** Keys in the secrets folder. More than one means that an earlier rotation has not ended: it goes on to the same key. */
function fileRing(secretsDir: string, say: Say): Ring {
  let keys = readKeyFile(secretsDir);
  const [first] = keys;
  let target = first as SealingKey;
  if (keys.length === 1) {
    target = makeKey();
    keys = [target, ...keys];
    writeKeyFile(secretsDir, keys);
    say(`Made the key ${target.id}; the old one stays for reading.`);
  } else say(`Going on with the key ${target.id}.`);
  return {
    keys,
    target,
    finish: (old) => {
      putAside(secretsDir, old);
      writeKeyFile(secretsDir, [target]);
      say(
        `Retired ${old.map(({ id }) => id).join(', ')}. Backups made before need it: it was put into ` +
          `${retiredFile(secretsDir)}; destroy that file once those backups are gone.`,
      );
    },
  };
}

/** Keys from the environment: this tool cannot change them, but works beside a running product that has both. */
function environmentRing(text: string, say: Say): Ring {
  const keys = readKeys(text);
  const [target] = keys;
  if (!target || keys.length === 1) {
    throw new KeyRotationError(
      `ENCRYPTION_KEYS is set in the environment. Give it a new key in front, for example\n  ${writeKeys([makeKey()])},<what it is now>\n` +
        'restart every process with it, and run this again. Nothing was changed.',
    );
  }
  return {
    keys,
    target,
    finish: (old) =>
      say(
        `ENCRYPTION_KEYS may lose ${old.map(({ id }) => id).join(', ')} now; keep it with the backups made before.`,
      ),
  };
}

function report({ rows, shut }: Resealed, say: Say): void {
  say(`${rows} credential(s) sealed anew.`);
  for (const { connectionId, reason } of shut) say(`  connection ${connectionId} stays shut: ${reason}`);
}

async function rotate(owner: Owner, ring: Ring, say: Say): Promise<void> {
  const done = await resealRows(owner, ring.keys, ring.target);
  report(done, say);
  // Rows that the running product renewed between reading and writing need a second look.
  const left = await rowsUnderOtherKeys(owner, ring.target);
  if (left > 0) {
    throw new KeyRotationError(
      `${left} credential(s) are still under another key, so no key was retired. ` +
        'Connect or remove the connections named above, then run this again: it goes on where it is.',
    );
  }
  ring.finish(ring.keys.filter(({ id }) => id !== ring.target.id));
}

/**
 * Gives the installation a new encryption key: makes it, re-seals every stored credential with it, then retires the old
 * one. Interrupted at any point, a second run goes on.
 * @param open runs work as the database's owner.
 * @throws KeyRotationError when the product must be stopped first, or when a row does not open; no key is retired then.
 */
export async function rotateKeys(
  settings: Settings,
  env: NodeJS.ProcessEnv,
  open: (task: (owner: Owner) => Promise<void>) => Promise<void>,
  say: Say,
): Promise<void> {
  if (env.ENCRYPTION_KEYS) {
    const ring = environmentRing(env.ENCRYPTION_KEYS, say);
    return open((owner) => rotate(owner, ring, say));
  }
  const unlock = claim(settings);
  try {
    await open((owner) => rotate(owner, fileRing(join(settings.dataDir, 'secrets'), say), say));
  } finally {
    unlock();
  }
}
