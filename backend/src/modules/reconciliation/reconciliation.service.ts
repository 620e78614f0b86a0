import {
  type createReconciliation,
  type EndpointInput,
  type EndpointOutput,
  type getReconciliation,
  type listReconciliations,
  type Platform,
  type ReconciledLevel,
  type Reconciliation,
  reconcileAccountJob,
} from '@adwright/contracts';
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { AppError, notFound } from '../../common/app-error.js';
import { correlationId } from '../../common/correlation.js';
import { LOGGER } from '../../common/logger.js';
import { pageOfRows } from '../../database/paging.js';
import type { WorkspaceScope } from '../../database/scope.js';
import { PlatformRegistry } from '../../platforms/registry.js';
import { JobQueue } from '../../queues/job-queue.js';
import { AdAccountsService } from '../connections/ad-accounts.service.js';
import { readTimeCursor, timeCursorOf } from '../workspaces/time-cursor.js';
import { ReconciliationEvents } from './reconciliation-events.js';
import { ReconciliationReadRepository, type ReconciliationRow } from './reconciliation-read.repository.js';
import { toReconciliation } from './reconciliation-view.js';

/** Asking for comparisons with the platform, seeing and stopping them. */
@Injectable()
export class ReconciliationService {
  constructor(
    private readonly accounts: AdAccountsService,
    private readonly rows: ReconciliationReadRepository,
    private readonly registry: PlatformRegistry,
    private readonly queue: JobQueue,
    private readonly events: ReconciliationEvents,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /**
   * Queues a comparison.
   * @throws AppError `not_found`; `read_only_source` for an account that no connection feeds; `unsupported_capability` for levels
   * that the platform does not have; `conflict` while another one of
   * the account waits or runs.
   */
  async request(
    scope: WorkspaceScope,
    { adAccountId, levels, days }: EndpointInput<typeof createReconciliation>['body'],
  ): Promise<Reconciliation> {
    const account = await this.accounts.get(scope, adAccountId);
    if (account.connectionId === null)
      throw new AppError('read_only_source', 'This account has no platform to compare with.');
    const order = {
      adAccountId,
      levels: this.levelsOf(account.platform, levels),
      days,
      correlationId: correlationId(),
    };
    const id = await this.rows.insert(scope, order);
    if (id === null)
      throw new AppError('conflict', 'This account is being compared with its platform already.');
    const payload = {
      workspaceId: scope.workspaceId,
      correlationId: order.correlationId,
      reconciliationId: id,
    };
    try {
      await this.queue.enqueue(reconcileAccountJob, payload);
    } catch (error) {
      // The row is the truth.
      this.logger.warn({ err: error, reconciliationId: id }, 'worker not woken; the reconciler will');
    }
    return this.changed(scope, id);
  }

  async list(
    scope: WorkspaceScope,
    query: EndpointInput<typeof listReconciliations>['query'],
  ): Promise<EndpointOutput<typeof listReconciliations>> {
    const after = readTimeCursor(query.cursor);
    const rows = await this.rows.page(scope, query.adAccountId, after, query.limit + 1);
    return pageOfRows(rows, query.limit, timeCursorOf, toReconciliation);
  }

  /** @throws AppError `not_found` */
  async get(scope: WorkspaceScope, id: string): Promise<EndpointOutput<typeof getReconciliation>> {
    const row = await this.find(scope, id);
    return { ...toReconciliation(row), results: await this.rows.results(scope, id) };
  }

  /** A queued one ends now, a running one within about a second. @throws AppError `not_found`, `wrong_state` */
  async cancel(scope: WorkspaceScope, id: string): Promise<Reconciliation> {
    await this.find(scope, id);
    if (!(await this.rows.cancel(scope, id)))
      throw new AppError('wrong_state', 'This comparison has ended already.');
    return this.changed(scope, id);
  }

  /** The levels wanted, or all that the platform tells days of. @throws AppError `unsupported_capability` */
  private levelsOf(
    platform: Platform,
    wanted: readonly ReconciledLevel[] | undefined,
  ): readonly ReconciledLevel[] {
    const { reporting, label } = this.registry.get(platform);
    const told = reporting?.levels ?? [];
    const missing = wanted?.filter((level) => !told.includes(level)) ?? [];
    if (missing.length > 0)
      throw new AppError('unsupported_capability', `${label} tells no figures at this level.`, {
        errors: [{ field: 'levels', message: `only ${told.join(', ')}; not ${missing.join(', ')}` }],
      });
    return wanted ?? told;
  }

  private async find(scope: WorkspaceScope, id: string): Promise<ReconciliationRow> {
    const row = await this.rows.find(scope, id);
    if (!row) throw notFound('comparison');
    return row;
  }

  private async changed(scope: WorkspaceScope, id: string): Promise<Reconciliation> {
    const row = await this.find(scope, id);
    await this.events.changed(scope, row.clientId, row);
    return toReconciliation(row);
  }
}
