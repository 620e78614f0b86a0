import { existsSync, linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { isAlive, startTimeOf } from '../system/processes.js';

/** Raised when another living process has the data folder open. */
export class DataDirInUseError extends Error {
  constructor(
    message: string,
    /** The holder, where it is known. */
    readonly pid: string,
  ) {
    super(message);
  }
}

/** Puts a dead process's lock aside; of several who see it, each moves only the one it has read. */
function putAside(file: string, seen: string): void {
  const aside = `${file}.${process.pid}`;
  try {
    renameSync(file, aside);
    if (readFileSync(aside, 'utf8') !== seen) linkSync(aside, file);
    rmSync(aside, { force: true });
  } catch (error) {
    // ENOENT: another one was faster; EEXIST: and has claimed it already. The next attempt finds out.
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code !== 'ENOENT' && code !== 'EEXIST') throw error;
    rmSync(aside, { force: true });
  }
}

/**
 * Claims a data folder for this process by a lock file beside it. A lock left by a dead process is taken over.
 * @returns the function that gives the folder free again.
 * @throws DataDirInUseError when its holder is alive.
 */
export function lockDataDir(dataDir: string): () => void {
  const file = `${dataDir}.lock`;
  for (let attempt = 0; attempt < 3; attempt += 1) {
    try {
      writeFileSync(file, `${process.pid} ${startTimeOf(process.pid)}\n`, { flag: 'wx', mode: 0o600 });
      return () => rmSync(file, { force: true });
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
    const seen = existsSync(file) ? readFileSync(file, 'utf8') : '';
    const [pid = '', startTime = ''] = seen.trim().split(' ');
    const sameProcess = startTime === '' || startTimeOf(Number(pid)) === startTime;
    if (/^\d+$/.test(pid) && isAlive(Number(pid)) && sameProcess) {
      throw new DataDirInUseError(
        `${dataDir} is in use by process ${pid}. Stop it first, or choose another folder with ADWRIGHT_DATA.`,
        pid,
      );
    }
    putAside(file, seen);
  }
  throw new DataDirInUseError(
    `${dataDir} was claimed by another process at the same moment. Try again.`,
    '?',
  );
}
