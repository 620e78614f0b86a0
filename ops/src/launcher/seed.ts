import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { withPgClient } from '../migrate/migrate-url.js';
import { describeExit } from './managed-process.js';
import { commonEnvironment, type Plan } from './services.js';

/** Whether this installation is a demo, real, or was never decided (a first boot). */
export async function readMode(databaseUrl: string): Promise<string | null> {
  return withPgClient(databaseUrl, async (client) => {
    await client.query('BEGIN');
    await client.query('SET LOCAL ROLE adwright_app');
    const { rows } = await client.query("SELECT value #>> '{}' AS mode FROM app_settings WHERE key = 'mode'");
    await client.query('COMMIT');
    return rows[0]?.mode ?? null;
  });
}

/**
 * Runs the demo seed against the running product and shows its lines as they come.
 * @param signal ends it.
 * @throws Error when it fails, AbortError when it was ended.
 */
export async function seedDemo(plan: Plan, show: (line: string) => void, signal: AbortSignal): Promise<void> {
  const script = join(plan.settings.root, 'backend', 'dist', 'seed.js');
  const child = spawn(process.execPath, ['--enable-source-maps', script], {
    cwd: plan.settings.root,
    env: commonEnvironment(plan),
    stdio: ['ignore', 'pipe', 'pipe'],
    // Stopping the launcher during the first start must not leave it behind.
    signal,
  });
  for (const output of [child.stdout, child.stderr]) createInterface({ input: output }).on('line', show);
  const how = await new Promise<string | undefined>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(code === 0 ? undefined : describeExit(code, signal)));
  });
  if (how) throw new Error(`The demo could not be seeded: seed.js ${how}`);
}
