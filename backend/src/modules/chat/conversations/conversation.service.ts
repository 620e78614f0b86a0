import type {
  Conversation,
  EndpointInput,
  EndpointOutput,
  getConversation,
  getFact,
  regenerateAnswer,
  sendMessage,
} from '@adwright/contracts';
import { Injectable } from '@nestjs/common';
import { AppError, notFound } from '../../../common/app-error.js';
import type { WorkspaceScope } from '../../../database/scope.js';
import { ToolTokens } from '../../auth/tool-tokens.js';
import { Answering } from './answering.js';
import { ConversationRepository, type ConversationRow } from './conversation.repository.js';
import { summaryOf, wordForWord } from './conversation-summary.js';
import {
  answerOf,
  EMPTY_ANSWER,
  historyOf,
  type MessageRow,
  questionOf,
  toMessage,
} from './message-content.js';
import { TurnOpening } from './turn-opening.js';

export type Ask = Omit<EndpointInput<typeof sendMessage>['body'], 'text'> &
  EndpointInput<typeof regenerateAnswer>['body'];

/** A person's conversations and the turns in them. */
@Injectable()
export class ConversationService {
  constructor(
    private readonly conversations: ConversationRepository,
    private readonly opening: TurnOpening,
    private readonly answering: Answering,
    private readonly tokens: ToolTokens,
  ) {}

  async create(scope: WorkspaceScope, body: { title?: string | undefined; clientId?: string | undefined }) {
    return toConversation(await this.conversations.create(scope, body.title ?? '', body.clientId ?? null));
  }

  async list(scope: WorkspaceScope, query: { cursor?: string | undefined; limit: number }) {
    const page = await this.conversations.list(scope, query);
    return { items: page.items.map(toConversation), nextCursor: page.nextCursor };
  }

  /** With its last messages; an answer whose process is gone is ended first. */
  async get(scope: WorkspaceScope, id: string): Promise<EndpointOutput<typeof getConversation>> {
    const { row, messages } = await this.settled(scope, id);
    return { ...toConversation(row), messages: messages.map(toMessage) };
  }

  async rename(scope: WorkspaceScope, id: string, title: string): Promise<Conversation> {
    return toConversation(await this.conversations.rename(scope, id, title));
  }

  async delete(scope: WorkspaceScope, id: string): Promise<void> {
    const answer = streaming((await this.conversations.get(scope, id)).messages);
    await this.conversations.delete(scope, id);
    if (answer) await this.answering.stop(answer.id);
  }

  /**
   * Writes the question (or takes the last one anew when `text` is null) and begins its answer.
   * @param toolsUrl Where the AI service reaches this API's tools.
   * @returns the answer's id, by which its events are followed.
   * @throws AppError `not_found`; `wrong_state` while another answer streams.
   */
  async ask(
    scope: WorkspaceScope,
    id: string,
    text: string | null,
    asked: Ask,
    toolsUrl: string,
  ): Promise<string> {
    const opened = await this.begin(scope, id, text);
    const { question, answer, before, summary, summaryThrough, draft, spending } = opened;
    const turn = {
      turnId: answer.id,
      question: questionOf(question),
      language: asked.language,
      history: historyOf(wordForWord(before, summaryThrough)),
      before: summaryOf(summary),
      context: asked.context,
      tools: { url: toolsUrl, token: this.tokens.sign(scope, answer.id) },
      spending,
    };
    await this.answering.start(scope, { conversationId: id, message: text, draft }, turn, {
      type: 'started',
      question: toMessage(question),
      answer: toMessage(answer),
    });
    return answer.id;
  }

  /** Begins at once; an answer in the way whose process is gone is ended first. */
  private async begin(scope: WorkspaceScope, id: string, text: string | null) {
    const begin = () => this.opening.open(scope, id, text);
    try {
      return await begin();
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'wrong_state') throw error;
      await this.settled(scope, id);
      return begin();
    }
  }

  /** The last answer: while it streams its events can be followed, afterwards it is in the message. */
  async lastAnswer(scope: WorkspaceScope, id: string): Promise<MessageRow> {
    const { messages } = await this.settled(scope, id);
    const answer = messages.filter(({ role }) => role === 'assistant').at(-1);
    if (!answer) throw new AppError('wrong_state', 'Nothing was answered in this conversation yet.');
    return answer;
  }

  async stop(scope: WorkspaceScope, id: string): Promise<boolean> {
    const answer = streaming((await this.settled(scope, id)).messages);
    if (answer) await this.answering.stop(answer.id);
    return answer !== undefined;
  }

  /** @returns true when the answer's process was gone and it was ended here. */
  recover(scope: WorkspaceScope, answerId: string): Promise<boolean> {
    return this.answering.recover(scope, answerId);
  }

  async fact(
    scope: WorkspaceScope,
    { id, messageId, factId }: EndpointInput<typeof getFact>['params'],
  ): Promise<EndpointOutput<typeof getFact>> {
    const { messages } = await this.conversations.get(scope, id);
    const message = messages.find((row) => row.id === messageId);
    const { facts, rows } = message ? answerOf(message) : EMPTY_ANSWER;
    const fact = facts.find((item) => item.id === factId);
    const table = rows.find((item) => item.id === fact?.rows);
    if (!fact || !table) throw notFound('figure');
    return { fact, rows: table };
  }

  private async settled(scope: WorkspaceScope, id: string) {
    const found = await this.conversations.get(scope, id);
    const answer = streaming(found.messages);
    if (!answer || !(await this.answering.recover(scope, answer.id))) return found;
    return this.conversations.get(scope, id);
  }
}

function streaming(messages: readonly MessageRow[]): MessageRow | undefined {
  return messages.find(({ state }) => state === 'streaming');
}

function toConversation(row: ConversationRow): Conversation {
  return {
    id: row.id,
    title: row.title,
    clientId: row.clientId,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}
