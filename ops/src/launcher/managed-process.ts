import { type ChildProcess, spawn } from 'node:child_process';
import { sleep } from '../system/wait.js';
import type { Service } from './service.js';
import type { ServiceLog } from './service-log.js';

/** How a process ended, in words. */
export function describeExit(code: number | null, signal: NodeJS.Signals | null): string {
  return signal ? `was killed by ${signal}` : `ended with code ${code}`;
}

function signalGroup(pid: number, signal: NodeJS.Signals): boolean {
  try {
    process.kill(-pid, signal);
    return true;
  } catch {
    // ESRCH: nobody of the group is left.
    return false;
  }
}

/** One run of a service: a child in a process group of its own, so that its children can be ended with it. */
export class ManagedProcess {
  private readonly child: ChildProcess;
  private ended = false;
  private readonly exit: Promise<string>;

  constructor(
    private readonly service: Service,
    log: ServiceLog,
    cwd: string,
  ) {
    const [program, ...args] = service.command;
    this.child = spawn(program, args, {
      cwd,
      env: service.env,
      detached: true,
      // The channel lets a child notice that the launcher is gone, even when that was killed outright.
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    log.attach(...[this.child.stdout, this.child.stderr].filter((output) => output !== null));
    this.exit = new Promise((resolve) => {
      this.child.once('error', (error) => {
        this.ended = true;
        resolve(`could not be started: ${error.message}`);
      });
      this.child.once('exit', (code, signal) => {
        this.ended = true;
        resolve(describeExit(code, signal));
      });
    });
  }

  /** Settles when the process has ended, with how. */
  get exited(): Promise<string> {
    return this.exit;
  }

  get running(): boolean {
    return !this.ended;
  }

  /** Ends the process and whatever it started: first politely, then not. */
  async stop(): Promise<void> {
    const { pid } = this.child;
    if (pid === undefined) return;
    if (!this.ended) {
      this.child.kill('SIGTERM');
      const inTime = await Promise.race([
        this.exit.then(() => true),
        sleep(this.service.graceMs).then(() => false),
      ]);
      if (!inTime) this.child.kill('SIGKILL');
      await this.exit;
    }
    signalGroup(pid, 'SIGKILL');
  }
}
