import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSandbox } from '../../sandbox/src/server.js';

/** The simulated ad platforms of one test file, over real HTTP. */
export interface TestSandbox {
  url: string;
  close(): Promise<void>;
}

/**
 * Starts the sandbox in this process on a free port, with an empty folder of its own.
 * @param options `now` fixes the virtual clock at boot (ISO instant), `seed` chooses another world.
 */
export async function startTestSandbox(options: { now?: string; seed?: number } = {}): Promise<TestSandbox> {
  const dataDir = await mkdtemp(join(tmpdir(), 'adwright-sandbox-'));
  const sandbox = await startSandbox({ port: 0, host: '127.0.0.1', seed: 7, ...options, dataDir });
  return {
    url: sandbox.url,
    close: async () => {
      await sandbox.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
