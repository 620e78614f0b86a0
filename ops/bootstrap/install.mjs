// Runs before anything is installed: Node's own modules only.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * @param {string} file
 * @returns {import('./lock-file.mjs').LockedPackages}
 */
function packagesOf(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages;
}

/**
 * Compares what is installed (npm's hidden lock file) with what package-lock.json asks for.
 * @param {string} root the repository
 * @returns {string | undefined} why an installation is needed, or undefined when all is there
 */
export function reasonToInstall(root) {
  const hidden = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(hidden)) return 'dependencies are not installed yet';
  const installed = packagesOf(hidden);
  for (const [path, wanted] of Object.entries(packagesOf(join(root, 'package-lock.json')))) {
    if (!path.includes('node_modules/') || wanted.link) continue;
    const there = installed[path];
    // Optional packages of another system are rightly absent.
    if (!there && (wanted.optional || wanted.devOptional)) continue;
    if (there?.version !== wanted.version)
      return `${path.replace(/^.*node_modules\//, '')} changed in package-lock.json`;
  }
  return undefined;
}

/**
 * @param {string} root
 * @param {string[]} args
 */
function npm(root, args) {
  const program = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  return spawnSync(program, [...args, '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: 'inherit',
  });
}

/**
 * Installs what package-lock.json says: all of it on a fresh clone, only what changed afterwards.
 * @param {string} root
 * @param {string} why shown to the person who waits
 */
export function install(root, why) {
  const isFresh = !existsSync(join(root, 'node_modules', '.package-lock.json'));
  process.stdout.write(`· ${why}: installing${isFresh ? ' (a minute or two, once)' : ''}\n`);
  if (isFresh && npm(root, ['ci']).status === 0) return;
  // Also the way out where npm ci refuses a lock file because the registry lacks builds for other systems.
  if (npm(root, ['install', '--no-save']).status === 0) return;
  throw new Error('The dependencies could not be installed (npm says why above). Nothing was started.');
}
