import express, { type NextFunction, type Request, type Response, Router } from 'express';
import multer from 'multer';
import type { Context } from '../http/context.js';
import type { Call } from './call.js';
import { errorBody, GraphError, parameter, traceId } from './errors.js';
import { Graph } from './graph.js';
import { Params } from './params.js';
import { CURRENT } from './versions.js';

const MAX_UPLOAD = 30 * 1024 * 1024;

function callOf(req: Request, base: string): Call {
  const [head = '', ...rest] = req.path.split('/').filter(Boolean).map(decodeURIComponent);
  const versioned = /^v\d+\.\d+$/.test(head);
  const { method } = req;
  if (method !== 'GET' && method !== 'POST' && method !== 'DELETE') {
    throw parameter(`Unsupported ${method.toLowerCase()} request`);
  }
  const body: unknown = req.body;
  const fields = body !== null && typeof body === 'object' && !Array.isArray(body) ? body : {};
  const files = Array.isArray(req.files) ? req.files : [];
  return {
    method,
    path: versioned ? rest : head === '' ? [] : [head, ...rest],
    query: req.query,
    params: new Params({ ...req.query, ...fields }),
    version: versioned ? head : CURRENT,
    base,
    bearer: /^(?:Bearer|OAuth)\s+(\S+)$/i.exec(req.header('authorization') ?? '')?.[1] ?? null,
    files: files.map((file) => ({ field: file.fieldname, name: file.originalname, bytes: file.buffer })),
  };
}

/** Meta's Graph and Marketing API, mounted at /meta: `/meta/v26.0/...`. */
export function metaRouter(context: Context): Router {
  const router = Router();
  const graph = new Graph(context);
  const upload = multer({ storage: multer.memoryStorage(), limits: { fileSize: MAX_UPLOAD } });

  router.use(express.json({ limit: '64mb' }));
  router.use(express.urlencoded({ extended: true, limit: '64mb' }));
  router.use(upload.any());
  router.use(context.requests.middleware);

  router.use(async (req: Request, res: Response) => {
    const reply = await graph.call(callOf(req, `${req.protocol}://${req.get('host')}${req.baseUrl}`));
    if (reply.unanswered) {
      if (reply.unanswered === 'dropped') res.socket?.destroy();
      return;
    }
    res.status(reply.status).set(reply.headers).type('application/json; charset=UTF-8');
    res.send(JSON.stringify(reply.body));
  });

  router.use((error: Error, _req: Request, res: Response, next: NextFunction) => {
    if (res.headersSent) {
      next(error);
      return;
    }
    const known = error instanceof GraphError ? error : parameter(`Invalid request body: ${error.message}`);
    res.status(known.status).json(errorBody(known, traceId()));
  });
  return router;
}
