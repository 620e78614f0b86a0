import { sleep, waitFor } from '../system/wait.js';
import { ManagedProcess } from './managed-process.js';
import type { Service } from './service.js';
import { ServiceLog } from './service-log.js';
import { seconds } from './terminal.js';

/** A service that ends so often within so long is not restarted any more: everything stops. */
const MAX_CRASHES = 3;
const CRASH_WINDOW_MS = 60_000;
const FIRST_BACKOFF_MS = 500;

export interface SupervisorOptions {
  cwd: string;
  logFile(name: string): string;
  report: {
    step(text: string): void;
    done(text: string): void;
    warn(text: string): void;
    fail(text: string): void;
  };
  crashWindowMs?: number;
  backoffMs?: number;
}

interface Entry {
  service: Service;
  log: ServiceLog;
  process: ManagedProcess;
  crashes: number[];
}

/** Raised when a service cannot be kept running. */
export class ServiceFailedError extends Error {}

/** Starts services one after the other, restarts what crashes, and stops all of them in reverse order. */
export class Supervisor {
  private readonly entries: Entry[] = [];
  private stopping: Promise<void> | undefined;
  private reject: (error: Error) => void = () => undefined;
  /** Rejects when a service failed for good. */
  readonly failed: Promise<never>;

  constructor(private readonly options: SupervisorOptions) {
    this.failed = new Promise((_, reject) => {
      this.reject = reject;
    });
    // Waited for by whoever runs the supervisor; until then a rejection must not end the process.
    this.failed.catch(() => undefined);
  }

  /**
   * Starts a service and waits until it is ready.
   * @throws ServiceFailedError when it crashed too often, WaitTimeoutError when it never became ready.
   */
  async start(service: Service): Promise<void> {
    const began = Date.now();
    this.options.report.step(`starting ${service.name}`);
    const log = new ServiceLog(this.options.logFile(service.name), (text) =>
      this.options.report.warn(`[${service.name}] ${text}`),
    );
    const entry: Entry = { service, log, process: this.run(service, log), crashes: [] };
    this.entries.push(entry);
    void this.watch(entry);
    const ready = waitFor(
      service.name,
      async () => entry.process.running && (await service.ready((text) => log.says(text))),
      {
        timeoutMs: service.readyTimeoutMs,
      },
    );
    await Promise.race([ready, this.failed]);
    this.options.report.done(`${service.name} at ${service.at} (${seconds(Date.now() - began)})`);
  }

  /** Stops everything, last started first. Called twice, it waits for the first call. */
  stop(): Promise<void> {
    this.stopping ??= this.stopAll();
    return this.stopping;
  }

  private run(service: Service, log: ServiceLog): ManagedProcess {
    return new ManagedProcess(service, log, this.options.cwd);
  }

  private async watch(entry: Entry): Promise<void> {
    const { service, log } = entry;
    while (!this.stopping) {
      const how = await entry.process.exited;
      if (this.stopping) return;
      const now = Date.now();
      const windowMs = this.options.crashWindowMs ?? CRASH_WINDOW_MS;
      entry.crashes = [...entry.crashes.filter((at) => now - at < windowMs), now];
      this.options.report.fail(`${service.name} ${how}. Its last lines (all of them: ${log.file}):`);
      for (const line of log.lastLines()) this.options.report.fail(`  ${line}`);
      if (entry.crashes.length >= MAX_CRASHES) {
        this.reject(new ServiceFailedError(`${service.name} crashed ${MAX_CRASHES} times within a minute`));
        return;
      }
      const backoff = (this.options.backoffMs ?? FIRST_BACKOFF_MS) * 2 ** (entry.crashes.length - 1);
      this.options.report.warn(`restarting ${service.name} in ${seconds(backoff)}`);
      await sleep(backoff);
      if (this.stopping) return;
      // What the crashed run had started must not live beside the new one.
      await entry.process.stop();
      if (this.stopping) return;
      entry.process = this.run(service, log);
    }
  }

  private async stopAll(): Promise<void> {
    for (const entry of [...this.entries].reverse()) {
      await entry.process.stop();
      entry.log.close();
    }
  }
}
