import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { freePort } from '../../ops/src/system/ports.js';
import { waitFor } from '../../ops/src/system/wait.js';

const PROGRAM = fileURLToPath(new URL('../../ai-service/dist/main.js', import.meta.url));

export interface BenchAiService {
  readonly url: string;
  close(): Promise<void>;
}

/** The AI service in a process of its own, speaking through the sandbox's OpenAI double. */
export async function startBenchAiService(options: {
  readonly serviceToken: string;
  readonly sandboxUrl: string;
}): Promise<BenchAiService> {
  if (!existsSync(PROGRAM)) throw new Error('The AI service is not built: run npm run build first.');
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const child = spawn(process.execPath, [PROGRAM], {
    env: {
      AI_PORT: String(port),
      SERVICE_TOKEN: options.serviceToken,
      LOG_LEVEL: 'error',
      OPENAI_API_KEY: 'double',
      OPENAI_BASE_URL: `${options.sandboxUrl}/openai/v1`,
      OPENAI_EMBEDDING_MODEL: 'off',
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  // A figure that fails half-way must not leave it behind.
  const stop = () => child.kill('SIGKILL');
  process.once('exit', stop);
  const answers = () =>
    fetch(`${url}/health/live`).then(
      (answer) => answer.status < 500,
      () => false,
    );
  await waitFor('the AI service', answers, { timeoutMs: 60_000, intervalMs: 100 });
  return {
    url,
    close: async () => {
      process.off('exit', stop);
      child.kill('SIGTERM');
      await exited;
    },
  };
}
