import type { ChatEvent, SpeechRequest } from '@adwright/contracts';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { Logger } from 'pino';
import { AppError } from '../../../common/app-error.js';
import { LOGGER } from '../../../common/logger.js';
import type { WorkspaceScope } from '../../../database/scope.js';
import { type SaidEvent, SpeechProxy } from '../../ai-proxy/speech-proxy.js';
import type { StoredDraft } from '../../drafts/draft.repository.js';
import { type DraftTurn, DraftTurns } from '../../drafts/draft-turns.js';
import { TurnStore } from '../turn-store.js';
import { AnswerBuilder } from './answer-builder.js';
import { ALIVE_MS, AnswerLog } from './answer-log.js';
import { ConversationRepository } from './conversation.repository.js';
import { ConversationSummaries } from './conversation-summary.js';
import type { AnswerContent } from './message-content.js';

/** Which conversation a turn is in, and what of it the draft there is told. */
export interface TurnPlace {
  readonly conversationId: string;
  /** Null when an answer is given anew: the draft takes in each message once. */
  readonly message: string | null;
  /** Null when the conversation builds none. */
  readonly draft: StoredDraft | null;
}

type EndState = 'done' | 'stopped' | 'failed';

/** Gives answers apart from whoever reads them: a reader may leave, come back, or stop it. */
@Injectable()
export class Answering implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly running = new Map<string, { stop: AbortController; ended: Promise<void> }>();

  constructor(
    private readonly speech: SpeechProxy,
    private readonly log: AnswerLog,
    private readonly turns: TurnStore,
    private readonly conversations: ConversationRepository,
    private readonly drafts: DraftTurns,
    private readonly summaries: ConversationSummaries,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.log.onStop((answerId) => this.running.get(answerId)?.stop.abort());
  }

  /** Answers that run are stopped and kept as far as they were said. */
  async onApplicationShutdown(): Promise<void> {
    const all = [...this.running.values()];
    for (const { stop } of all) stop.abort();
    await Promise.all(all.map(({ ended }) => ended));
  }

  /** Begins an answer in the background; its first event is in the log when this resolves. */
  async start(
    scope: WorkspaceScope,
    place: TurnPlace,
    turn: SpeechRequest,
    started: ChatEvent,
  ): Promise<void> {
    const answerId = turn.turnId;
    const stop = new AbortController();
    // Whoever speaks is asked before anything is written down: nothing is told until an answer comes, and the log keeps
    // the order in which it was told.
    const ended = this.run(scope, place, turn, stop.signal)
      .catch((error: unknown) => this.logger.error({ err: error, answerId }, 'an answer could not be kept'))
      .finally(() => this.running.delete(answerId));
    this.running.set(answerId, { stop, ended });
    await Promise.all([this.log.keepAlive(answerId), this.log.append(answerId, 1, started)]);
  }

  private async run(
    scope: WorkspaceScope,
    place: TurnPlace,
    turn: SpeechRequest,
    signal: AbortSignal,
  ): Promise<void> {
    const answerId = turn.turnId;
    const builder = new AnswerBuilder(answerId, this.turns);
    let seq = 1;
    const tell = (event: ChatEvent) => this.log.append(answerId, ++seq, event);
    const beat = setInterval(() => {
      this.log
        .keepAlive(answerId)
        .catch((error: unknown) => this.logger.warn({ err: error, answerId }, 'no sign of life left'));
    }, ALIVE_MS / 3);
    let state: EndState;
    try {
      state = await this.turn(scope, place, turn, signal, builder, tell);
    } finally {
      clearInterval(beat);
    }
    await this.conversations.finish(scope, answerId, state, builder.result);
    await tell({ type: 'ended', state, error: builder.result.error });
    await this.log.forgetAlive(answerId);
    if (!signal.aborted) await this.summaries.keepUp(scope, place.conversationId, signal);
  }

  /**
   * A message goes to the draft that the conversation builds, if there is one; about anything else the model speaks, and
   * the draft is led back to. A failure is an outcome here.
   */
  private async turn(
    scope: WorkspaceScope,
    place: TurnPlace,
    turn: SpeechRequest,
    signal: AbortSignal,
    builder: AnswerBuilder,
    tell: Tell,
  ): Promise<EndState> {
    const said = { message: place.message, language: turn.language };
    try {
      const built = place.draft && (await this.drafts.take(scope, place.draft, said, signal));
      if (built?.reply.about === 'draft') {
        await tellBuilt(built, builder, tell);
        return signal.aborted ? 'stopped' : 'done';
      }
      const outcome = await this.listen(scope, turn, signal, builder, tell);
      const led =
        outcome === 'build' && !built
          ? await this.drafts.begin(scope, place.conversationId, { ...said, message: turn.question }, signal)
          : built;
      if (led && !signal.aborted) await tellBuilt(led, builder, tell);
      if (signal.aborted) return 'stopped';
      return builder.result.error ? 'failed' : 'done';
    } catch (error) {
      if (signal.aborted) return 'stopped';
      this.logger.error({ err: error, answerId: turn.turnId }, 'an answer failed');
      builder.fail(errorOf(error));
      return 'failed';
    }
  }

  /** Takes the AI service's events in. @returns `build` when the person wants a campaign built. */
  private async listen(
    scope: WorkspaceScope,
    asked: SpeechRequest,
    signal: AbortSignal,
    builder: AnswerBuilder,
    tell: Tell,
  ): Promise<'said' | 'build'> {
    for await (const event of this.speech.speak(scope, asked, signal)) {
      if (signal.aborted) break;
      if ((await this.take(event, builder, tell)) === 'build') return 'build';
    }
    return 'said';
  }

  private async take(event: SaidEvent, builder: AnswerBuilder, tell: Tell): Promise<'build' | null> {
    if (event.type === 'engine') {
      builder.engine(event.engine, event.prompt, event.instead);
      await tell({ type: 'engine', engine: event.engine, instead: event.instead });
    } else if (event.type === 'tool') await tell(event);
    else if (event.type === 'segments') {
      const parts = await builder.add(event.segments);
      if (parts) await tell({ type: 'parts', ...parts });
      else builder.refuse();
    } else if (event.type === 'refused') {
      builder.refuse();
      await tell({ type: 'refused' });
    } else if (event.type === 'build') return 'build';
    else builder.end(event);
    return null;
  }

  /**
   * Ends an answer whose process is gone, keeping what its log holds. Does nothing while somebody still gives it.
   * @returns true when it ended here.
   */
  async recover(scope: WorkspaceScope, answerId: string): Promise<boolean> {
    if (this.running.has(answerId) || (await this.log.isAlive(answerId))) return false;
    const builder = new AnswerBuilder(answerId, this.turns);
    const events = await this.log.since(answerId, 0);
    for (const event of events) {
      if (event.type === 'parts') await builder.restore(event.segments);
      else if (event.type === 'engine') builder.engine(event.engine, null, event.instead);
    }
    const error: AnswerContent['error'] = {
      code: 'unavailable',
      detail: 'The answer was interrupted. What was said is kept; ask again for the rest.',
    };
    builder.fail(error);
    if (!(await this.conversations.finish(scope, answerId, 'failed', builder.result))) return false;
    await this.log.append(answerId, events.length + 1, { type: 'ended', state: 'failed', error });
    return true;
  }

  stop(answerId: string): Promise<void> {
    return this.log.stop(answerId);
  }
}

type Tell = (event: ChatEvent) => Promise<void>;

async function tellBuilt(built: DraftTurn, builder: AnswerBuilder, tell: Tell): Promise<void> {
  const { reply, draftId, version } = built;
  if (reply.about === 'draft') {
    builder.engine(reply.engine, reply.prompt, reply.instead);
    await tell({ type: 'engine', engine: reply.engine, instead: reply.instead });
  }
  await tell({ type: 'draft', draftId, version });
  await tell({ type: 'parts', ...builder.reply(reply.segments) });
}

function errorOf(error: unknown): NonNullable<AnswerContent['error']> {
  return error instanceof AppError
    ? { code: error.code, detail: error.userMessage }
    : { code: 'internal', detail: 'The answer could not be finished.' };
}
