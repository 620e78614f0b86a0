/** Aborts when nothing has come for a while, or when the caller does. */
export class Idle {
  private readonly own = new AbortController();
  private timer: NodeJS.Timeout;
  readonly signal: AbortSignal;

  constructor(
    private readonly ms: number,
    caller: AbortSignal,
  ) {
    this.signal = AbortSignal.any([caller, this.own.signal]);
    this.timer = this.start();
  }

  private start(): NodeJS.Timeout {
    return setTimeout(() => this.own.abort(new Error(`nothing came for ${this.ms} ms`)), this.ms);
  }

  touch(): void {
    clearTimeout(this.timer);
    this.timer = this.start();
  }

  end(): void {
    clearTimeout(this.timer);
  }
}
