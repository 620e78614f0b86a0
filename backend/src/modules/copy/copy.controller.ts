import { type CopyEvent, type EndpointInput, writeCopyIdeas } from '@adwright/contracts';
import { Controller, Inject, Res } from '@nestjs/common';
import type { Response } from 'express';
import type { Logger } from 'pino';
import { Endpoint, Input } from '../../common/http/endpoint.decorator.js';
import { openEvents, sendEvent } from '../../common/http/event-response.js';
import { toAppError, toProblem } from '../../common/http/problem.filter.js';
import { Scope } from '../../common/http/request-context.js';
import { LOGGER } from '../../common/logger.js';
import type { WorkspaceScope } from '../../database/scope.js';
import { CopyService } from './copy.service.js';

const SIGN_OF_LIFE_MS = 10_000;

@Controller()
export class CopyController {
  constructor(
    private readonly copy: CopyService,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Streams the steps and then the ideas; a caller who hangs up stops the work, at the provider as well. */
  @Endpoint(writeCopyIdeas)
  async write(
    @Scope() scope: WorkspaceScope,
    @Input() { body }: EndpointInput<typeof writeCopyIdeas>,
    @Res() response: Response,
  ): Promise<void> {
    // What cannot be found is refused before anything is streamed.
    const subject = await this.copy.subjects.of(scope, body);
    const hangUp = new AbortController();
    response.on('close', () => hangUp.abort());
    openEvents(response);
    const alive = setInterval(() => response.write(': keep-alive\n\n'), SIGN_OF_LIFE_MS);
    const send = (event: CopyEvent) => sendEvent(response, event);
    try {
      const step = (name: Extract<CopyEvent, { type: 'step' }>['step']) => send({ type: 'step', step: name });
      send({ type: 'ideas', ideas: await this.copy.write(scope, subject, body, step, hangUp.signal) });
    } catch (thrown) {
      if (hangUp.signal.aborted) return;
      const error = toAppError(thrown);
      if (error.code === 'internal') this.logger.error({ err: thrown }, 'ideas for ad texts failed');
      send({ type: 'failed', problem: toProblem(error) });
    } finally {
      clearInterval(alive);
      response.end();
    }
  }
}
