import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = fileURLToPath(new URL('../../', import.meta.url));
const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');
const run = promisify(execFile);

/** Compiles what the process is made of, so that the tests meet what is shipped and not only its sources. */
export async function buildAiService(): Promise<void> {
  for (const room of ['contracts', 'ai-service']) {
    await run(process.execPath, [tsc, '-p', `${root}${room}/tsconfig.build.json`], { timeout: 120_000 });
  }
}

/** A running AI service of its own, with its log. */
export class AiProcess {
  readonly token = 'a-service-token-only-for-these-tests';
  readonly lines: string[] = [];
  private url = '';

  private constructor(private readonly child: ChildProcess) {}

  static async start(env: Record<string, string> = {}): Promise<AiProcess> {
    const child = spawn(process.execPath, [`${root}ai-service/dist/main.js`], {
      env: { SERVICE_TOKEN: 'a-service-token-only-for-these-tests', AI_PORT: '0', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const started = new AiProcess(child);
    await new Promise<void>((resolve, reject) => {
      child.once('close', (code) =>
        reject(new Error(`the AI service ended with ${code}: ${started.lines.join('')}`)),
      );
      child.stderr?.on('data', (data: Buffer) => started.lines.push(data.toString()));
      child.stdout?.on('data', (data: Buffer) => {
        started.lines.push(...data.toString().split('\n').filter(Boolean));
        const ready = started.lines.find((line) => line.includes('is listening'));
        if (!ready || started.url !== '') return;
        started.url = (JSON.parse(ready) as { url: string }).url;
        resolve();
      });
    });
    return started;
  }

  get(path: string): Promise<Response> {
    return fetch(this.url + path, { signal: AbortSignal.timeout(30_000) });
  }

  /** Posts to `/judge` with the right token unless `headers` say otherwise. */
  judge(body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}): Promise<Response> {
    return fetch(`${this.url}/judge`, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', authorization: `Bearer ${this.token}`, ...headers },
      signal: AbortSignal.timeout(120_000),
    });
  }

  /** Asks it to end, as the launcher does, and gives what it ended with. */
  async stop(): Promise<{ code: number | null; signal: string | null }> {
    if (this.child.exitCode !== null) return { code: this.child.exitCode, signal: null };
    const ended = once(this.child, 'exit');
    this.child.kill('SIGTERM');
    const [code, signal] = (await ended) as [number | null, string | null];
    return { code, signal };
  }
}
