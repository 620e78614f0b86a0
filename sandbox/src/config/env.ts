import { resolve } from 'node:path';
import { z } from 'zod';
import { REACHES, type Reach } from '../webhooks/reach.js';

const schema = z.object({
  SANDBOX_PORT: z.coerce.number().int().min(0).max(65_535).default(4010),
  SANDBOX_HOST: z.string().min(1).default('127.0.0.1'),
  SANDBOX_DATA: z.string().min(1).default('.data/sandbox'),
  SANDBOX_SEED: z.coerce.number().int().default(7),
  /** Virtual time at the first boot (ISO); default: the real time. */
  SANDBOX_NOW: z.iso.datetime({ offset: true }).optional(),
  /** How far webhooks are sent. */
  SANDBOX_WEBHOOKS: z.enum(REACHES).default('loopback'),
});

export interface SandboxConfig {
  port: number;
  host: string;
  dataDir: string;
  seed: number;
  now?: string;
  webhooks: Reach;
}

/** Reads the environment once; throws with every fault listed. */
export function readConfig(env: NodeJS.ProcessEnv = process.env): SandboxConfig {
  const parsed = schema.safeParse(env);
  if (!parsed.success) throw new Error(`Sandbox configuration: ${z.prettifyError(parsed.error)}`);
  const { SANDBOX_PORT, SANDBOX_HOST, SANDBOX_DATA, SANDBOX_SEED, SANDBOX_NOW, SANDBOX_WEBHOOKS } =
    parsed.data;
  return {
    port: SANDBOX_PORT,
    host: SANDBOX_HOST,
    dataDir: resolve(SANDBOX_DATA),
    seed: SANDBOX_SEED,
    webhooks: SANDBOX_WEBHOOKS,
    ...(SANDBOX_NOW ? { now: SANDBOX_NOW } : {}),
  };
}
