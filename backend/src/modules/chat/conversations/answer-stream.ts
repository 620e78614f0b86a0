import { Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import { openEvents, sendEvent } from '../../../common/http/event-response.js';
import type { WorkspaceScope } from '../../../database/scope.js';
import { AnswerLog } from './answer-log.js';
import { ConversationService } from './conversation.service.js';

// Shorter than the idle time-outs of common proxies, and how soon a reader learns that the answer's process is gone.
const CHECK_MS = 10_000;

/** Writes an answer's events to one reader as server-sent events, each with its number as id. */
@Injectable()
export class AnswerStream {
  constructor(
    private readonly log: AnswerLog,
    private readonly conversations: ConversationService,
  ) {}

  /** Events after number `after`, until the answer ends or the reader leaves. */
  async send(
    scope: WorkspaceScope,
    answerId: string,
    after: number,
    request: Request,
    response: Response,
  ): Promise<void> {
    openEvents(response);
    let stop = () => {};
    const check = setInterval(() => {
      response.write(': keep-alive\n\n');
      this.conversations.recover(scope, answerId).catch(() => response.end());
    }, CHECK_MS);
    const close = () => {
      clearInterval(check);
      stop();
    };
    request.on('close', close);
    response.on('close', close);
    stop = await this.log.follow(answerId, after, (seq, event) => {
      sendEvent(response, event, seq);
      if (event.type === 'ended') response.end();
    });
    if (response.destroyed || response.writableEnded) close();
  }
}
