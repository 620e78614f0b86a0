import { getHealth, getLiveness, type Health } from '@adwright/contracts';
import { Controller, Res } from '@nestjs/common';
import type { Response } from 'express';
import { Endpoint } from '../../common/http/endpoint.decorator.js';
import { HealthService } from './health.service.js';

@Controller()
export class HealthController {
  constructor(private readonly health: HealthService) {}

  @Endpoint(getHealth)
  async check(@Res({ passthrough: true }) response: Response): Promise<Health> {
    const health = await this.health.check();
    if (health.status === 'down') response.status(503);
    return health;
  }

  @Endpoint(getLiveness)
  live(): { status: 'ok' } {
    return { status: 'ok' };
  }
}
