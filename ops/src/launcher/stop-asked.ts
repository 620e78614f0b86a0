import { parentOf } from '../system/processes.js';

const LOOK_EVERY_MS = 1_000;

/** npm starts us through a shell: ours and its parent. Either one changes when somebody ends npm itself. */
function ancestors(): string {
  return `${process.ppid} ${parentOf(process.ppid) ?? ''}`;
}

/**
 * Settles at the first Ctrl-C or SIGTERM; and when this was started by npm and npm is gone, since npm hands a
 * signal that it alone received to nobody, and everything would stay behind.
 */
export function stopAsked(env: NodeJS.ProcessEnv = process.env): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve());
    if (!env.npm_lifecycle_event) return;
    const before = ancestors();
    const timer = setInterval(() => {
      if (ancestors() === before) return;
      clearInterval(timer);
      resolve();
    }, LOOK_EVERY_MS);
    timer.unref();
  });
}
