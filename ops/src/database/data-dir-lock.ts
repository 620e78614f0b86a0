import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { isAlive, startTimeOf } from '../system/processes.js';

/** Raised when another living process has the data folder open. */
export class DataDirInUseError extends Error {}

/**
 * Claims a data folder for this process by a lock file beside it. A lock left by a dead process is taken over.
 * @returns the function that gives the folder free again.
 * @throws DataDirInUseError when its holder is alive.
 */
export function lockDataDir(dataDir: string): () => void {
  const file = `${dataDir}.lock`;
  for (let attempt = 0; attempt < 2; attempt += 1) {
    try {
      writeFileSync(file, `${process.pid} ${startTimeOf(process.pid)}\n`, { flag: 'wx', mode: 0o600 });
      return () => rmSync(file, { force: true });
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
    const [pid = '', startTime = ''] = readFileSync(file, 'utf8').trim().split(' ');
    const sameProcess = startTime === '' || startTimeOf(Number(pid)) === startTime;
    if (/^\d+$/.test(pid) && isAlive(Number(pid)) && sameProcess) {
      throw new DataDirInUseError(
        `${dataDir} is in use by process ${pid}. Stop it first, or choose another folder with ADWRIGHT_DATA.`,
      );
    }
    rmSync(file, { force: true });
  }
  throw new DataDirInUseError(`${dataDir} was claimed by another process at the same moment. Try again.`);
}
