import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { Clock } from '../../common/clock.js';
import { LOGGER } from '../../common/logger.js';
import { systemScope } from '../../database/scope.js';
import type { TokenOwner } from './access.repository.js';
import { ApiTokenRepository } from './api-token.repository.js';

const EVERY_MS = 60_000;

/** Remembers when an API token was last used, at most once a minute and never in the way of the request. */
@Injectable()
export class TokenUse {
  private readonly noted = new Map<string, number>();

  constructor(
    private readonly tokens: ApiTokenRepository,
    private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  note({ tokenId, rights }: TokenOwner): void {
    const now = this.clock.now();
    if (now.getTime() - (this.noted.get(tokenId) ?? 0) < EVERY_MS) return;
    this.noted.set(tokenId, now.getTime());
    this.tokens
      .markUsed(systemScope(rights.workspaceId), tokenId, now)
      .catch((error: unknown) => this.logger.warn({ err: error, tokenId }, 'token use not noted'));
  }
}
