import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createApp } from './http/app.js';
import type { Context } from './http/context.js';
import { Faults } from './http/faults.js';
import { RequestLog } from './http/request-log.js';
import { Usage } from './meta/usage.js';
import { Tokens } from './oauth/tokens.js';
import { OpenAiScript } from './openai/script.js';
import { Runtime } from './store/runtime.js';
import { LeadWebhooks } from './webhooks/lead-webhooks.js';
import type { Reach } from './webhooks/reach.js';

export interface SandboxOptions {
  /** 0 = any free port. */
  port: number;
  dataDir: string;
  host?: string;
  seed?: number;
  /** Virtual time at the first boot (ISO or milliseconds); ignored when the data directory has a past. */
  now?: string | number;
  /** How far webhooks are sent; `loopback` when absent. */
  webhooks?: Reach;
  /** How long a receiver may take to answer a webhook; 5 seconds when absent. */
  webhookTimeoutMs?: number;
}

export interface RunningSandbox {
  url: string;
  close(): Promise<void>;
}

/** Starts the sandbox and resolves once it listens. Throws when the port is taken or the log cannot be replayed. */
export async function startSandbox(options: SandboxOptions): Promise<RunningSandbox> {
  const runtime = new Runtime({
    dataDir: options.dataDir,
    seed: options.seed ?? 7,
    ...(options.now === undefined ? {} : { now: new Date(options.now).getTime() }),
  });
  const faults = new Faults();
  const context: Context = {
    runtime,
    tokens: new Tokens(runtime),
    faults,
    requests: new RequestLog(),
    usage: new Usage(),
    openai: new OpenAiScript(),
    webhooks: new LeadWebhooks(runtime, faults, {
      reach: options.webhooks ?? 'loopback',
      timeoutMs: options.webhookTimeoutMs ?? 5_000,
    }),
  };
  const server = createServer(createApp(context));
  const host = options.host ?? '127.0.0.1';
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, host, resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${host}:${port}`,
    close: async () => {
      await context.webhooks.close();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
      runtime.close();
    },
  };
}
