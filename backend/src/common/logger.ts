import type { LoggerService } from '@nestjs/common';
import { type Logger, pino } from 'pino';
import { correlationId } from './correlation.js';
import { loggedError } from './logged-error.js';

/** Injection token of the process's logger. */
export const LOGGER = Symbol('LOGGER');

/** Paths that are never logged, whoever passes them in. */
const secretPaths = [
  'req.headers.authorization',
  'req.headers.cookie',
  'res.headers["set-cookie"]',
  '*.password',
  '*.accessToken',
  '*.refreshToken',
  '*.access_token',
  '*.refresh_token',
  '*.client_secret',
  '*.appsecret_proof',
  '*.token',
];

/** JSON lines with the correlation id of the request or job. */
export function makeLogger(name: string, level: string): Logger {
  return pino({
    name,
    level,
    serializers: { err: loggedError },
    redact: { paths: secretPaths, censor: '[secret]' },
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
