import { Injectable } from '@nestjs/common';
import type { WorkspaceScope } from '../../database/scope.js';

type Starter = (scope: WorkspaceScope, adAccountId: string) => Promise<void>;

/**
 * How a new account gets its first sync without this module knowing the one that syncs (which needs this one): `sync`
 * sets itself here when it starts.
 */
@Injectable()
export class FirstSync {
  private starter: Starter | null = null;

  /** @throws Error when there are two. */
  startWith(starter: Starter): void {
    if (this.starter) throw new Error('first syncs have two starters');
    this.starter = starter;
  }

  /** @throws Error when nothing syncs in this process: a fault of the build. */
  async start(scope: WorkspaceScope, adAccountId: string): Promise<void> {
    if (!this.starter) throw new Error('nothing starts first syncs in this process');
    await this.starter(scope, adAccountId);
  }
}
