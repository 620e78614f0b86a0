import type { Reconciliation } from '@adwright/contracts';
import { Injectable } from '@nestjs/common';
import type { WorkspaceScope } from '../../database/scope.js';
import { LiveEvents } from '../../events/live-events.js';

/** Tells open screens how a comparison gets on; ids and states only. */
@Injectable()
export class ReconciliationEvents {
  constructor(private readonly live: LiveEvents) {}

  changed(
    scope: WorkspaceScope,
    clientId: string,
    { id, adAccountId, state }: Pick<Reconciliation, 'id' | 'adAccountId' | 'state'>,
  ): Promise<void> {
    return this.live.publish(scope.workspaceId, clientId, {
      type: 'reconciliation.changed',
      id,
      adAccountId,
      state,
    });
  }
}
