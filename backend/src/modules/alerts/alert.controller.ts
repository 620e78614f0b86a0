import { acknowledgeAlert, type EndpointInput, type EndpointOutput, listAlerts } from '@adwright/contracts';
import { Controller } from '@nestjs/common';
import { Endpoint, Input } from '../../common/http/endpoint.decorator.js';
import { Scope } from '../../common/http/request-context.js';
import type { WorkspaceScope } from '../../database/scope.js';
import { AlertService } from './alert.service.js';

@Controller()
export class AlertController {
  constructor(private readonly alerts: AlertService) {}

  @Endpoint(listAlerts)
  list(
    @Scope() scope: WorkspaceScope,
    @Input() input: EndpointInput<typeof listAlerts>,
  ): Promise<EndpointOutput<typeof listAlerts>> {
    return this.alerts.list(scope, input.query);
  }

  @Endpoint(acknowledgeAlert)
  acknowledge(
    @Scope() scope: WorkspaceScope,
    @Input() input: EndpointInput<typeof acknowledgeAlert>,
  ): Promise<EndpointOutput<typeof acknowledgeAlert>> {
    return this.alerts.acknowledge(scope, input.params.id);
  }
}
