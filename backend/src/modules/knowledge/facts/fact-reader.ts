import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { AppError } from '../../../common/app-error.js';
import { LOGGER } from '../../../common/logger.js';
import type { WorkspaceScope } from '../../../database/scope.js';
import { LanguageProxy } from '../../ai-proxy/language-proxy.js';
import { FactRepository, type FactRow } from './fact.repository.js';
import { RuleChange } from './rule-change.js';

const RETRY_SECONDS = 15;

/** Has a fact read as a rule. Only what a member wrote as a fact ever comes here. */
@Injectable()
export class FactReader {
  constructor(
    private readonly facts: FactRepository,
    private readonly proxy: LanguageProxy,
    private readonly changed: RuleChange,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Reads a fact that its caller holds the lease of; when nobody can read it now, it goes on waiting. */
  async read(scope: WorkspaceScope, fact: FactRow): Promise<FactRow> {
    try {
      const reading = await this.proxy.readFact(scope, {
        text: fact.text,
        currency: await this.facts.currency(scope, fact.clientId),
      });
      const { constraint, proposed } = reading;
      const row = await this.facts.interpret(
        scope,
        fact.id,
        {
          constraint,
          active: !proposed,
          state: constraint === null ? 'no_rule' : proposed ? 'proposed' : 'understood',
          by: reading.engine,
          prompt: reading.prompt,
          reason: reading.reason,
        },
        fact.text,
      );
      if (row) await this.changed.tell(scope, fact, row);
      return row ?? fact;
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'ai_unavailable') throw error;
      this.logger.warn({ err: error, factId: fact.id }, 'a fact waits to be read');
      await this.facts.release(scope, fact.id, RETRY_SECONDS);
      return fact;
    }
  }

  /** The worker's try at a fact that waits. */
  async run(scope: WorkspaceScope, id: string): Promise<void> {
    const fact = await this.facts.claim(scope, id);
    if (fact) await this.read(scope, fact);
  }
}
