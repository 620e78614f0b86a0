import { pino } from 'pino';
import { Clock } from '../../../common/clock.js';
import type { AccountAccess } from '../../../platforms/access.js';
import type { PlatformAdapter } from '../../../platforms/adapter.js';
import { PlatformRegistry } from '../../../platforms/registry.js';
import { makeFakePlatform } from '../../../platforms/testing/fake-adapter.js';
import type { AccessService } from '../../connections/access.service.js';
import type { AdAccountsService } from '../../connections/ad-accounts.service.js';
import type { SyncKit } from '../../sync/testing/sync-kit.js';
import { LevelComparison } from '../level-comparison.js';
import { ReconciliationService } from '../reconciliation.service.js';
import { ReconciliationEvents } from '../reconciliation-events.js';
import { ReconciliationProgressRepository } from '../reconciliation-progress.repository.js';
import { ReconciliationReadRepository } from '../reconciliation-read.repository.js';
import { ReconciliationRunner } from '../reconciliation-runner.js';
import { StoredTotalsRepository } from '../stored-totals.repository.js';

/** Comparisons as the product wires them, over a kit's database and Redis, of accounts that `adapter` reaches with `access`. */
export function reconciliationKit(
  { database, queue, live }: SyncKit,
  connectionId: string | null = 'one',
  adapter = makeFakePlatform().adapter,
) {
  const logger = pino({ level: 'silent' });
  const events = new ReconciliationEvents(live);
  const accounts = {
    get: async () => ({ connectionId, platform: adapter.platform }),
  } as unknown as AdAccountsService;
  const registry = new PlatformRegistry();
  registry.register(adapter);
  const progress = new ReconciliationProgressRepository(database);
  const comparison = new LevelComparison(new StoredTotalsRepository(database), new Clock());
  return {
    progress,
    service: new ReconciliationService(
      accounts,
      new ReconciliationReadRepository(database),
      registry,
      queue,
      events,
      logger,
    ),
    worker: (adapter: PlatformAdapter, access: AccountAccess) => {
      const registry = new PlatformRegistry();
      registry.register(adapter);
      const accountAccess: AccessService['accountAccess'] = async (_scope, _id, signal) => ({
        ...access,
        ...(signal ? { signal } : {}),
      });
      const accesses = { accountAccess } as AccessService;
      return new ReconciliationRunner(progress, comparison, accesses, registry, events, new Clock(), logger);
    },
  };
}
