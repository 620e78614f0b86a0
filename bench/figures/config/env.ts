import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/**
 * An owner's URL of a PostgreSQL 17 to measure on: ADWRIGHT_BENCH_DATABASE_URL, else the one the tests use, else one
 * that the script `tools/real-postgres.sh` of ADWRIGHT_SHARED (a folder beside this repository) starts.
 * @throws Error when there is none: figures of another engine would compare with nothing.
 */
export async function benchDatabaseUrl(): Promise<string> {
  const given = process.env.ADWRIGHT_BENCH_DATABASE_URL ?? process.env.ADWRIGHT_TEST_DATABASE_URL;
  if (given) return given;
  const shared = process.env.ADWRIGHT_SHARED ?? join(import.meta.dirname, '../../../../shared');
  const script = resolve(shared, 'tools/real-postgres.sh');
  if (existsSync(script)) {
    const { stdout } = await run('bash', [script, 'adwright_bench'], { timeout: 600_000 });
    const url = stdout.trim().split('\n').at(-1);
    if (url?.startsWith('postgres')) return url;
  }
  throw new Error(
    'The figures need PostgreSQL 17: set ADWRIGHT_BENCH_DATABASE_URL to an owner’s URL of one.',
  );
}

/** Lets the test harness make its databases there. */
export function useDatabase(url: string): void {
  process.env.ADWRIGHT_TEST_DATABASE_URL = url;
}

/** Ad groups of the large account: ADWRIGHT_BENCH_AD_GROUPS, else the 5,000 that the figures are stated for. */
export function benchAdGroups(): number {
  return Number(process.env.ADWRIGHT_BENCH_AD_GROUPS ?? 5_000);
}

/** Passages that are searched: ADWRIGHT_BENCH_PASSAGES, else the 100,000 that the figures are stated for. */
export function benchPassages(): number {
  return Number(process.env.ADWRIGHT_BENCH_PASSAGES ?? 100_000);
}
