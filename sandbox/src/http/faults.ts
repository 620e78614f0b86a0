/**
 * Faults of the vendors' side, switched on per account. Google kinds are served by `google/`, Meta kinds by
 * `meta/`; kinds shared by both carry no prefix.
 */
export const FAULT_KINDS = [
  'expired_token',
  'revoked_token',
  'invalid_grant',
  'rate_limited',
  'concurrent_modification',
  'transient_error',
  'error_after_write',
  'drop_after_write',
  'silent_after_write',
  'slow',
  'permission_denied',
  'meta_190_463',
  'meta_80004',
  'meta_613_1487632',
  'meta_1885621',
  'meta_reduce_data',
  'meta_too_much_data',
  'meta_async_failed',
  'meta_async_stuck',
  'meta_stale_read',
  'webhook_duplicate',
  'webhook_out_of_order',
  'webhook_bad_signature',
] as const;
export type FaultKind = (typeof FAULT_KINDS)[number];

export interface Fault {
  /** Account id, or '*' for every account. */
  account: string;
  kind: FaultKind;
  /** How often it still strikes; null = until it is switched off. */
  times: number | null;
  /** Strikes calls of this kind only; absent = both. */
  on?: 'read' | 'write' | undefined;
  /** `rate_limited`: the scope that is exhausted. */
  scope?: 'ACCOUNT' | 'DEVELOPER' | undefined;
  retryAfterSeconds?: number | undefined;
  /** `slow`: how long a call waits before it is served, whether or not the caller still listens. `meta_stale_read`: how long reads show what was before the write. `webhook_out_of_order`: how long the held one waits at most. */
  delayMs?: number | undefined;
}

export class Faults {
  private readonly active: Fault[] = [];

  add(fault: Fault): void {
    this.active.push(fault);
  }

  list(): readonly Fault[] {
    return this.active;
  }

  /** Switches faults off: all, or those of an account and kind. */
  clear(account?: string, kind?: string): void {
    for (let i = this.active.length - 1; i >= 0; i--) {
      const fault = this.active[i];
      if (!fault) continue;
      if ((!account || fault.account === account) && (!kind || fault.kind === kind)) this.active.splice(i, 1);
    }
  }

  /**
   * The fault of a kind that strikes now, counted down; undefined = none. Without an account (token endpoints do
   * not know one) a fault of any account strikes. `on` says what the call is; a fault that is bound to the other kind
   * of call waits for one.
   */
  take(account: string | null, kind: FaultKind, on?: 'read' | 'write'): Fault | undefined {
    const index = this.active.findIndex(
      (f) =>
        f.kind === kind &&
        (account === null || f.account === '*' || f.account === account) &&
        (f.on === undefined || on === undefined || f.on === on),
    );
    const fault = this.active[index];
    if (!fault) return undefined;
    if (fault.times !== null) {
      fault.times -= 1;
      if (fault.times <= 0) this.active.splice(index, 1);
    }
    return fault;
  }
}
