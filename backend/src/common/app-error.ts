import {
  type ErrorCode,
  errorStatus,
  type FieldError,
  type Problem,
  type Question,
} from '@adwright/contracts';

export interface AppErrorExtras {
  /** Kept for the log, never shown. */
  readonly cause?: unknown;
  readonly errors?: readonly FieldError[];
  readonly questions?: readonly Question[];
  readonly retryAfterMs?: number;
  readonly vendor?: Problem['vendor'];
}

/** An expected failure: a stable code, a sentence for the person, and what the log should keep. */
export class AppError extends Error {
  constructor(
    readonly code: ErrorCode,
    /** For the person: what happened, what was not changed, what to do. */
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

/** The same answer for "does not exist" and "is not yours": an id never tells whether it exists elsewhere. */
export function notFound(what: string): AppError {
  return new AppError('not_found', `No ${what} with this id is visible to you.`);
}
