import {
  type EndpointInput,
  type EndpointOutput,
  getAiUsage,
  putAiCap,
  putModelProposals,
} from '@adwright/contracts';
import { Controller } from '@nestjs/common';
import { Endpoint, Input } from '../../common/http/endpoint.decorator.js';
import { Scope } from '../../common/http/request-context.js';
import type { WorkspaceScope } from '../../database/scope.js';
import { AiUsageService } from './ai-usage.service.js';

@Controller()
export class AiUsageController {
  constructor(private readonly usage: AiUsageService) {}

  @Endpoint(getAiUsage)
  month(@Scope() scope: WorkspaceScope): Promise<EndpointOutput<typeof getAiUsage>> {
    return this.usage.month(scope);
  }

  @Endpoint(putModelProposals)
  setMayPropose(
    @Scope() scope: WorkspaceScope,
    @Input() { body }: EndpointInput<typeof putModelProposals>,
  ): Promise<EndpointOutput<typeof putModelProposals>> {
    return this.usage.setMayPropose(scope, body.enabled);
  }

  @Endpoint(putAiCap)
  setCap(
    @Scope() scope: WorkspaceScope,
    @Input() { body }: EndpointInput<typeof putAiCap>,
  ): Promise<EndpointOutput<typeof putAiCap>> {
    return this.usage.setCap(scope, body.monthlyCapMicros === null ? null : BigInt(body.monthlyCapMicros));
  }
}
