import { type ConversationSummary, conversationSummarySchema } from '@adwright/contracts';
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { LOGGER } from '../../../common/logger.js';
import type { Prisma } from '../../../database/database.js';
import type { WorkspaceScope } from '../../../database/scope.js';
import { LanguageProxy } from '../../ai-proxy/language-proxy.js';
import { ConversationRepository } from './conversation.repository.js';
import { historyOf, type MessageRow } from './message-content.js';

/** Messages that are always told word for word. */
const WORD_FOR_WORD = 12;
/** So many more may gather before they are summarised: not after every turn, since it may cost. */
const STEP = 8;

/** What is kept of a conversation's beginning; nothing where what is stored is not of this shape. */
export function summaryOf(stored: Prisma.JsonValue): ConversationSummary {
  return conversationSummarySchema.safeParse(stored).data ?? { questions: [], notes: [] };
}

/** The messages to tell word for word: the last ones, and what no summary holds yet. */
export function wordForWord(before: readonly MessageRow[], through: number): readonly MessageRow[] {
  const last = before.slice(-WORD_FOR_WORD);
  const first = last[0]?.ordinal ?? 0;
  return before.filter(({ ordinal }) => ordinal > through || ordinal >= first);
}

/** Keeps up the summary of a conversation that grows. */
@Injectable()
export class ConversationSummaries {
  constructor(
    private readonly conversations: ConversationRepository,
    private readonly language: LanguageProxy,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** After an answer. A summary that cannot be written now is written after the next one; nobody waits for it. */
  async keepUp(scope: WorkspaceScope, conversationId: string, signal: AbortSignal): Promise<void> {
    try {
      const found = await this.conversations.unsummarised(scope, conversationId);
      const due = found?.messages.slice(0, -WORD_FOR_WORD) ?? [];
      const last = due.at(-1);
      if (!found || !last || due.length < STEP) return;
      const { row } = found;
      const answer = await this.language.summarise(
        scope,
        { former: summaryOf(row.summary), messages: historyOf(due) },
        signal,
      );
      await this.conversations.keepSummary(scope, conversationId, row.summaryThrough, {
        summary: answer.summary,
        summaryThrough: last.ordinal,
        summaryEngine: answer.engine,
        summaryPrompt: answer.prompt,
      });
    } catch (error) {
      this.logger.warn({ err: error, conversationId }, 'a conversation was not summarised');
    }
  }
}
