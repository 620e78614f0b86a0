import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { build } from '../../bootstrap/build.mjs';
import { ROOT } from '../config/settings.js';
import { freePort } from '../system/ports.js';
import { sleep, waitFor } from '../system/wait.js';

let data: string;
const children: ChildProcess[] = [];

interface Running {
  child: ChildProcess;
  url: string;
  output(): string;
  exited: Promise<number | null>;
}

async function launchDatabase(): Promise<Running> {
  const port = await freePort();
  const child = spawn(process.execPath, [join(ROOT, 'ops/dist/database/main.js')], {
    env: { ...process.env, ADWRIGHT_DATA: data, ADWRIGHT_DB_PORT: `${port}` },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.push(child);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (output += chunk));
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve));
  return { child, url: `postgresql://adwright_app@127.0.0.1:${port}/postgres`, output: () => output, exited };
}

async function ready(running: Running): Promise<Running> {
  await waitFor('the database', async () => running.output().includes('listening'), { timeoutMs: 50_000 });
  return running;
}

async function withClient<T>(url: string, task: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  return task(client).finally(() => client.end().catch(() => undefined));
}

const put = (client: pg.Client, key: string) =>
  client.query("INSERT INTO app_settings (key, value) VALUES ($1, '1')", [key]);
const keys = (url: string) =>
  withClient(url, async (client) =>
    (await client.query<{ key: string }>('SELECT key FROM app_settings')).rows.map((row) => row.key),
  );

beforeAll(() => build(ROOT, ['ops']), 120_000);

beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), 'adwright-data-'));
});

afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  await rm(data, { recursive: true, force: true });
});

describe('the database process', () => {
  it('migrates, keeps its rows over an orderly end, and refuses a second process on its folder', async () => {
    const first = await ready(await launchDatabase());
    await withClient(first.url, (client) => put(client, 'kept'));
    const second = await launchDatabase();
    expect(await second.exited).toBe(1);
    expect(second.output()).toMatch(new RegExp(`in use by process ${first.child.pid}`));
    first.child.kill('SIGTERM');
    expect(await first.exited).toBe(0);
    const third = await ready(await launchDatabase());
    expect(await keys(third.url)).toContain('kept');
  }, 90_000);

  it('keeps what was committed when it is killed at any moment, and comes up again', async () => {
    await ready(await launchDatabase()).then(async ({ child, exited }) => {
      child.kill('SIGTERM');
      await exited;
    });
    const acknowledged: string[] = [];
    for (let round = 0; round < 3; round += 1) {
      const running = await ready(await launchDatabase());
      const writing = withClient(running.url, async (client) => {
        for (let at = 0; ; at += 1) {
          await put(client, `${round}-${at}`);
          acknowledged.push(`${round}-${at}`);
        }
      }).catch(() => undefined);
      await sleep(150 + round * 130);
      running.child.kill('SIGKILL');
      await running.exited;
      await writing;
    }
    expect(acknowledged.length).toBeGreaterThan(10);
    const last = await ready(await launchDatabase());
    expect(await keys(last.url)).toEqual(expect.arrayContaining(acknowledged));
  }, 120_000);

  it('starts anew when it was killed while the folder was being created', async () => {
    const interrupted = await launchDatabase();
    await waitFor('the first step', async () => interrupted.output().includes('creating'), {
      timeoutMs: 20_000,
    });
    await sleep(800);
    interrupted.child.kill('SIGKILL');
    await interrupted.exited;
    const running = await ready(await launchDatabase());
    expect(Array.isArray(await keys(running.url))).toBe(true);
  }, 90_000);
});
