import { type EndpointOutput, listSessions } from '@adwright/contracts';
import { Controller } from '@nestjs/common';
import { Endpoint } from '../../common/http/endpoint.decorator.js';
import { Caller, type Principal } from '../../common/http/request-context.js';
import { SessionService } from './session.service.js';

@Controller()
export class SessionsController {
  constructor(private readonly sessions: SessionService) {}

  @Endpoint(listSessions)
  list(@Caller() caller: Principal): Promise<EndpointOutput<typeof listSessions>> {
    return this.sessions.list(caller);
  }
}
