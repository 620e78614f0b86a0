import {
  type BuilderReply,
  type BuilderTurn,
  type DraftBody,
  type DraftSlots,
  type Language,
  roleAtLeast,
  slotNames,
  withoutUnseenConfirmations,
} from '@adwright/contracts';
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { AppError } from '../../common/app-error.js';
import { LOGGER } from '../../common/logger.js';
import type { WorkspaceScope } from '../../database/scope.js';
import { BuilderProxy } from '../ai-proxy/builder-proxy.js';
import type { StoredDraft } from './draft.repository.js';
import { DraftRepository } from './draft.repository.js';
import { DraftService } from './draft.service.js';

export interface Said {
  /** Null to hear again what is asked, without a new message being taken in. */
  readonly message: string | null;
  readonly language: Language;
}

export interface DraftTurn {
  readonly draftId: string;
  readonly version: number;
  readonly reply: BuilderReply;
}

/** Somebody edited by hand while the builder was thinking: it thinks again about what is there now. */
const TRIES = 3;

/** A conversation's turns over its draft. What the AI service answers is checked like any stranger's input. */
@Injectable()
export class DraftTurns {
  constructor(
    private readonly drafts: DraftRepository,
    private readonly service: DraftService,
    private readonly builder: BuilderProxy,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** The draft that the conversation builds; null when it builds none, or the person may not. */
  async of(scope: WorkspaceScope, conversationId: string): Promise<StoredDraft | null> {
    if (scope.role === 'system' || !roleAtLeast(scope.role, 'analyst')) return null;
    return this.drafts.ofConversation(scope, conversationId);
  }

  /** Begins a draft in the conversation with the message that asked for it. @throws AppError `forbidden` for a viewer. */
  async begin(
    scope: WorkspaceScope,
    conversationId: string,
    said: Said,
    signal: AbortSignal,
  ): Promise<DraftTurn> {
    if (scope.role === 'system' || !roleAtLeast(scope.role, 'analyst'))
      throw new AppError(
        'forbidden',
        'You may look at campaigns here, but not plan new ones. Ask an analyst to.',
      );
    return this.take(scope, await this.service.create(scope, { conversationId }), said, signal);
  }

  /** The draft with keywords, texts and name proposed anew where nobody wrote them; as it is when no one can propose. */
  async refreshed(scope: WorkspaceScope, draft: StoredDraft): Promise<StoredDraft> {
    try {
      const accounts = await this.service.accounts(scope, { clientId: null });
      const language = draft.body.dialogue.language ?? 'en';
      const { body } = await this.builder.turn(
        scope,
        { message: null, language, body: draft.body, accounts, today: this.service.today },
        new AbortController().signal,
      );
      const slots = withProposals(draft.body.slots, body.slots);
      if (JSON.stringify(slots) === JSON.stringify(draft.body.slots)) return draft;
      return await this.service.store(scope, draft, { ...draft.body, slots }, draft.version, accounts);
    } catch (error) {
      if (!(error instanceof AppError) || !['ai_unavailable', 'draft_changed'].includes(error.code))
        throw error;
      this.logger.warn({ err: error, draftId: draft.id }, 'a draft kept its former proposals');
      return draft.version === (await this.drafts.get(scope, draft.id)).version
        ? draft
        : this.drafts.get(scope, draft.id);
    }
  }

  /**
   * The builder spoke of places before they were looked up: it asks to confirm what is now known to be narrower, or open. Then
   * it speaks again, knowing that.
   */
  private answeredTooSoon(before: DraftBody, stored: DraftBody): boolean {
    const found = (body: DraftBody) =>
      Object.values(body.findings ?? {})
        .flat()
        .filter(({ area, regions }) => area !== null || regions.length > 1).length;
    const open = Object.values(stored.findings ?? {}).some((list) =>
      list.some(({ regions }) => regions.length > 1),
    );
    return found(stored) > found(before) && (open || stored.dialogue.confirming.includes('places'));
  }

  /** Takes a message into the draft. @throws AppError `ai_unavailable` */
  async take(scope: WorkspaceScope, first: StoredDraft, said: Said, signal: AbortSignal): Promise<DraftTurn> {
    let draft = first;
    for (let attempt = 1; ; attempt += 1) {
      const accounts = await this.service.accounts(scope, draft);
      const turn: BuilderTurn = { ...said, body: draft.body, accounts, today: this.service.today };
      const reply = await this.builder.turn(scope, turn, signal);
      const { id: draftId, version } = draft;
      const body = checked(
        draft.body,
        reply.body,
        accounts.map(({ id }) => id),
      );
      if (JSON.stringify(body) === JSON.stringify(draft.body)) return { draftId, version, reply };
      try {
        const stored = await this.service.store(scope, draft, body, version, accounts);
        if (!this.answeredTooSoon(draft.body, stored.body))
          return { draftId, version: stored.version, reply };
        return await this.take(scope, stored, { message: null, language: said.language }, signal);
      } catch (error) {
        if (!(error instanceof AppError) || error.code !== 'draft_changed' || attempt === TRIES) throw error;
        draft = await this.drafts.get(scope, draftId);
      }
    }
  }
}

/** Nothing that was not shown is confirmed, no account is named that the person cannot see. */
function checked(before: DraftBody, after: DraftBody, accountIds: readonly string[]): DraftBody {
  const slots = withoutUnseenConfirmations(before.slots, after.slots);
  const known = (slots.accounts.value ?? []).every((id) => accountIds.includes(id));
  return { ...after, slots: known ? slots : { ...slots, accounts: before.slots.accounts } };
}

/** `slots` with what the builder proposes, where nothing but a proposal (or nothing) stood. */
function withProposals(slots: DraftSlots, proposed: DraftSlots): DraftSlots {
  const fresh = slotNames
    .filter((name) => proposed[name].source === 'proposed')
    .filter((name) => slots[name].source === null || slots[name].source === 'proposed')
    .map((name) => [name, proposed[name]] as const);
  return { ...slots, ...Object.fromEntries(fresh) } as DraftSlots;
}
