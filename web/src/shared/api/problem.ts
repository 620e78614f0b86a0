import { type FieldError, type Problem, problemSchema, type Question } from '@adwright/contracts';
import axios from 'axios';
import { t } from '../messages/message.js';

/** Codes that only a client can give, beside the API's own. */
export type ClientCode = 'network' | 'timeout' | 'cancelled' | 'unreadable';

interface ProblemParts {
  readonly code: string;
  readonly status: number;
  readonly title: string;
  readonly detail: string;
  readonly correlationId: string | null;
  readonly errors?: readonly FieldError[];
  readonly questions?: readonly Question[];
  readonly retryAfterMs?: number;
  readonly vendor?: Problem['vendor'];
}

/** A request that did not succeed. `code` is stable and what callers branch on; `detail` is for the person. */
export class ApiProblem extends Error {
  readonly code: string;
  readonly status: number;
  readonly title: string;
  readonly detail: string;
  readonly correlationId: string | null;
  readonly errors: readonly FieldError[];
  readonly questions: readonly Question[];
  readonly retryAfterMs: number | null;
  readonly vendor: Problem['vendor'] | null;

  constructor(parts: ProblemParts, cause?: unknown) {
    super(parts.detail, { cause });
    this.name = 'ApiProblem';
    this.code = parts.code;
    this.status = parts.status;
    this.title = parts.title;
    this.detail = parts.detail;
    this.correlationId = parts.correlationId;
    this.errors = parts.errors ?? [];
    this.questions = parts.questions ?? [];
    this.retryAfterMs = parts.retryAfterMs ?? null;
    this.vendor = parts.vendor ?? null;
  }

  /** True when the same request may succeed later without anyone changing anything. */
  get transient(): boolean {
    return this.status === 0 ? this.code !== 'cancelled' : this.status === 429 || this.status >= 500;
  }
}

export function isProblem(error: unknown, code?: string): error is ApiProblem {
  return error instanceof ApiProblem && (code === undefined || error.code === code);
}

function clientProblem(code: ClientCode, correlationId: string | null, cause: unknown): ApiProblem {
  const texts = {
    network: [t('problem.network.title'), t('problem.network.detail')],
    timeout: [t('problem.timeout.title'), t('problem.timeout.detail')],
    cancelled: [t('problem.cancelled.title'), t('problem.cancelled.detail')],
    unreadable: [t('problem.unreadable.title'), t('problem.unreadable.detail')],
  } as const;
  const [title, detail] = texts[code];
  return new ApiProblem({ code, status: 0, title, detail, correlationId }, cause);
}

/** Anything a request can throw, as one kind of error; a bug of our own (not a request's) is thrown on as it is. */
export function toProblem(error: unknown): ApiProblem {
  if (error instanceof ApiProblem) return error;
  if (!axios.isAxiosError(error)) throw error;
  const sentId = error.config?.headers?.get('x-correlation-id');
  const correlationId = typeof sentId === 'string' ? sentId : null;
  if (axios.isCancel(error)) return clientProblem('cancelled', correlationId, error);
  if (error.response === undefined) {
    const timedOut = error.code === 'ECONNABORTED' || error.code === 'ETIMEDOUT';
    return clientProblem(timedOut ? 'timeout' : 'network', correlationId, error);
  }
  const parsed = problemSchema.safeParse(error.response.data);
  if (parsed.success) {
    const { errors, questions, retryAfterMs, vendor, ...rest } = parsed.data;
    return new ApiProblem(
      {
        ...rest,
        ...(errors === undefined ? {} : { errors }),
        ...(questions === undefined ? {} : { questions }),
        ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
        ...(vendor === undefined ? {} : { vendor }),
      },
      error,
    );
  }
  // A proxy or a starting server answers with a page of its own.
  const unreadable = clientProblem('unreadable', correlationId, error);
  const { code, title, detail } = unreadable;
  return new ApiProblem({ code, title, detail, correlationId, status: error.response.status }, error);
}
