import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../ops/src/system/ports.js';
import { startProgram, untilAnswers } from './program.js';

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
  const folder = await mkdtemp(join(tmpdir(), 'adwright-bench-'));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const program = startProgram('sandbox/dist/main.js', {
    SANDBOX_PORT: String(port),
    SANDBOX_DATA: folder,
    SANDBOX_NOW: now,
  });
  await untilAnswers('the sandbox', `${url}/_control/credentials`);
  const credentials = (await (await fetch(`${url}/_control/credentials`)).json()) as {
    google: { accessToken: string };
  };
  return {
    url,
    accessToken: credentials.google.accessToken,
    close: async () => {
      await program.close();
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
