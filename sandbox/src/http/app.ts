import express, { type Express, type NextFunction, type Request, type Response } from 'express';
import { anthropicRouter } from '../anthropic/router.js';
import { controlRouter } from '../control/router.js';
import { googleRouter, unsupportedVersion } from '../google/router.js';
import { metaRouter } from '../meta/router.js';
import { googleOAuthRouter } from '../oauth/google.js';
import { metaOAuthRouter } from '../oauth/meta.js';
import { openAiRouter } from '../openai/router.js';
import type { Context } from './context.js';

/** Replies carry the platform's own time, which is virtual here. */
function virtualDate(context: Context) {
  return (_req: Request, res: Response, next: NextFunction): void => {
    res.sendDate = false;
    res.setHeader('Date', new Date(context.runtime.now()).toUTCString());
    next();
  };
}

/** Mounts every protocol. A new platform adds one line here. */
export function createApp(context: Context): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('query parser', 'extended');
  app.use(virtualDate(context));
  app.use('/_control', express.json({ limit: '1mb' }), controlRouter(context));
  app.use('/oauth', express.urlencoded({ extended: false }), express.json(), context.requests.middleware);
  app.use('/oauth/google', googleOAuthRouter(context));
  app.use('/oauth/meta', metaOAuthRouter(context));
  app.use('/google/v25', googleRouter(context));
  app.use('/google', unsupportedVersion);
  app.use('/meta', metaRouter(context));
  app.use('/openai/v1', openAiRouter(context));
  app.use('/anthropic', anthropicRouter(context));
  app.use((error: Error & { status?: number }, _req: Request, res: Response, next: NextFunction) => {
    if (res.headersSent) {
      next(error);
      return;
    }
    if (!error.status) console.error(error);
    res.status(error.status ?? 500).json({ error: { code: error.status ?? 500, message: error.message } });
  });
  return app;
}
