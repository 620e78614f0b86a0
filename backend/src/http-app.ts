import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { SwaggerModule } from '@nestjs/swagger';
import compression from 'compression';
import cookieParser from 'cookie-parser';
import express, { type NextFunction, type Request, type Response } from 'express';
import helmet from 'helmet';
import type { Logger } from 'pino';
import { pinoHttp } from 'pino-http';
import { AppModule } from './app.module.js';
import { acceptCorrelationId, withCorrelation } from './common/correlation.js';
import { ProblemFilter } from './common/http/problem.filter.js';
import { ResponseCheckInterceptor } from './common/http/response-check.interceptor.js';
import { NestLogger } from './common/logger.js';
import type { Config } from './config/config.js';
import { Metrics } from './modules/health/metrics.js';
import { MountedEndpoints } from './openapi/mounted-endpoints.js';
import { openApiDocument } from './openapi/openapi.js';

const JSON_LIMIT = '1mb';

function correlate(request: Request, response: Response, next: NextFunction): void {
  const id = acceptCorrelationId(request.header('x-correlation-id'));
  response.setHeader('x-correlation-id', id);
  withCorrelation(id, next);
}

/** Serves the built SPA: hashed assets for ever, everything else that is no API path as the one page. */
function serveWeb(app: NestExpressApplication, dist: string): void {
  app.use(
    '/assets',
    express.static(join(dist, 'assets'), { immutable: true, maxAge: '1y', fallthrough: false }),
  );
  app.use(express.static(dist, { index: false }));
  app.use((request: Request, response: Response, next: NextFunction) => {
    if (request.method !== 'GET' || /^\/(api|metrics)(\/|$)/.test(request.path)) return next();
    response.setHeader('Cache-Control', 'no-cache');
    response.sendFile(join(dist, 'index.html'));
  });
}

function serveMetrics(app: NestExpressApplication): void {
  const metrics = app.get(Metrics);
  app.use((request: Request, response: Response, next: NextFunction) => {
    const end = metrics.requestSeconds.startTimer();
    response.on('finish', () => {
      const route: unknown = request.route?.path;
      end({
        method: request.method,
        route: typeof route === 'string' ? route : 'unmatched',
        status: String(response.statusCode),
      });
    });
    next();
  });
  app.use('/metrics', (_request: Request, response: Response, next: NextFunction) => {
    metrics.registry
      .metrics()
      .then((text) => response.type(metrics.registry.contentType).send(text))
      .catch(next);
  });
}

/** Builds the API process without listening. */
export async function createHttpApp(config: Config, logger: Logger): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(AppModule.with(config, logger), {
    logger: new NestLogger(logger),
    bodyParser: false,
    abortOnError: false,
  });
  app.set('trust proxy', config.http.trustProxy);
  app.disable('x-powered-by');
  app.use(correlate);
  app.use(
    pinoHttp({
      logger,
      quietReqLogger: true,
      customLogLevel: (_request, response, error) =>
        error || response.statusCode >= 500 ? 'error' : 'debug',
    }),
  );
  app.use(
    helmet({
      contentSecurityPolicy: {
        directives: {
          'script-src': ["'self'"],
          'style-src': ["'self'", "'unsafe-inline'"],
          'img-src': ["'self'", 'data:'],
          'connect-src': ["'self'"],
          'upgrade-insecure-requests': null,
        },
      },
      ...(config.http.publicUrl.startsWith('https:') ? {} : { strictTransportSecurity: false as const }),
    }),
  );
  app.use(
    compression({
      filter: (request, response) =>
        response.getHeader('Content-Type') !== 'text/event-stream; charset=utf-8' &&
        compression.filter(request, response),
    }),
  );
  app.use(cookieParser());
  serveMetrics(app);
  app.use(express.json({ limit: JSON_LIMIT }));
  app.setGlobalPrefix('api');
  app.useGlobalFilters(new ProblemFilter(logger));
  if (config.checkResponses) app.useGlobalInterceptors(new ResponseCheckInterceptor());
  const document = openApiDocument(app.get(MountedEndpoints).specs());
  SwaggerModule.setup('api/docs', app, document as never, { jsonDocumentUrl: 'api/openapi.json' });
  if (config.http.webDist && existsSync(config.http.webDist)) serveWeb(app, config.http.webDist);
  app.enableShutdownHooks();
  return app;
}
