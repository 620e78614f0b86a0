import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { JobQueue } from '../../queues/job-queue.js';

/** Prometheus figures of this process: durations by route, queue depths, and Node's own. */
@Injectable()
export class Metrics implements OnModuleInit {
  readonly registry = new Registry();
  readonly requestSeconds = new Histogram({
    name: 'adwright_http_request_duration_seconds',
    help: 'Duration of API requests by route and status',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15],
    registers: [this.registry],
  });

  constructor(@Inject(JobQueue) private readonly queue: JobQueue) {}

  onModuleInit(): void {
    collectDefaultMetrics({ register: this.registry });
    const queue = this.queue;
    new Gauge({
      name: 'adwright_queue_jobs',
      help: 'Jobs by queue and state',
      labelNames: ['queue', 'state'],
      registers: [this.registry],
      async collect() {
        for (const [name, depth] of Object.entries(await queue.depths())) {
          for (const [state, count] of Object.entries(depth)) this.set({ queue: name, state }, count);
        }
      },
    });
  }
}
