import { getToday, listDailyMetrics, listPeriodMetrics } from '@adwright/contracts';
import { Controller } from '@nestjs/common';
import { Endpoint, type EndpointInput, Input } from '../../common/http/endpoint.decorator.js';
import { Scope } from '../../common/http/request-context.js';
import type { WorkspaceScope } from '../../database/scope.js';
import { MetricsService } from './metrics.service.js';
import { TodayService } from './today.service.js';

@Controller()
export class MetricsController {
  constructor(
    private readonly metrics: MetricsService,
    private readonly todays: TodayService,
  ) {}

  @Endpoint(listDailyMetrics)
  daily(@Scope() scope: WorkspaceScope, @Input() input: EndpointInput<typeof listDailyMetrics>) {
    return this.metrics.daily(scope, input.query);
  }

  @Endpoint(listPeriodMetrics)
  periods(@Scope() scope: WorkspaceScope, @Input() input: EndpointInput<typeof listPeriodMetrics>) {
    return this.metrics.periods(scope, input.query);
  }

  @Endpoint(getToday)
  today(@Scope() scope: WorkspaceScope, @Input() input: EndpointInput<typeof getToday>) {
    return this.todays.today(scope, input.query);
  }
}
