import { type ErrorCode, errorStatus, type FieldError } from '@adwright/contracts';

export interface AppErrorExtras {
  /** Kept for the log, never shown. */
  readonly cause?: unknown;
  readonly errors?: readonly FieldError[];
  readonly retryAfterMs?: number;
}

/** An expected failure: a stable code and a sentence for the caller. */
export class AppError extends Error {
  constructor(
    readonly code: ErrorCode,
    readonly userMessage: string,
    readonly extras: AppErrorExtras = {},
  ) {
    super(`${code}: ${userMessage}`, { cause: extras.cause });
    this.name = 'AppError';
  }

  get status(): number {
    return errorStatus[this.code];
  }
}
