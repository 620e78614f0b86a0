import { Injectable } from '@nestjs/common';
import type { WorkspaceScope } from '../../../database/scope.js';
import { LiveEvents } from '../../../events/live-events.js';
import type { ClaimedRun } from './judge-run.repository.js';
import type { Closed } from './proposal.repository.js';

/** Tells the screens what changed. */
@Injectable()
export class JudgeReporter {
  constructor(private readonly events: LiveEvents) {}

  judging(scope: WorkspaceScope, run: ClaimedRun, state: string): Promise<void> {
    return this.events.publish(scope.workspaceId, run.clientId, {
      type: 'judge.changed',
      adAccountId: run.adAccountId,
      state,
    });
  }

  async suggestions(
    scope: WorkspaceScope,
    run: ClaimedRun,
    changed: readonly string[],
    closed: readonly Closed[],
  ): Promise<void> {
    for (const id of changed)
      await this.events.publish(scope.workspaceId, run.clientId, {
        type: 'suggestion.changed',
        id,
        status: 'open',
      });
    for (const { id, status } of closed)
      await this.events.publish(scope.workspaceId, run.clientId, { type: 'suggestion.changed', id, status });
  }
}
