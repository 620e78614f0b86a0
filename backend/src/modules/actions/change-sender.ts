import { setTimeout as sleep } from 'node:timers/promises';
import type { Change } from '@adwright/contracts';
import { Injectable } from '@nestjs/common';
import { AppError } from '../../common/app-error.js';
import type { AccountAccess } from '../../platforms/access.js';
import type { CurrentValue } from '../../platforms/mutations.port.js';
import { PlatformError } from '../../platforms/platform-error.js';
import { AccessService } from '../connections/access.service.js';
import { ActionRepository } from './action.repository.js';
import { type Lease, LeaseLost } from './action-lease.js';
import { actionMarker } from './action-marker.js';
import { GuardrailsService } from './guardrails/guardrails.service.js';
import { holdsFrom, holdsTo, LiveReader } from './live-reader.js';

/** A clear "no": the platform refused it, or it never left. Everything else that goes wrong may have changed something. */
export class NotApplied extends Error {
  constructor(override readonly cause: unknown) {
    super('the change was not applied');
  }
}

/** How often and how long a read-back is repeated while a platform catches up with its own write, or stumbles. */
const READ_BACK_TRIES = 5;
const READ_BACK_PAUSE_MS = 400;

/**
 * Sends one change and proves it. The change's own row says whether it was ever sent: `planned` is sent, `sent` is read
 * back first. What counts is one effective change on the platform, not one request (DECISIONS 18).
 */
@Injectable()
export class ChangeSender {
  constructor(
    private readonly actions: ActionRepository,
    private readonly access: AccessService,
    private readonly reader: LiveReader,
    private readonly guardrails: GuardrailsService,
  ) {}

  /** Asks the platform to check everything without doing it. @throws PlatformError `rejected` */
  async validate({ scope, row }: Lease, changes: readonly Change[]): Promise<void> {
    const access = await this.access.accountAccess(scope, row.adAccountId);
    for (const change of changes) await this.reader.adapter(access).mutations.validate(access, change);
  }

  /**
   * Returns once the platform holds the wanted value.
   * @throws NotApplied when it certainly does not, LeaseLost, or anything else when it cannot be told.
   */
  async send(lease: Lease, ordinal: number, change: Change): Promise<void> {
    const record = lease.row.actionChanges[ordinal];
    if (!record) throw new Error(`change ${ordinal} has no row`);
    if (record.state === 'applied') return;
    const access = await this.access.accountAccess(lease.scope, lease.row.adAccountId);
    if (record.state !== 'planned') return this.recover(lease, access, ordinal, change, record);
    // After a crash between intent and send, time has passed: what was gated must still hold.
    if (lease.row.state !== 'queued' && !holdsFrom(change, await this.read(access, change, lease))) {
      throw new NotApplied(
        new AppError('plan_changed', 'The value to change is no longer what it was. Nothing was changed.'),
      );
    }
    await this.attempt(lease, access, ordinal, change, 'sent');
  }

  /** One send under the lease, then the proof. */
  private async attempt(
    lease: Lease,
    access: AccountAccess,
    ordinal: number,
    change: Change,
    mark: 'sent' | 'resent',
  ): Promise<void> {
    const { scope, row, owner, leaseSeconds } = lease;
    if (!(await this.guardrails.writesAllowed(scope))) {
      throw new NotApplied(
        new AppError(
          'writes_stopped',
          'Writes were stopped before this change was sent. Nothing was changed.',
        ),
      );
    }
    await this.actions.step(scope, row, 'sent', 'running', null);
    await this.actions.markChange(scope, row.id, ordinal, mark, null);
    // The last thing before the request leaves: only the worker that still holds the lease may send.
    if (!(await this.actions.renew(scope, row.id, owner, leaseSeconds))) throw new LeaseLost();
    let resourceName: string | null;
    try {
      ({ resourceName } = await this.reader
        .adapter(access)
        .mutations.apply(access, change, actionMarker(row.id)));
    } catch (error) {
      if (!(error instanceof PlatformError)) throw error;
      if (error.kind !== 'outcome_unknown') throw new NotApplied(error);
      return this.recover(lease, access, ordinal, change, { state: mark, sentAt: new Date() }, error);
    }
    await this.prove(lease, access, ordinal, change, resourceName);
  }

  /** After a lost answer or a dead worker: the platform is asked what happened before anything is sent again. */
  private async recover(
    lease: Lease,
    access: AccountAccess,
    ordinal: number,
    change: Change,
    record: { readonly state: string; readonly sentAt: Date | null },
    cause?: PlatformError,
  ): Promise<void> {
    const { readLagMs } = this.reader.adapter(access).mutations;
    let current = await this.read(access, change, lease);
    if (!holdsTo(change, current)) {
      // A read may still show the old value until the platform's lag has passed since the send.
      const wait = (record.sentAt?.getTime() ?? 0) + readLagMs - Date.now();
      if (wait > 0) await sleep(wait);
      current = await this.read(access, change, lease);
    }
    if (holdsTo(change, current)) return this.prove(lease, access, ordinal, change, null);
    if (record.state === 'sent' && holdsFrom(change, current))
      return this.attempt(lease, access, ordinal, change, 'resent');
    throw new PlatformError(
      'outcome_unknown',
      'The platform holds neither the value before nor the value wanted.',
      {
        vendorCode: cause?.detail.vendorCode ?? 'none',
        traceId: cause?.detail.traceId ?? null,
        cause,
      },
    );
  }

  private async prove(
    lease: Lease,
    access: AccountAccess,
    ordinal: number,
    change: Change,
    resourceName: string | null,
  ): Promise<void> {
    const { scope, row, owner } = lease;
    await this.actions.step(scope, row, 'sent', 'done', null);
    await this.actions.step(scope, row, 'read_back', 'running', null);
    if (!(await this.actions.move(scope, row.id, owner, 'verifying', null))) throw new LeaseLost();
    const { readLagMs } = this.reader.adapter(access).mutations;
    const pause = Math.max(READ_BACK_PAUSE_MS, readLagMs / READ_BACK_TRIES);
    for (let attempt = 0; attempt <= READ_BACK_TRIES; attempt += 1) {
      if (attempt > 0) await sleep(pause);
      if (holdsTo(change, await this.read(access, change, lease))) {
        await this.actions.markChange(scope, row.id, ordinal, 'applied', resourceName);
        return;
      }
    }
    throw new PlatformError('outcome_unknown', 'The platform accepted the change but does not show it.', {
      vendorCode: 'none',
    });
  }

  /** Reads what is there; reads have no side effect, so a stumble is tried again. */
  private async read(access: AccountAccess, change: Change, lease: Lease): Promise<CurrentValue> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.reader.read(access, change, actionMarker(lease.row.id));
      } catch (error) {
        if (!(error instanceof PlatformError) || error.kind !== 'transient' || attempt === READ_BACK_TRIES)
          throw error;
        await sleep(READ_BACK_PAUSE_MS * attempt);
      }
    }
  }
}
