import type { SyncRun } from '@adwright/contracts';
import { Injectable } from '@nestjs/common';
import type { WorkspaceScope } from '../../database/scope.js';
import { LiveEvents } from '../../events/live-events.js';

const ENDED = new Set<SyncRun['batches'][number]['state']>(['done', 'skipped']);

/** Tells open screens how a run gets on; ids and states only. */
@Injectable()
export class SyncEvents {
  constructor(private readonly live: LiveEvents) {}

  /** A running run that is known already: nothing has to be read for it. */
  progressed(
    scope: WorkspaceScope,
    run: { readonly id: string; readonly clientId: string; readonly adAccountId: string },
    { batchesDone, batchesTotal }: { readonly batchesDone: number; readonly batchesTotal: number },
  ): Promise<void> {
    const { id, clientId, adAccountId } = run;
    return this.live.publish(scope.workspaceId, clientId, {
      type: 'sync_run.changed',
      id,
      adAccountId,
      state: 'running',
      batchesDone,
      batchesTotal,
    });
  }

  changed(
    scope: WorkspaceScope,
    clientId: string,
    run: Pick<SyncRun, 'id' | 'adAccountId' | 'state'> & {
      readonly batches: readonly Pick<SyncRun['batches'][number], 'state'>[];
    },
  ): Promise<void> {
    return this.live.publish(scope.workspaceId, clientId, {
      type: 'sync_run.changed',
      id: run.id,
      adAccountId: run.adAccountId,
      state: run.state,
      batchesDone: run.batches.filter((batch) => ENDED.has(batch.state)).length,
      batchesTotal: run.batches.length,
    });
  }
}
