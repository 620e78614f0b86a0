import { aiHealth } from '@adwright/contracts';
import type { DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { NextFunction, Request, Response } from 'express';
import type { Logger } from 'pino';
import { pinoHttp } from 'pino-http';
import { AppModule } from './app.module.js';
import { correlate } from './common/correlation.js';
import { NestLogger } from './common/logger.js';
import { ProblemFilter } from './common/problem.filter.js';
import { requireServiceToken } from './common/service-token.js';
import type { Config } from './config/config.js';

/** Builds the process without listening; a test may ask for a part of it. */
export async function createHttpApp(
  config: Config,
  logger: Logger,
  part: DynamicModule = AppModule.with(config, logger),
): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(part, {
    logger: new NestLogger(logger),
    bodyParser: false,
    abortOnError: false,
  });
  const filter = new ProblemFilter(logger);
  app.disable('x-powered-by');
  app.use(correlate);
  app.use(
    pinoHttp({
      logger,
      quietReqLogger: true,
      serializers: {
        req: (request: { method: string; url: string }) => ({ method: request.method, url: request.url }),
        res: (response: { statusCode: number }) => ({ statusCode: response.statusCode }),
      },
      customLogLevel: (_request, response, error) => (error || response.statusCode >= 500 ? 'error' : 'info'),
      autoLogging: { ignore: (request) => request.url === aiHealth.path || request.url === '/metrics' },
    }),
  );
  app.use(requireServiceToken(config.serviceToken, [aiHealth.path, '/metrics']));
  app.useBodyParser('raw', { type: 'application/json', limit: config.bodyLimitBytes, inflate: true });
  app.use((error: unknown, _request: Request, response: Response, _next: NextFunction) => {
    filter.answer(error, response);
  });
  app.useGlobalFilters(filter);
  app.enableShutdownHooks();
  return app;
}
