import type { BuilderReply, BuilderTurn } from '@adwright/contracts';
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { AppError } from '../common/app-error.js';
import { LOGGER } from '../common/logger.js';
import type { LanguageModel } from '../llm/language-model.js';
import type { Meter } from '../llm/meter.js';
import { Models } from '../llm/models.js';
import { build, contextOf } from './builder.js';
import { hear } from './hear/hear.js';
import type { Heard } from './hear/heard.js';
import { asksElsewhere } from './hear/intent.js';
import { BUILDER_PROMPT, candidateMessages, candidatesSchema, withCandidates } from './model/candidates.js';

/** Turns of building a campaign: our own grammar reads, and a model may point out what it missed. */
@Injectable()
export class BuilderService {
  constructor(
    private readonly models: Models,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async turn(turn: BuilderTurn, meter: Meter, signal: AbortSignal): Promise<BuilderReply> {
    const { model, instead } = this.models.open(meter, { purpose: 'builder', prompt: BUILDER_PROMPT });
    const more = model === null ? null : await this.pointedOut(model, turn, signal);
    const spoke = more === null ? null : model;
    return {
      ...build(turn, more ?? {}),
      engine: spoke?.name ?? 'offline',
      prompt: spoke === null ? null : BUILDER_PROMPT,
      instead,
    };
  }

  /** Null when no model spoke: the turn goes on without it. */
  private async pointedOut(
    model: LanguageModel,
    turn: BuilderTurn,
    signal: AbortSignal,
  ): Promise<Partial<Heard> | null> {
    const { message, body } = turn;
    if (message === null || asksElsewhere(message)) return null;
    const context = contextOf(turn);
    const heard = hear(message, body, context);
    // A yes or a no needs no second reader.
    if (heard.answer !== null) return null;
    try {
      const { value: candidates } = await model.fill(candidateMessages(turn), candidatesSchema, signal);
      return withCandidates(heard, candidates, turn, context);
    } catch (error) {
      if (!(error instanceof AppError) || !['ai_unavailable', 'ai_refused'].includes(error.code)) throw error;
      this.logger.warn({ err: error }, 'the builder reads without its model');
      return null;
    }
  }
}
