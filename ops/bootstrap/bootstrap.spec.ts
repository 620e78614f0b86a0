import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { reasonToInstall } from './install.mjs';
import { unlessUnchanged } from './stamp.mjs';

let root: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'adwright-bootstrap-'));
  await mkdir(join(root, 'node_modules'));
});

afterEach(() => rm(root, { recursive: true, force: true }));

const lock = (file: string, packages: object) => writeFile(join(root, file), JSON.stringify({ packages }));

describe('whether dependencies must be installed', () => {
  const wanted = {
    '': { name: 'adwright' },
    'node_modules/pg': { version: '8.1.0' },
    'node_modules/pg-darwin': { version: '1.0.0', optional: true },
    'node_modules/@adwright/ops': { link: true },
    ops: { version: '0.1.0' },
  };

  it('is so on a fresh clone', async () => {
    await lock('package-lock.json', wanted);
    expect(reasonToInstall(root)).toMatch(/not installed yet/);
  });

  it('is not when all is there, however old the files are and whatever other systems would need', async () => {
    await lock('package-lock.json', wanted);
    await lock('node_modules/.package-lock.json', { 'node_modules/pg': { version: '8.1.0' } });
    expect(reasonToInstall(root)).toBeUndefined();
  });

  it.each([
    ['changed', { 'node_modules/pg': { version: '8.0.0' } }],
    ['is new', {}],
  ])('is so when a package %s', async (_, installed) => {
    await lock('package-lock.json', wanted);
    await lock('node_modules/.package-lock.json', installed);
    expect(reasonToInstall(root)).toMatch(/^pg changed/);
  });
});

describe('a step that is skipped when nothing changed', () => {
  const run = () => {
    const step = { root, name: 'step', inputs: [join(root, 'src')], outputs: [join(root, 'out')] };
    return unlessUnchanged(step, () => undefined);
  };

  it('runs again for a saved, added or removed file, and for a lost output', async () => {
    await mkdir(join(root, 'src', 'deep'), { recursive: true });
    await writeFile(join(root, 'src', 'deep', 'a.ts'), '1');
    await writeFile(join(root, 'out'), '');
    expect([await run(), await run()]).toEqual([true, false]);
    await utimes(join(root, 'src', 'deep', 'a.ts'), 1, 1);
    expect([await run(), await run()]).toEqual([true, false]);
    await writeFile(join(root, 'src', 'b.ts'), '');
    expect([await run(), await run()]).toEqual([true, false]);
    await rm(join(root, 'src', 'b.ts'));
    expect([await run(), await run()]).toEqual([true, false]);
    await rm(join(root, 'out'));
    expect(await run()).toBe(true);
  });

  it('runs again after it failed', async () => {
    await writeFile(join(root, 'out'), '');
    const step = { root, name: 'failing', inputs: [join(root, 'src')], outputs: [join(root, 'out')] };
    const fail = () => {
      throw new Error('no');
    };
    await expect(unlessUnchanged(step, fail)).rejects.toThrow('no');
    expect(await unlessUnchanged(step, () => undefined)).toBe(true);
  });
});
