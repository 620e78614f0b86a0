import {
  type ChatEvent,
  createConversation,
  deleteConversation,
  type EndpointInput,
  getConversation,
  getFact,
  listConversations,
  regenerateAnswer,
  renameConversation,
  resumeAnswer,
  sendMessage,
  stopAnswer,
} from '@adwright/contracts';
import { Controller, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { Endpoint, Input } from '../../../common/http/endpoint.decorator.js';
import { openEvents, sendEvent } from '../../../common/http/event-response.js';
import { Scope } from '../../../common/http/request-context.js';
import type { WorkspaceScope } from '../../../database/scope.js';
import { AnswerStream } from './answer-stream.js';
import { ConversationService } from './conversation.service.js';
import { toMessage } from './message-content.js';

/**
 * Where the AI service reaches the tools: the address this request came in on is one of this machine (or container),
 * so it holds on loopback and between containers alike, whatever stands in front.
 */
function toolsUrlOf({ socket }: Request): string {
  const address = (socket.localAddress ?? '127.0.0.1').replace(/^::ffff:/, '');
  return `http://${address.includes(':') ? `[${address}]` : address}:${socket.localPort}/api`;
}

@Controller()
export class ConversationController {
  constructor(
    private readonly conversations: ConversationService,
    private readonly streams: AnswerStream,
  ) {}

  @Endpoint(createConversation)
  create(@Scope() scope: WorkspaceScope, @Input() { body }: EndpointInput<typeof createConversation>) {
    return this.conversations.create(scope, body);
  }

  @Endpoint(listConversations)
  list(@Scope() scope: WorkspaceScope, @Input() { query }: EndpointInput<typeof listConversations>) {
    return this.conversations.list(scope, query);
  }

  @Endpoint(getConversation)
  get(@Scope() scope: WorkspaceScope, @Input() { params }: EndpointInput<typeof getConversation>) {
    return this.conversations.get(scope, params.id);
  }

  @Endpoint(renameConversation)
  rename(@Scope() scope: WorkspaceScope, @Input() input: EndpointInput<typeof renameConversation>) {
    return this.conversations.rename(scope, input.params.id, input.body.title);
  }

  @Endpoint(deleteConversation)
  delete(@Scope() scope: WorkspaceScope, @Input() { params }: EndpointInput<typeof deleteConversation>) {
    return this.conversations.delete(scope, params.id);
  }

  @Endpoint(sendMessage)
  async send(
    @Scope() scope: WorkspaceScope,
    @Input() { params, body }: EndpointInput<typeof sendMessage>,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const answerId = await this.conversations.ask(scope, params.id, body.text, body, toolsUrlOf(request));
    await this.streams.send(scope, answerId, 0, request, response);
  }

  @Endpoint(regenerateAnswer)
  async regenerate(
    @Scope() scope: WorkspaceScope,
    @Input() { params, body }: EndpointInput<typeof regenerateAnswer>,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const answerId = await this.conversations.ask(scope, params.id, null, body, toolsUrlOf(request));
    await this.streams.send(scope, answerId, 0, request, response);
  }

  @Endpoint(resumeAnswer)
  async resume(
    @Scope() scope: WorkspaceScope,
    @Input() { params, query }: EndpointInput<typeof resumeAnswer>,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const answer = await this.conversations.lastAnswer(scope, params.id);
    if (answer.state === 'streaming') {
      const seen = Number(request.get('last-event-id') ?? query.after);
      const after = Number.isSafeInteger(seen) && seen > 0 ? seen : 0;
      await this.streams.send(scope, answer.id, after, request, response);
      return;
    }
    // It has ended: the whole of it at once.
    const message = toMessage(answer);
    openEvents(response);
    sendEvent(response, { type: 'parts', ...partsOf(message) } satisfies ChatEvent);
    sendEvent(response, { type: 'ended', state: message.state, error: message.error } satisfies ChatEvent);
    response.end();
  }

  @Endpoint(stopAnswer)
  async stop(@Scope() scope: WorkspaceScope, @Input() { params }: EndpointInput<typeof stopAnswer>) {
    return { stopped: await this.conversations.stop(scope, params.id) };
  }

  @Endpoint(getFact)
  fact(@Scope() scope: WorkspaceScope, @Input() { params }: EndpointInput<typeof getFact>) {
    return this.conversations.fact(scope, params);
  }
}

function partsOf({ segments, facts, mentions, citations }: ReturnType<typeof toMessage>) {
  return { segments, facts, mentions, citations };
}
