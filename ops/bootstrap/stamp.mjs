import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * Adds the name, size and time of every file below `path` to a hash. Contents are left out: nx compares those,
 * this only decides within milliseconds whether asking nx is worth it.
 * @param {import('node:crypto').Hash} hash
 * @param {string} path
 */
function addTree(hash, path) {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat) {
    hash.update(`${path}\0absent\0`);
  } else if (stat.isDirectory()) {
    for (const name of readdirSync(path).sort()) addTree(hash, join(path, name));
  } else {
    hash.update(`${path}\0${stat.size}\0${stat.mtimeMs}\0`);
  }
}

/**
 * @param {string[]} paths files and folders
 * @returns {string}
 */
export function fingerprint(paths) {
  const hash = createHash('sha256');
  for (const path of paths) addTree(hash, path);
  return hash.digest('hex');
}

/**
 * Runs `work` unless the last successful run saw the same inputs and its outputs are still there.
 * @param {{ root: string, name: string, inputs: string[], outputs: string[] }} step
 * @param {() => void | Promise<void>} work
 * @returns {Promise<boolean>} whether it ran
 */
export async function unlessUnchanged({ root, name, inputs, outputs }, work) {
  const file = join(root, 'node_modules', '.cache', 'adwright', `${name}.stamp`);
  const before = fingerprint(inputs);
  const same = existsSync(file) && readFileSync(file, 'utf8') === before;
  if (same && outputs.every((output) => existsSync(output))) return false;
  await work();
  mkdirSync(dirname(file), { recursive: true });
  // What was seen before the work: a file saved meanwhile makes the next run work again.
  writeFileSync(file, before);
  return true;
}
