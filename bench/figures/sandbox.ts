import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from '../../ops/src/system/ports.js';
import { waitFor } from '../../ops/src/system/wait.js';

const PROGRAM = fileURLToPath(new URL('../../sandbox/dist/main.js', import.meta.url));

export interface BenchSandbox {
  readonly url: string;
  readonly accessToken: string;
  close(): Promise<void>;
}

/** The size knob's word for an account. */
export interface AccountSize {
  readonly id: string;
  readonly campaigns: number;
  readonly adGroupsPerCampaign: number;
  readonly adsPerAdGroup: number;
  readonly keywordsPerAdGroup: number;
  readonly days: number;
}

const NOW = '2026-11-20T09:00:00Z';

/**
 * Starts the sandbox in a process of its own, so that the world's work does not count as the product's.
 * @param now the world's; an account is judged only where it is the product's, too
 */
export async function startBenchSandbox(now = NOW): Promise<BenchSandbox> {
  if (!existsSync(PROGRAM)) throw new Error('The sandbox is not built: run npm run build first.');
  const folder = await mkdtemp(join(tmpdir(), 'adwright-bench-'));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const child = spawn(process.execPath, [PROGRAM], {
    env: { SANDBOX_PORT: String(port), SANDBOX_DATA: folder, SANDBOX_NOW: now },
    stdio: 'ignore',
  });
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  // A figure that fails half-way must not leave it behind.
  const stop = () => child.kill('SIGKILL');
  process.once('exit', stop);
  await waitFor(
    'the sandbox',
    async () =>
      fetch(`${url}/_control/credentials`).then(
        (answer) => answer.ok,
        () => false,
      ),
    {
      timeoutMs: 60_000,
      intervalMs: 100,
    },
  );
  const credentials = (await (await fetch(`${url}/_control/credentials`)).json()) as {
    google: { accessToken: string };
  };
  return {
    url,
    accessToken: credentials.google.accessToken,
    close: async () => {
      process.off('exit', stop);
      child.kill('SIGTERM');
      await exited;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Makes an account of the wanted size. @returns the manager to log in through, where the platform has them */
export async function makeAccount(
  sandbox: BenchSandbox,
  size: AccountSize & { readonly platform?: 'google' | 'meta' },
): Promise<string | null> {
  const answer = await fetch(`${sandbox.url}/_control/accounts`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(size),
  });
  if (answer.status !== 201) throw new Error(`the sandbox made no account: ${await answer.text()}`);
  return ((await answer.json()) as { managerId: string | null }).managerId;
}
