import type { Logger } from 'pino';

/** How often a lease of 60 s is renewed in the background, whatever a page takes. */
const RENEW_EVERY_MS = 15_000;

/** Thrown inside a run that has to end before its work is done. */
export class RunStopped extends Error {
  constructor(readonly reason: 'cancelled' | 'lost') {
    super(reason === 'cancelled' ? 'a person stopped this run' : 'another worker holds this run now');
    this.name = 'RunStopped';
  }
}

export interface HoldOptions {
  readonly everyMs?: number;
  /** A cancelled run does not wait for the call at hand: for work that leaves nothing half-stored. */
  readonly cancelEndsCalls?: boolean;
}

type Renewal = () => Promise<{ held: boolean; cancelAsked: boolean }>;

/** A worker's hold on its run: keeps the lease alive and says when to stop. */
export class RunHold {
  private readonly controller = new AbortController();
  private readonly timer: NodeJS.Timeout;
  private stopped: RunStopped | null = null;

  constructor(
    private readonly renewal: Renewal,
    logger: Logger,
    private readonly options: HoldOptions = {},
  ) {
    this.timer = setInterval(() => {
      this.look().catch((error: unknown) => logger.warn({ err: error }, 'lease not renewed'));
    }, options.everyMs ?? RENEW_EVERY_MS);
  }

  /** Ends calls to the platform that are under way when the run is lost; a cancelled run finishes its page, unless told not to. */
  get signal(): AbortSignal {
    return this.controller.signal;
  }

  /** @throws RunStopped */
  check(): void {
    if (this.stopped) throw this.stopped;
  }

  /** Why the run has to end; null while it may go on. */
  get stopReason(): RunStopped | null {
    return this.stopped;
  }

  /** Renews now. @throws RunStopped */
  async renew(): Promise<void> {
    await this.look();
    this.check();
  }

  release(): void {
    clearInterval(this.timer);
  }

  /** Takes over what another statement found out about the run. */
  note({ held, cancelAsked }: Awaited<ReturnType<Renewal>>): void {
    if (!held) {
      this.stopped = new RunStopped('lost');
      this.controller.abort(this.stopped);
    } else if (cancelAsked) {
      this.stopped ??= new RunStopped('cancelled');
      if (this.options.cancelEndsCalls) this.controller.abort(this.stopped);
    }
  }

  private async look(): Promise<void> {
    this.note(await this.renewal());
  }
}
