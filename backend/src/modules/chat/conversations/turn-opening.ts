import type { Spending } from '@adwright/contracts';
import { Injectable } from '@nestjs/common';
import { Database } from '../../../database/database.js';
import type { WorkspaceScope } from '../../../database/scope.js';
import { AiUsageService } from '../../ai-usage/ai-usage.service.js';
import type { StoredDraft } from '../../drafts/draft.repository.js';
import { DraftTurns } from '../../drafts/draft-turns.js';
import { type Begun, ConversationRepository } from './conversation.repository.js';
import { EMPTY_ANSWER } from './message-content.js';

const LONGEST_TITLE = 60;

/** A turn that has begun, with all that is asked before somebody speaks. */
export interface OpenedTurn extends Begun {
  /** The draft that the conversation builds; null when it builds none. */
  readonly draft: StoredDraft | null;
  readonly spending: Spending;
}

/** Begins turns in one transaction: a person waits for every round trip before the first word. */
@Injectable()
export class TurnOpening {
  constructor(
    private readonly database: Database,
    private readonly conversations: ConversationRepository,
    private readonly drafts: DraftTurns,
    private readonly usage: AiUsageService,
  ) {}

  /** @throws AppError `not_found`; `wrong_state` while another answer streams, or when there is nothing to answer. */
  async open(scope: WorkspaceScope, id: string, text: string | null): Promise<OpenedTurn> {
    const opened = await this.database.statements(scope, async () => {
      const begun = await this.conversations.begin(scope, id, text, EMPTY_ANSWER, titleOf);
      return { ...begun, spending: await this.usage.spending(scope) };
    });
    return { ...opened, draft: opened.drafted ? await this.drafts.of(scope, id) : null };
  }
}

/** The question itself, cut at a word. */
function titleOf(question: string): string {
  const line = question.replaceAll(/\s+/g, ' ').trim();
  if (line.length <= LONGEST_TITLE) return line;
  const cut = line.slice(0, LONGEST_TITLE);
  const space = cut.lastIndexOf(' ');
  return `${cut.slice(0, space > 20 ? space : LONGEST_TITLE).replace(/\p{Surrogate}$/u, '')}…`;
}
