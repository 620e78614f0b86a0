import { aiHealth, type EndpointOutput } from '@adwright/contracts';
import { Controller, Get, Header, Res } from '@nestjs/common';
import type { Response } from 'express';
import { JudgePool } from '../judging/judge-pool.js';
import { Speakers } from '../llm/choose-speaker.js';
import { Metrics } from './metrics.js';

@Controller()
export class HealthController {
  constructor(
    private readonly pool: JudgePool,
    private readonly metrics: Metrics,
    private readonly speakers: Speakers,
  ) {}

  /** `offline` speaks as long as no language model is configured. */
  @Get(aiHealth.path)
  @Header('Cache-Control', 'no-store')
  health(): EndpointOutput<typeof aiHealth> {
    return { status: 'ok', engine: this.speakers.engine };
  }

  @Get('/metrics')
  async prometheus(@Res() response: Response): Promise<void> {
    const { running, waiting } = this.pool.load;
    this.metrics.judgeLoad.set({ state: 'running' }, running);
    this.metrics.judgeLoad.set({ state: 'waiting' }, waiting);
    response.type(this.metrics.registry.contentType).send(await this.metrics.registry.metrics());
  }
}
