/** What can go wrong at a platform, in our words. Adapters map the vendor's structured codes to these, never message texts. */
export type PlatformErrorKind =
  | 'rate_limited'
  | 'auth_expired'
  | 'permission_denied'
  | 'rejected'
  | 'not_found'
  | 'transient'
  | 'outcome_unknown';

export interface PlatformErrorDetail {
  /** Structured vendor code, e.g. `quotaError.RESOURCE_EXHAUSTED` or `100/1885621`. */
  readonly vendorCode: string;
  /** The vendor's message for the person, when it gave one. */
  readonly userMessage?: string | null;
  /** Request or trace id for the vendor's support. */
  readonly traceId?: string | null;
  /** Which field of the change was refused, when the vendor names it. */
  readonly field?: string | null;
  /** Every refusal the vendor named, in its order, where it can name several at once. */
  readonly refusals?: readonly { readonly field: string | null; readonly message: string }[];
  /** `rate_limited` only. */
  readonly retryAfterMs?: number;
  /** `rate_limited` only: what has to wait. */
  readonly scope?: 'account' | 'connection';
  readonly cause?: unknown;
}

/** The only error an adapter throws for anything the platform answered or failed to answer. */
export class PlatformError extends Error {
  constructor(
    readonly kind: PlatformErrorKind,
    message: string,
    readonly detail: PlatformErrorDetail,
  ) {
    super(message, { cause: detail.cause });
    this.name = 'PlatformError';
  }

  /** Reads may be tried again after these; a write never is. */
  get retryableRead(): boolean {
    return this.kind === 'transient' || this.kind === 'rate_limited';
  }
}
