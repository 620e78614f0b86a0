import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { LOGGER } from '../../common/logger.js';
import { CONFIG, type Config } from '../../config/config.js';
import type { WorkspaceScope } from '../../database/scope.js';
import { ActionRepository, type ActionRow } from './action.repository.js';

/** Another worker holds the action now; nothing more may be done here. */
export class LeaseLost extends Error {}

/** The right to carry an action on, and the action as it stood when it was taken. */
export interface Lease {
  readonly scope: WorkspaceScope;
  readonly row: ActionRow;
  readonly owner: string;
  readonly leaseSeconds: number;
}

/** One worker at a time carries an action: it holds a lease that runs out when the worker dies. */
@Injectable()
export class ActionLease {
  constructor(
    private readonly actions: ActionRepository,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Runs `work` while renewing the lease; does nothing when another worker has it or there is nothing to do. */
  async hold(scope: WorkspaceScope, actionId: string, work: (lease: Lease) => Promise<void>): Promise<void> {
    const owner = randomUUID();
    const leaseSeconds = this.config.jobs.actionLeaseSeconds;
    const row = await this.actions.claim(scope, actionId, owner, leaseSeconds);
    if (!row) return;
    const renewal = setInterval(() => {
      this.actions.renew(scope, actionId, owner, leaseSeconds).catch((error: unknown) => {
        this.logger.warn({ err: error, actionId }, 'lease not renewed');
      });
    }, leaseSeconds * 333);
    try {
      await work({ scope, row, owner, leaseSeconds });
    } catch (error) {
      if (!(error instanceof LeaseLost)) throw error;
      this.logger.warn({ actionId }, 'another worker has taken the action over');
    } finally {
      clearInterval(renewal);
    }
  }
}
