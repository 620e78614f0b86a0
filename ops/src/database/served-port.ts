import { readFileSync, rmSync, writeFileSync } from 'node:fs';

const fileOf = (dataDir: string) => `${dataDir}.port`;

/** Tells the tools where a running embedded database is reached. @returns the function that takes it back. */
export function announcePort(dataDir: string, port: number): () => void {
  writeFileSync(fileOf(dataDir), `${port}\n`, { mode: 0o600 });
  return () => rmSync(fileOf(dataDir), { force: true });
}

/** The port of the embedded database on this folder, if one was announced. */
export function readServedPort(dataDir: string): number | undefined {
  try {
    const port = Number(readFileSync(fileOf(dataDir), 'utf8').trim());
    return Number.isInteger(port) && port > 0 ? port : undefined;
  } catch {
    // None was announced: it is still starting, or not running.
    return undefined;
  }
}
