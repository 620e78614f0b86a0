import express, { type NextFunction, type Request, type Response, Router } from 'express';
import type { z } from 'zod';
import type { Context } from '../http/context.js';
import { answerTo, textIn } from './answer.js';
import { chatRequest } from './chat.js';
import { embeddings, embeddingsRequest } from './embeddings.js';
import type { ScriptedReply } from './script.js';
import { completion, stream } from './wire.js';

const SLOW_MS = 30_000;

class OpenAiError extends Error {
  constructor(
    readonly status: number,
    readonly type: string,
    message: string,
    readonly code: string | null = null,
  ) {
    super(message);
  }
}

function parse<T>(schema: z.ZodType<T>, body: unknown): T {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const where = issue?.path.join('.') ?? '';
  throw new OpenAiError(
    400,
    'invalid_request_error',
    `Invalid '${where}': ${issue?.message ?? 'bad request'}`,
  );
}

function authenticate(req: Request): void {
  if (/^Bearer\s+\S+$/i.test(req.header('authorization') ?? '')) return;
  throw new OpenAiError(401, 'invalid_request_error', "You didn't provide an API key.", 'invalid_api_key');
}

/** Waits or fails as scripted, before anything is answered. */
async function strike(reply: ScriptedReply | undefined, res: Response): Promise<void> {
  const wait = reply?.delayMs ?? (reply?.mode === 'slow' ? SLOW_MS : 0);
  if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
  if (reply?.mode === 'rate_limited') {
    res.set('retry-after', '1');
    throw new OpenAiError(429, 'requests', 'Rate limit reached for requests.', 'rate_limit_exceeded');
  }
  if (reply?.mode === 'server_error') {
    throw new OpenAiError(500, 'server_error', 'The server had an error while processing your request.');
  }
}

/** An OpenAI-compatible double, mounted at /openai/v1: deterministic, scripted through the control interface. */
export function openAiRouter(context: Context): Router {
  const router = Router();
  router.use(express.json({ limit: '32mb' }));
  router.use(context.requests.middleware);

  router.get('/models', (req, res) => {
    authenticate(req);
    const ids = ['sandbox-chat', 'text-embedding-3-small'];
    res.json({
      object: 'list',
      data: ids.map((id) => ({ id, object: 'model', created: 0, owned_by: 'sandbox' })),
    });
  });

  router.post('/chat/completions', async (req, res) => {
    authenticate(req);
    const request = parse(chatRequest, req.body);
    const reply = context.openai.take(textIn(request));
    await strike(reply, res);
    const answer = answerTo(request, reply);
    const cut = reply?.mode === 'cut_stream';
    if (request.stream === true) {
      stream(res, request, answer, cut);
      return;
    }
    const body = completion(request, answer);
    if (!cut) {
      res.json(body);
      return;
    }
    const text = JSON.stringify(body);
    res.type('json').set('content-length', String(Buffer.byteLength(text)));
    res.write(text.slice(0, text.length / 2), () => res.socket?.destroy());
  });

  router.post('/embeddings', (req, res) => {
    authenticate(req);
    res.json(embeddings(parse(embeddingsRequest, req.body)));
  });

  router.use((req: Request) => {
    throw new OpenAiError(404, 'invalid_request_error', `Invalid URL (${req.method} ${req.originalUrl})`);
  });
  router.use((error: Error & { status?: number }, _req: Request, res: Response, next: NextFunction) => {
    if (res.headersSent) {
      next(error);
      return;
    }
    const known =
      error instanceof OpenAiError
        ? error
        : new OpenAiError(error.status ?? 500, 'invalid_request_error', error.message);
    if (known.status === 500 && !(error instanceof OpenAiError)) console.error(error);
    const { status, type, message, code } = known;
    res.status(status).json({ error: { message, type, param: null, code } });
  });
  return router;
}
