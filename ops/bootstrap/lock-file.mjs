import { readFileSync, writeFileSync } from 'node:fs';

/**
 * @typedef {object} LockedPackage
 * @property {string} [version]
 * @property {boolean} [dev]
 * @property {boolean} [link]
 * @property {boolean} [optional]
 * @property {boolean} [devOptional]
 * @property {Record<string, string>} [optionalDependencies]
 */
/** @typedef {Record<string, LockedPackage>} LockedPackages */

const SYSTEMS = ['android', 'darwin', 'linux', 'win32', 'freebsd', 'openharmony'];
const PROCESSORS = ['arm64', 'x64', 'ia32', 'riscv64', 's390x', 'ppc64', 'wasm32'];

/**
 * @param {LockedPackages} packages
 * @param {string} from path of the package that asks
 * @param {string} name
 */
function isLocked(packages, from, name) {
  for (let base = from; ; ) {
    if (packages[`${base === '' ? '' : `${base}/`}node_modules/${name}`]) return true;
    if (base === '') return false;
    const up = base.lastIndexOf('/node_modules/');
    base = up < 0 ? '' : base.slice(0, up);
  }
}

/**
 * Optional packages (the builds for other systems) that some package names and the lock file does not. npm leaves
 * them out when its registry lacks them, and `npm ci` then refuses the lock file everywhere.
 * @param {LockedPackages} packages
 * @returns {{ name: string, version: string, dev: boolean }[]}
 */
export function missingOptionalPackages(packages) {
  return Object.entries(packages).flatMap(([path, entry]) =>
    Object.entries(entry.optionalDependencies ?? {})
      .filter(([name]) => !isLocked(packages, path, name))
      .map(([name, version]) => ({ name, version: version.replace(/^[\^~]/, ''), dev: entry.dev === true })),
  );
}

/**
 * What npm would have written, as far as the name tells: enough for it to skip the package on another system.
 * @param {{ name: string, version: string, dev: boolean }} missing
 */
function entryFor({ name, version, dev }) {
  const os = SYSTEMS.find((system) => name.includes(system));
  const cpu =
    PROCESSORS.find((processor) => name.includes(processor)) ?? (name.includes('arm') ? 'arm' : undefined);
  const libc = name.includes('musl') ? 'musl' : os === 'linux' && name.includes('gnu') ? 'glibc' : undefined;
  return {
    version,
    ...(cpu ? { cpu: [cpu] } : {}),
    ...(dev ? { dev } : {}),
    ...(libc ? { libc: [libc] } : {}),
    optional: true,
    ...(os ? { os: [os] } : {}),
  };
}

/**
 * Writes the missing entries into a lock file.
 * @param {string} file
 * @returns {string[]} their names
 */
export function completeLockFile(file) {
  const lock = JSON.parse(readFileSync(file, 'utf8'));
  const missing = missingOptionalPackages(lock.packages);
  if (missing.length === 0) return [];
  for (const one of missing) lock.packages[`node_modules/${one.name}`] = entryFor(one);
  const sorted = Object.entries(lock.packages).sort(([a], [b]) => a.localeCompare(b, 'en'));
  writeFileSync(file, `${JSON.stringify({ ...lock, packages: Object.fromEntries(sorted) }, null, 2)}\n`);
  return missing.map(({ name }) => name);
}
