import { Injectable } from '@nestjs/common';
import { AdaptiveBatches, type BatchLimits, EMBEDDED, SERVER } from './adaptive-batches.js';
import { EngineRepository } from './engine.repository.js';

/** Gives each run the batches that suit the database it works on. */
@Injectable()
export class BatchSizes {
  private limits: Promise<BatchLimits> | null = null;

  constructor(private readonly engine: EngineRepository) {}

  async forRun(): Promise<AdaptiveBatches> {
    this.limits ??= this.engine.embedded().then((embedded) => (embedded ? EMBEDDED : SERVER));
    return new AdaptiveBatches(await this.limits);
  }
}
