import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const SANDBOX = fileURLToPath(new URL('../../../../sandbox/dist/main.js', import.meta.url));

interface Logged {
  readonly body: {
    readonly messages: readonly { readonly tool_calls?: readonly { function: { name: string } }[] }[];
  };
}

/** The sandbox's language model over HTTP, in a process of its own, doing whatever any text tells it. */
export interface ObeyingModel {
  readonly environment: Record<string, string>;
  /** Replies as scripted from now on; `null` = it obeys. */
  play(replies: readonly Record<string, unknown>[] | null): Promise<void>;
  /** Names of the tools that it called because it was told to, that is, after its first round; forgets them. */
  obeyed(): Promise<string[]>;
  close(): Promise<void>;
}

async function send(url: string, method: string, body?: unknown): Promise<Response> {
  const response = await fetch(url, {
    method,
    headers: { 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`the sandbox answered ${response.status} to ${method} ${url}`);
  return response;
}

/** @throws Error when the sandbox is not built or does not start. */
export async function startObeyingModel(): Promise<ObeyingModel> {
  const folder = await mkdtemp(join(tmpdir(), 'adwright-injection-'));
  const child = spawn(process.execPath, [SANDBOX], {
    env: { SANDBOX_PORT: '0', SANDBOX_DATA: folder },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  const url = await new Promise<string>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`the sandbox ended with ${code} before it listened`)));
    createInterface({ input: child.stdout }).on('line', (line) => {
      const listening = /"url":"([^"]+)"/.exec(line)?.[1];
      if (listening !== undefined) resolve(listening);
    });
  });
  return obeyingModelAt(url, async () => {
    child.kill('SIGINT');
    await ended;
    await rm(folder, { recursive: true, force: true });
  });
}

/** The language model of a sandbox that runs already, told to obey. */
export async function obeyingModelAt(url: string, close: () => Promise<void>): Promise<ObeyingModel> {
  const control = `${url}/_control`;
  const play: ObeyingModel['play'] = async (replies) => {
    await send(`${control}/openai`, 'DELETE');
    await send(`${control}/openai`, 'POST', { replies: replies ?? [{ mode: 'obeying', times: null }] });
  };
  await play(null);
  return {
    environment: {
      OPENAI_API_KEY: 'sandbox',
      OPENAI_BASE_URL: `${url}/openai/v1`,
      OPENAI_MODEL: 'sandbox-chat',
    },
    play,
    obeyed: async () => {
      const answer = await send(`${control}/requests?path=/chat/completions`, 'GET');
      const { requests } = (await answer.json()) as { requests: Logged[] };
      await send(`${control}/requests`, 'DELETE');
      const last = requests.at(-1)?.body.messages.filter(({ tool_calls: calls }) => calls) ?? [];
      return last.slice(1).flatMap(({ tool_calls: calls = [] }) => calls.map((call) => call.function.name));
    },
    close,
  };
}
