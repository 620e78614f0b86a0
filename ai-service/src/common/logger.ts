import type { LoggerService } from '@nestjs/common';
import { type Logger, pino } from 'pino';
import { correlationId } from './correlation.js';

/** Injection token of the process's logger. */
export const LOGGER = Symbol('LOGGER');

/** JSON lines with the correlation id of the request; the service token never gets into them. */
export function makeLogger(level: string): Logger {
  return pino({
    name: 'ai-service',
    level,
    redact: { paths: ['req.headers.authorization'], censor: '[secret]' },
    mixin: () => ({ correlationId: correlationId() }),
  });
}

/** Nest's own messages through the same logger. */
export class NestLogger implements LoggerService {
  constructor(private readonly logger: Logger) {}

  log(message: unknown, context?: string): void {
    this.logger.debug({ context }, String(message));
  }
  error(message: unknown, stack?: string, context?: string): void {
    this.logger.error({ context, stack }, String(message));
  }
  warn(message: unknown, context?: string): void {
    this.logger.warn({ context }, String(message));
  }
}
