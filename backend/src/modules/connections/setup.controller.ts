import { type EndpointOutput, runDoctor } from '@adwright/contracts';
import { Controller } from '@nestjs/common';
import { Endpoint } from '../../common/http/endpoint.decorator.js';
import { Scope } from '../../common/http/request-context.js';
import type { WorkspaceScope } from '../../database/scope.js';
import { DoctorService } from './doctor.service.js';

@Controller()
export class SetupController {
  constructor(private readonly doctor: DoctorService) {}

  @Endpoint(runDoctor)
  async run(@Scope() scope: WorkspaceScope): Promise<EndpointOutput<typeof runDoctor>> {
    return { checks: await this.doctor.run(scope) };
  }
}
