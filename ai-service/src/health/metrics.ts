import { Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** Prometheus figures of this process. */
@Injectable()
export class Metrics {
  readonly registry = new Registry();
  readonly judgeSeconds = new Histogram({
    name: 'adwright_ai_judge_seconds',
    help: 'Time from a complete snapshot to its answer, waiting included',
    labelNames: ['outcome'] as const,
    buckets: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60],
    registers: [this.registry],
  });
  readonly judgeLoad = new Gauge({
    name: 'adwright_ai_judge_load',
    help: 'Snapshots being judged and waiting to be',
    labelNames: ['state'] as const,
    registers: [this.registry],
  });

  constructor() {
    collectDefaultMetrics({ register: this.registry, prefix: 'adwright_ai_' });
  }
}
