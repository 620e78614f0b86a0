import { streamEvents } from '@adwright/contracts';
import { Controller, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { Endpoint } from '../common/http/endpoint.decorator.js';
import { Scope } from '../common/http/request-context.js';
import type { WorkspaceScope } from '../database/scope.js';
import { LiveEvents } from './live-events.js';

// Shorter than the idle time-outs of common proxies.
const KEEP_ALIVE_MS = 20_000;

// Rights are read when a stream opens; closing it now and then makes the browser reconnect and have them read anew.
const LIVES_MS = 10 * 60_000;

@Controller()
export class EventsController {
  constructor(private readonly events: LiveEvents) {}

  @Endpoint(streamEvents)
  async stream(
    @Scope() scope: WorkspaceScope,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    response.writeHead(200, {
      'Content-Type': 'text/event-stream; charset=utf-8',
      'Cache-Control': 'no-cache, no-transform',
      'X-Accel-Buffering': 'no',
    });
    response.write('retry: 2000\n: connected\n\n');
    const stop = await this.events.listen(scope, (event) => {
      response.write(`event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`);
    });
    const keepAlive = setInterval(() => response.write(': keep-alive\n\n'), KEEP_ALIVE_MS);
    const end = setTimeout(() => response.end(), LIVES_MS);
    const close = () => {
      stop();
      clearInterval(keepAlive);
      clearTimeout(end);
    };
    request.on('close', close);
    response.on('close', close);
  }
}
