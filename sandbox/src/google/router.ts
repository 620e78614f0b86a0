import { randomBytes } from 'node:crypto';
import express, { type NextFunction, type Request, type Response, Router } from 'express';
import type { Context } from '../http/context.js';
import type { AccountState } from '../world/state.js';
import { accessibleRoots, accountOf, authenticate } from './access.js';
import { ads, errorBody, GoogleError } from './errors.js';
import { strikeAfter, strikeBefore } from './faults.js';
import { getField, searchFields } from './fields.js';
import { suggestGeoTargets } from './geo-targets.js';
import { Mutations } from './mutate/mutations.js';
import { badJson } from './plain.js';
import { readProtoJson } from './proto-json.js';
import { Search } from './search.js';

type Handler = (state: AccountState, req: Request, res: Response, resource: string) => void | Promise<void>;

/** Gives a reply its id: the same in the header and in every failure. */
function nameRequest(res: Response): void {
  res.setHeader('request-id', randomBytes(12).toString('base64url'));
}

function requestId(res: Response): string {
  return String(res.getHeader('request-id'));
}

/** Google Ads REST v25: `customers:listAccessibleCustomers`, `googleAds:search|searchStream|mutate`, `X:mutate`. */
export function googleRouter(context: Context): Router {
  const router = Router();
  const search = new Search(context);
  const mutations = new Mutations(context);

  router.use((_req, res, next) => {
    nameRequest(res);
    next();
  });
  router.use(express.json({ limit: '64mb', type: () => true }));
  router.use(context.requests.middleware);
  router.use(readProtoJson);

  router.get('/customers\\:listAccessibleCustomers', async (req, res) => {
    await strikeBefore(context, '', false);
    authenticate(context, req);
    res.json({ resourceNames: accessibleRoots(context).map((state) => `customers/${state.account.id}`) });
  });

  router.get('/googleAdsFields/:name', (req, res) => {
    authenticate(context, req);
    getField(req, res);
  });
  router.post('/googleAdsFields\\:search', (req, res) => {
    authenticate(context, req);
    searchFields(req, res);
  });

  router.post('/geoTargetConstants\\:suggest', async (req, res) => {
    authenticate(context, req);
    await strikeBefore(context, '', false);
    suggestGeoTargets(req, res);
  });

  const write: Handler = (state, req, res, resource) => {
    const reply = mutations.run(state, resource, req.body, requestId(res));
    if (reply.applied && strikeAfter(context, state.account.id, res) === 'no reply') return;
    res.json(reply.body);
  };
  const handlers: Record<string, Handler> = {
    'googleAds:search': search.page,
    'googleAds:searchStream': search.stream,
  };
  router.post(/^\/customers\/([^/]+)\/(\w+):(\w+)$/, async (req, res) => {
    const [customer = '', resource = '', verb = ''] = Object.values(req.params).map(String);
    authenticate(context, req);
    const state = accountOf(context, req, customer);
    const handler =
      handlers[`${resource}:${verb}`] ?? (verb === 'mutate' && mutations.has(resource) ? write : null);
    if (!handler) throw new GoogleError(404, [], `Method not found: ${resource}:${verb}.`);
    await strikeBefore(context, state.account.id, verb === 'mutate');
    await handler(state, req, res, resource);
  });

  router.use((_req: Request, _res: Response) => {
    throw new GoogleError(404, [], 'The requested URL was not found on this server.');
  });
  router.use((error: unknown, req: Request, res: Response, next: NextFunction) => {
    if (res.headersSent) {
      next(error);
      return;
    }
    const known = toGoogleError(error);
    const body = errorBody(known, requestId(res));
    res.status(known.httpStatus).json(req.path.endsWith(':searchStream') ? [body] : body);
  });
  return router;
}

/** Versions this sandbox does not speak: too old or too new alike. */
export function unsupportedVersion(_req: Request, res: Response): void {
  const error = ads(400, 'requestError', 'UNSUPPORTED_VERSION', 'This version of the API is not supported.');
  nameRequest(res);
  res.status(error.httpStatus).json(errorBody(error, requestId(res)));
}

/** Body-parser faults become the vendor's BadRequest; anything else unknown is our own bug and says so in the log. */
function toGoogleError(error: unknown): GoogleError {
  if (error instanceof GoogleError) return error;
  if (error instanceof Error && 'type' in error) {
    return badJson('', `Invalid JSON payload received. ${error.message}`);
  }
  console.error(error);
  return ads(500, 'internalError', 'INTERNAL_ERROR', 'An internal error has occurred.');
}
