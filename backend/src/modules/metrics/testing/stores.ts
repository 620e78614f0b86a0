import type { Database } from '../../../database/database.js';
import { StructureRepository } from '../../campaigns/structure.repository.js';
import { StructureStore } from '../../campaigns/structure-store.js';
import { AccountDailyRepository } from '../account-daily.repository.js';
import { ActionFactsRepository } from '../action-facts.repository.js';
import { BatchSizes } from '../batch-sizes.js';
import { EngineRepository } from '../engine.repository.js';
import { FactsRepository } from '../facts.repository.js';
import { MetricsStore } from '../metrics-store.js';

/** The stores as the product wires them, over a test's database. */
export function makeStores(database: Database) {
  const sizes = new BatchSizes(new EngineRepository(database));
  return {
    sizes,
    metrics: new MetricsStore(
      new FactsRepository(database),
      new ActionFactsRepository(database),
      new AccountDailyRepository(database),
      sizes,
    ),
    structures: new StructureStore(new StructureRepository(database), sizes),
  };
}
