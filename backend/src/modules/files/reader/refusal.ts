import type { Refusal, RefusalCode } from './types.js';

/** Thrown inside the reader when the whole file is refused; `readTable` and `readExport` turn it into a `Refusal`. */
export class RefusedError extends Error {
  constructor(
    readonly code: RefusalCode,
    message: string,
    readonly line?: number,
  ) {
    super(message);
    this.name = 'RefusedError';
  }

  toRefusal(): Refusal {
    const base = { status: 'refused', ok: false, code: this.code, message: this.message } as const;
    return this.line === undefined ? base : { ...base, line: this.line };
  }
}
