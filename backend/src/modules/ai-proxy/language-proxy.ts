import {
  type ConstraintReading,
  checkLanguage,
  composeCopy,
  type EndpointInput,
  type EndpointOutput,
  type LanguageCheck,
  type ModelProposals,
  type ProposalSheet,
  proposeChanges,
  readConstraint,
  type SpokenVoice,
  speakSuggestion,
  summarise,
} from '@adwright/contracts';
import { Injectable } from '@nestjs/common';
import type { WorkspaceScope } from '../../database/scope.js';
import { AiClient } from './ai-client.js';

type Asked<B> = Omit<B, 'spending'>;

/** A person waits for it; when a model takes longer the worker goes on. */
const READ_TIMEOUT_MS = 20_000;
/** Nobody waits for it. */
const SUMMARY_TIMEOUT_MS = 60_000;
/** Longer than the service's own patience with a provider. */
const CHECK_TIMEOUT_MS = 20_000;
/** Longer than a model takes to write a page; the person may stop it. */
const COPY_TIMEOUT_MS = 90_000;
const HEALTH_TIMEOUT_MS = 5_000;
/** Nobody waits for it. */
const PROPOSALS_TIMEOUT_MS = 120_000;
/** A model writes three short texts; whoever waits reads the suggestion meanwhile. */
const VOICE_TIMEOUT_MS = 60_000;

/** Asks the AI service for words: one question, one answer. */
@Injectable()
export class LanguageProxy {
  constructor(private readonly client: AiClient) {}

  /** One small live question to whoever is configured, counted like any other. @throws AppError `ai_unavailable` */
  check(scope: WorkspaceScope): Promise<LanguageCheck> {
    const options = { timeoutMs: CHECK_TIMEOUT_MS, failed: 'The AI service could not be asked' };
    return this.client.metered(scope, checkLanguage, {}, options);
  }

  /** @throws AppError `ai_unavailable`, `ai_refused` */
  readFact(
    scope: WorkspaceScope,
    body: Asked<EndpointInput<typeof readConstraint>['body']>,
  ): Promise<ConstraintReading> {
    const options = { timeoutMs: READ_TIMEOUT_MS, failed: 'The AI service could not read the fact' };
    return this.client.metered(scope, readConstraint, body, options);
  }

  /** @throws AppError `ai_unavailable`, `ai_refused` */
  writeCopy(
    scope: WorkspaceScope,
    body: Asked<EndpointInput<typeof composeCopy>['body']>,
    signal: AbortSignal,
  ): Promise<EndpointOutput<typeof composeCopy>> {
    const options = { timeoutMs: COPY_TIMEOUT_MS, signal, failed: 'The AI service could not write ad texts' };
    return this.client.metered(scope, composeCopy, body, options);
  }

  /** @throws AppError `ai_unavailable`, `ai_refused` */
  summarise(
    scope: WorkspaceScope,
    body: Asked<EndpointInput<typeof summarise>['body']>,
    signal: AbortSignal,
  ): Promise<EndpointOutput<typeof summarise>> {
    const options = { timeoutMs: SUMMARY_TIMEOUT_MS, signal, failed: 'The AI service wrote no summary' };
    return this.client.metered(scope, summarise, body, options);
  }

  /** @throws AppError `ai_unavailable`, `ai_refused` */
  speakSuggestion(
    scope: WorkspaceScope,
    body: Asked<EndpointInput<typeof speakSuggestion>['body']>,
  ): Promise<SpokenVoice> {
    const options = {
      timeoutMs: VOICE_TIMEOUT_MS,
      failed: 'The AI service could not put the suggestion in words',
    };
    return this.client.metered(scope, speakSuggestion, body, options);
  }

  /** Whether anybody but the offline engine would speak. @throws AppError `ai_unavailable` */
  async hasModel(): Promise<boolean> {
    const options = { timeoutMs: HEALTH_TIMEOUT_MS, failed: 'The AI service could not be asked who speaks' };
    return (await this.client.engine(options)) !== 'offline';
  }

  /** Changes of a model's own; none where nobody is configured. @throws AppError `ai_unavailable` */
  proposeChanges(scope: WorkspaceScope, sheet: ProposalSheet): Promise<ModelProposals> {
    const options = {
      timeoutMs: PROPOSALS_TIMEOUT_MS,
      failed: 'The AI service could not ask a model for proposals',
    };
    return this.client.metered(scope, proposeChanges, sheet, options);
  }
}
