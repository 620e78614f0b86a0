import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import semver from 'semver';
import { describe, expect, it } from 'vitest';
import { missingOptionalPackages } from '../bootstrap/lock-file.mjs';
import { ROOT } from '../src/config/settings.js';
import { ROOMS } from './check.js';

/** The oldest Node the product promises to run on. */
const OLDEST = '20.19.0';

/** The builds of a package for other systems must be locked too: without them `npm ci` fails for everybody. */
describe('package-lock.json', () => {
  const packages = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')).packages;

  it('holds every optional package (else: node ops/complete-lock.mjs)', () => {
    expect(missingOptionalPackages(packages).map(({ name }) => name)).toEqual([]);
  });

  it('would be found wanting if one were gone', () => {
    const { 'node_modules/@biomejs/cli-darwin-arm64': _, ...rest } = packages;
    expect(missingOptionalPackages(rest)).toMatchObject([{ name: '@biomejs/cli-darwin-arm64' }]);
  });
});

interface Manifest {
  engines?: { node?: string };
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
}

const manifest = (file: string) => JSON.parse(readFileSync(file, 'utf8')) as Manifest;

/** The manifest of an installed package as a room resolves it: hoisted to the root or its own. */
function installed(room: string, name: string): Manifest {
  const paths = createRequire(join(ROOT, room, 'package.json')).resolve.paths(name) ?? [];
  for (const folder of paths) {
    try {
      return manifest(join(folder, name, 'package.json'));
    } catch {
      // Not in this folder; the next one up is tried.
    }
  }
  throw new Error(`${name} of ${room} is not installed`);
}

/** `node_modules` packages that want a newer Node. npm's engine-strict cannot be used: it also refuses what is never run. */
function tooNew(read: (room: string, name: string) => Manifest): string[] {
  return ['', ...ROOMS].flatMap((room) => {
    const { dependencies, devDependencies } = manifest(join(ROOT, room, 'package.json'));
    return Object.keys({ ...dependencies, ...devDependencies })
      .filter((name) => !name.startsWith('@adwright/'))
      .filter((name) => !semver.satisfies(OLDEST, read(room, name).engines?.node ?? '*'))
      .map((name) => `${name} in ${room || 'the root'}`);
  });
}

describe('direct dependencies', () => {
  it(`run on Node ${OLDEST}`, () => {
    expect(tooNew(installed)).toEqual([]);
  });

  it('would be named if one did not', () => {
    const named = tooNew((room, name) =>
      name === 'pg' ? { engines: { node: '>=22' } } : installed(room, name),
    );
    expect(named).toContain('pg in ops');
  });

  it('are pinned to one version each', () => {
    const loose = ['', ...ROOMS].flatMap((room) => {
      const { dependencies, devDependencies } = manifest(join(ROOT, room, 'package.json'));
      return Object.entries({ ...dependencies, ...devDependencies }).filter(
        ([, version]) => !semver.valid(version.replace(/^npm:[^@]+@/, '')),
      );
    });
    expect(loose).toEqual([]);
  });
});
