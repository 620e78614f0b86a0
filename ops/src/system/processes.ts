import { readFileSync } from 'node:fs';

/** Fields of /proc/<pid>/stat after the program's name, or undefined where there is no /proc or no such process. */
function statFields(pid: number): string[] | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    // No /proc on this system, or the process is gone: callers fall back to the pid.
    return undefined;
  }
}

/** When a process started, in clock ticks since boot (Linux), so that a reused pid is not taken for the old one. */
export function startTimeOf(pid: number): string {
  return statFields(pid)?.[19] ?? '';
}

/** Whether a process runs. One that ended but was not yet collected by its parent (a zombie) does not. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: it lives, under another user.
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return false;
  }
  return statFields(pid)?.[0] !== 'Z';
}

/** The parent of a process, where the system tells (Linux). */
export function parentOf(pid: number): number | undefined {
  const parent = statFields(pid)?.[1];
  return parent === undefined ? undefined : Number(parent);
}
