import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lockDataDir } from './data-dir-lock.js';

let folder: string;
let target: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'adwright-lock-'));
  target = join(folder, 'postgres');
});

afterEach(() => rm(folder, { recursive: true, force: true }));

describe('the lock of a data folder', () => {
  it('is refused while its holder lives and free after it', () => {
    const unlock = lockDataDir(target);
    expect(() => lockDataDir(target)).toThrow(new RegExp(`in use by process ${process.pid}`));
    unlock();
    lockDataDir(target)();
    expect(existsSync(`${target}.lock`)).toBe(false);
  });

  it('is taken over from a process that died', async () => {
    const child = spawn(process.execPath, ['-e', '']);
    await new Promise((resolve) => child.once('exit', resolve));
    await writeFile(`${target}.lock`, `${child.pid} \n`);
    lockDataDir(target);
    expect(await readFile(`${target}.lock`, 'utf8')).toMatch(new RegExp(`^${process.pid} `));
  });

  it('is taken over when its pid belongs to another process now', async () => {
    await writeFile(`${target}.lock`, `${process.pid} 1\n`);
    lockDataDir(target)();
  });

  it('is taken over when the file holds no process at all', async () => {
    await writeFile(`${target}.lock`, 'half');
    lockDataDir(target)();
  });
});
