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
 * Installs exactly what package-lock.json says.
 * @param {string} root
 * @param {string} why shown to the person who waits
 */
export function install(root, why) {
  process.stdout.write(`· ${why}: running npm ci (a minute or two, once)\n`);
  if (npm(root, ['ci']).status === 0) return;
  // Some registries lack builds for other systems, and npm ci then refuses the lock file; install only skips them.
  process.stdout.write('· npm ci did not succeed; trying npm install with the same lock file\n');
  if (npm(root, ['install', '--no-save']).status === 0) return;
  throw new Error('The dependencies could not be installed (npm says why above). Nothing was started.');
}
