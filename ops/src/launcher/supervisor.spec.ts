import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isAlive } from '../system/processes.js';
import { sleep, waitFor } from '../system/wait.js';
import type { Service } from './service.js';
import { Supervisor } from './supervisor.js';

let folder: string;
let said: string[];
let supervisor: Supervisor;

async function service(name: string, script: string, more: Partial<Service> = {}): Promise<Service> {
  const file = join(folder, `${name}.cjs`);
  await writeFile(file, script);
  return {
    name,
    command: [process.execPath, file],
    env: { PATH: process.env.PATH ?? '', FOLDER: folder },
    at: 'nowhere',
    ready: async () => true,
    readyTimeoutMs: 5_000,
    graceMs: 500,
    ...more,
  };
}

const ADD_LINE = "require('node:fs').appendFileSync(process.env.FOLDER + '/order', ";
const order = async (): Promise<string[]> =>
  (await readFile(join(folder, 'order'), 'utf8').catch(() => '')).split('\n').filter((line) => line !== '');
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'adwright-supervisor-'));
  said = [];
  const say = (text: string) => said.push(text);
  supervisor = new Supervisor({
    cwd: folder,
    logFile: (name) => join(folder, 'logs', `${name}.log`),
    report: { step: say, done: say, warn: say, fail: say },
    backoffMs: 20,
  });
});

afterEach(async () => {
  await supervisor.stop();
  await rm(folder, { recursive: true, force: true });
});

describe('the supervisor', () => {
  it('stops in reverse order, and what does not end in time is killed with its children', async () => {
    const polite = (name: string) =>
      `process.on('SIGTERM', () => { ${ADD_LINE}'${name}\\n'); process.exit(0); }); setInterval(() => {}, 1000); ${ADD_LINE}'up ${name}\\n')`;
    const stubborn = `process.on('SIGTERM', () => {}); const c = require('node:child_process').spawn(process.execPath, ['-e', 'setInterval(()=>{},1000)']); ${ADD_LINE}process.pid + ' ' + c.pid + '\\n'); setInterval(() => {}, 1000);`;
    await supervisor.start(await service('one', polite('one')));
    await supervisor.start(await service('two', polite('two')));
    await waitFor('both', async () => (await order()).length === 2, { timeoutMs: 5_000 });
    await supervisor.start(await service('three', stubborn));
    await waitFor('all', async () => (await order()).length === 3, { timeoutMs: 5_000 });
    await supervisor.stop();
    const lines = await order();
    expect(lines.slice(3)).toEqual(['two', 'one']);
    await sleep(50);
    expect(lines[2]?.split(' ').map((pid) => isAlive(Number(pid)))).toEqual([false, false]);
  });

  it('shows a crash with the last lines of the log and starts the process again', async () => {
    const once = `const fs = require('node:fs'); const mark = process.env.FOLDER + '/mark';
      if (fs.existsSync(mark)) { ${ADD_LINE}'second\\n'); setInterval(() => {}, 1000); }
      else { fs.writeFileSync(mark, ''); console.log('about to fall'); process.exitCode = 7; }`;
    await supervisor.start(await service('shaky', once));
    await waitFor('the second run', async () => (await order()).includes('second'), { timeoutMs: 5_000 });
    expect(said.join('\n')).toMatch(/shaky ended with code 7[\s\S]*about to fall[\s\S]*restarting shaky/);
  });

  it('gives up on a process that crashes three times within a minute', async () => {
    const failing = await service('broken', "console.error('no luck'); process.exit(3)", {
      ready: async () => false,
    });
    await expect(supervisor.start(failing)).rejects.toThrow(/broken crashed 3 times/);
    await expect(supervisor.failed).rejects.toThrow(/broken/);
    expect(said.filter((line) => line.startsWith('broken ended')).length).toBe(3);
  });

  it('shows warnings and errors of a JSON log at once, and the rest only in the file', async () => {
    const script = `console.log(JSON.stringify({ level: 30, msg: 'routine' })); console.log(JSON.stringify({ level: 50, msg: 'lost', err: { message: 'gone' } })); setInterval(() => {}, 1000);`;
    await supervisor.start(await service('chatty', script));
    await waitFor('the error', async () => said.some((line) => line.includes('lost')), { timeoutMs: 5_000 });
    expect(said).toContain('[chatty] error: lost: gone');
    expect(said.some((line) => line.includes('routine'))).toBe(false);
    await waitFor(
      'the file',
      async () => (await readFile(join(folder, 'logs', 'chatty.log'), 'utf8')).includes('lost'),
      {
        timeoutMs: 5_000,
      },
    );
    expect(await readFile(join(folder, 'logs', 'chatty.log'), 'utf8')).toContain('routine');
  });

  it('names a service that never becomes ready', async () => {
    const deaf = await service('deaf', 'setInterval(() => {}, 1000)', {
      ready: async () => false,
      readyTimeoutMs: 300,
    });
    await expect(supervisor.start(deaf)).rejects.toThrow(/deaf did not answer within 0.3 s/);
  });
});
