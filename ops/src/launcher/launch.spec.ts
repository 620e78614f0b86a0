import { type ChildProcess, spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { build } from '../../bootstrap/build.mjs';
import { MIGRATIONS_DIR, ROOT, readSettings } from '../config/settings.js';
import { prepareDataDir } from '../database/embedded.js';
import { readMigrations } from '../migrate/migration-files.js';
import { freePort } from '../system/ports.js';
import { isAlive } from '../system/processes.js';
import { waitFor } from '../system/wait.js';

/** Stand-ins for the product's programs: what the launcher relies on, and their pids in a file each. */
const serve = (port: string) => `
  require('node:fs').writeFileSync(process.env.ADWRIGHT_PIDS + '/' + process.pid, __filename);
  const server = require('node:http').createServer((_, response) => response.end('{}'));
  server.listen(process.env.${port}, '127.0.0.1');
  process.on('SIGTERM', () => process.exit(0));`;
const WORKER = `
  require('node:fs').writeFileSync(process.env.ADWRIGHT_PIDS + '/' + process.pid, __filename);
  console.log(JSON.stringify({ level: 30, msg: 'worker is running' }));
  process.on('SIGTERM', () => process.exit(0));
  setInterval(() => {}, 1000);`;
const SEED = `
  const { Client } = require('pg');
  (async () => {
    const client = new Client({ connectionString: process.env.DATABASE_URL });
    await client.connect();
    await client.query("INSERT INTO app_settings (key, value) VALUES ('mode', '\\"demo\\"')");
    await client.end();
    console.log('seeded by the stand-in');
  })();`;

let template: string;
let root: string;
let children: ChildProcess[];

async function plant(file: string, text: string): Promise<void> {
  await mkdir(dirname(join(root, file)), { recursive: true });
  await writeFile(join(root, file), text);
}

async function start(port: number, through: 'node' | 'npm' = 'node') {
  const env = { ...process.env, ADWRIGHT_PIDS: join(root, 'pids'), PORT: `${port}` };
  const free = {
    databasePort: await freePort(),
    redisPort: await freePort(),
    sandboxPort: await freePort(),
    aiServicePort: await freePort(),
  };
  const settings = { ...readSettings({}), ...free, root, port, dataDir: join(root, 'data') };
  const main = pathToFileURL(join(ROOT, 'ops/dist/launcher/main.js')).href;
  const script = `import(${JSON.stringify(main)}).then(({ launch }) => launch('start', ${JSON.stringify(settings)})).then((code) => process.exit(code))`;
  await writeFile(join(root, 'run.mjs'), script);
  await writeFile(join(root, 'package.json'), JSON.stringify({ scripts: { start: 'node run.mjs' } }));
  const [program, args] = through === 'npm' ? ['npm', ['start']] : [process.execPath, ['run.mjs']];
  const child = spawn(program, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
  children.push(child);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve));
  return { child, exited, output: () => output };
}

const running = async () => (await readdir(join(root, 'pids'))).map(Number).filter((pid) => isAlive(pid));

const redisRuns = async () => {
  const text = await readFile(join(root, 'data', 'redis', 'redis.pid'), 'utf8').catch(() => '');
  return text !== '' && isAlive(Number(text));
};

// Creating a cluster is the slowest step and has its own spec: all tests here start from a copy of one.
beforeAll(async () => {
  await build(ROOT, ['ops']);
  template = await mkdtemp(join(tmpdir(), 'adwright-launch-data-'));
  await prepareDataDir(join(template, 'postgres'), await readMigrations(MIGRATIONS_DIR), () => undefined);
}, 180_000);

afterAll(() => rm(template, { recursive: true, force: true }));

beforeEach(async () => {
  children = [];
  root = await mkdtemp(join(tmpdir(), 'adwright-launch-'));
  await mkdir(join(root, 'pids'));
  await cp(template, join(root, 'data'), { recursive: true });
  for (const name of ['ops', 'node_modules', 'prisma']) await symlink(join(ROOT, name), join(root, name));
  await plant('sandbox/dist/main.js', serve('SANDBOX_PORT'));
  await plant('ai-service/dist/main.js', serve('AI_PORT'));
  await plant('backend/dist/main.js', serve('PORT'));
  await plant('backend/dist/worker.js', WORKER);
  await plant('backend/dist/seed.js', SEED);
});

afterEach(async () => {
  for (const child of children) child.kill('SIGKILL');
  await waitFor('the end of all processes', async () => (await running()).length === 0, {
    timeoutMs: 20_000,
  });
  await rm(root, { recursive: true, force: true });
});

describe('npm start', () => {
  it('brings everything up, seeds once, prints the log-ins, and leaves no process behind', async () => {
    const first = await start(await freePort());
    await waitFor('the product', async () => first.output().includes('is ready'), { timeoutMs: 80_000 });
    expect(first.output()).toMatch(
      /seeded by the stand-in[\s\S]*owner@demo.adwright.dev[\s\S]*demo-adwright/,
    );
    expect((await running()).length).toBe(4);
    expect(await redisRuns()).toBe(true);
    first.child.kill('SIGINT');
    expect(await first.exited).toBe(0);
    expect(await running()).toEqual([]);
    expect(await redisRuns()).toBe(false);

    const second = await start(await freePort());
    await waitFor('the product', async () => second.output().includes('is ready'), { timeoutMs: 60_000 });
    expect(second.output()).not.toContain('seeded by the stand-in');
    // Killed outright, it can tidy nothing up: its children notice by themselves.
    second.child.kill('SIGKILL');
    await waitFor('the children', async () => (await running()).length === 0, { timeoutMs: 60_000 });
    // Redis cannot notice; the next start ends it before it touches the same files.
    const third = await start(await freePort());
    await waitFor('the product', async () => third.output().includes('is ready'), { timeoutMs: 60_000 });
    third.child.kill('SIGTERM');
    expect(await third.exited).toBe(0);
    expect(await redisRuns()).toBe(false);
  }, 240_000);

  it('stops everything when npm, which started it, is ended', async () => {
    const { child, output } = await start(await freePort(), 'npm');
    await waitFor('the product', async () => output().includes('is ready'), { timeoutMs: 80_000 });
    child.kill('SIGKILL');
    await waitFor('the end', async () => (await running()).length === 0 && !(await redisRuns()), {
      timeoutMs: 60_000,
    });
  }, 180_000);

  it('stops everything with code 1 when a program cannot be kept running', async () => {
    await plant('backend/dist/worker.js', "console.error('no handler for sync-account'); process.exit(1);");
    const { exited, output } = await start(await freePort());
    expect(await exited).toBe(1);
    expect(output()).toMatch(
      /worker ended with code 1[\s\S]*no handler for sync-account[\s\S]*crashed 3 times/,
    );
    expect(await running()).toEqual([]);
  }, 120_000);

  it('says which port is taken and starts nothing', async () => {
    const holder = createServer();
    const port = await new Promise<number>((resolve) => {
      holder.listen(0, () => resolve((holder.address() as { port: number }).port));
    });
    const { exited, output } = await start(port);
    expect(await exited).toBe(1);
    expect(output()).toContain(`Port ${port} is taken`);
    expect(await running()).toEqual([]);
    await new Promise((resolve) => holder.close(resolve));
  }, 60_000);
});
