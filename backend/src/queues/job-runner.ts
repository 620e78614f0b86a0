import { type JobDefinition, jobDefinitions, type QueueName, queueNames } from '@adwright/contracts';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import type Bull from 'bull';
import type { Logger } from 'pino';
import { withCorrelation } from '../common/correlation.js';
import { LOGGER } from '../common/logger.js';
import { JOB_HANDLER, type JobHandlerFor } from './job-handler.js';
import { JobQueue } from './job-queue.js';

const concurrency: Record<QueueName, number> = {
  sync: 2,
  reconciliations: 1,
  imports: 1,
  judge: 1,
  // Waits for a provider; nobody waits for it.
  proposals: 1,
  actions: 4,
  knowledge: 1,
};

/** Pairs every job with its one handler and runs one dispatcher a queue (named processors would add up their concurrency). */
@Injectable()
export class JobRunner implements OnApplicationBootstrap, OnApplicationShutdown {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly queues: JobQueue,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Refuses to start on a job with no handler or two. */
  onApplicationBootstrap(): void {
    const handlers = pairHandlers(jobDefinitions, this.found());
    for (const name of queueNames) {
      void this.queues
        .queue(name)
        .process('*', concurrency[name], (job: Bull.Job) => this.run(handlers, job));
    }
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all(queueNames.map((name) => this.queues.queue(name).pause(true, true)));
  }

  private found(): { definition: JobDefinition; handler: JobHandlerFor<JobDefinition> }[] {
    return this.discovery.getProviders().flatMap((wrapper) => {
      const { metatype, instance } = wrapper;
      if (typeof metatype !== 'function' || !instance) return [];
      const definition = Reflect.getMetadata(JOB_HANDLER, metatype) as JobDefinition | undefined;
      return definition ? [{ definition, handler: instance as JobHandlerFor<JobDefinition> }] : [];
    });
  }

  private async run(
    handlers: ReadonlyMap<string, JobHandlerFor<JobDefinition>>,
    job: Bull.Job,
  ): Promise<void> {
    const definition = jobDefinitions.find((candidate) => candidate.name === job.name);
    const handler = handlers.get(job.name);
    if (!definition || !handler) throw new Error(`no handler for the job ${job.name}`);
    const payload = definition.payload.parse(job.data);
    await withCorrelation(payload.correlationId, async () => {
      const started = performance.now();
      try {
        await handler.handle(payload);
        this.logger.info(
          { job: job.name, jobId: job.id, ms: Math.round(performance.now() - started) },
          'job done',
        );
      } catch (error) {
        this.logger.error({ job: job.name, jobId: job.id, err: error }, 'job failed');
        throw error;
      }
    });
  }
}

/** @throws Error naming every job that has no handler or more than one. */
export function pairHandlers<H>(
  definitions: readonly JobDefinition[],
  found: readonly { definition: JobDefinition; handler: H }[],
): ReadonlyMap<string, H> {
  const faults: string[] = [];
  const paired = new Map<string, H>();
  for (const definition of definitions) {
    const own = found.filter((candidate) => candidate.definition === definition);
    const [only] = own;
    if (own.length === 1 && only) paired.set(definition.name, only.handler);
    else faults.push(`${definition.name} has ${own.length} handlers`);
  }
  if (faults.length > 0) throw new Error(`every job needs exactly one handler: ${faults.join(', ')}`);
  return paired;
}
