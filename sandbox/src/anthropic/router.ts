import express, { type NextFunction, type Request, type Response, Router } from 'express';
import type { Context } from '../http/context.js';
import { answerTo, textIn } from '../openai/answer.js';
import type { ScriptedReply } from '../openai/script.js';
import { asChat, messagesRequest } from './request.js';
import { message, streamMessage } from './wire.js';

const SLOW_MS = 30_000;

class AnthropicError extends Error {
  constructor(
    readonly status: number,
    readonly type: string,
    message: string,
  ) {
    super(message);
  }
}

/** Waits or fails as scripted, before anything is answered. */
async function strike(reply: ScriptedReply | undefined, res: Response): Promise<void> {
  const wait = reply?.delayMs ?? (reply?.mode === 'slow' ? SLOW_MS : 0);
  if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
  if (reply?.mode === 'rate_limited') {
    res.set('retry-after', '1');
    throw new AnthropicError(429, 'rate_limit_error', 'Number of requests has exceeded your rate limit.');
  }
  if (reply?.mode === 'server_error') throw new AnthropicError(529, 'overloaded_error', 'Overloaded');
}

/** A double of Anthropic's Messages API, mounted at /anthropic: says what the same script says as the OpenAI double. */
export function anthropicRouter(context: Context): Router {
  const router = Router();
  router.use(express.json({ limit: '32mb' }));
  router.use(context.requests.middleware);

  router.post('/v1/messages', async (req, res) => {
    if (!req.header('x-api-key'))
      throw new AnthropicError(401, 'authentication_error', 'x-api-key header is required');
    if (!req.header('anthropic-version'))
      throw new AnthropicError(400, 'invalid_request_error', 'anthropic-version: header is required');
    const parsed = messagesRequest.safeParse(req.body);
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      throw new AnthropicError(400, 'invalid_request_error', `${issue?.path.join('.')}: ${issue?.message}`);
    }
    const request = parsed.data;
    const chat = asChat(request);
    const reply = context.openai.take(textIn(chat));
    await strike(reply, res);
    const answer = answerTo(chat, reply);
    const cut = reply?.mode === 'cut_stream';
    if (request.stream === true) {
      streamMessage(res, request, answer, cut);
      return;
    }
    const body = message(request, answer);
    if (!cut) {
      res.json(body);
      return;
    }
    const text = JSON.stringify(body);
    res.type('json').set('content-length', String(Buffer.byteLength(text)));
    res.write(text.slice(0, text.length / 2), () => res.socket?.destroy());
  });

  router.use((req: Request) => {
    throw new AnthropicError(404, 'not_found_error', `${req.method} ${req.originalUrl}`);
  });
  router.use((error: Error & { status?: number }, _req: Request, res: Response, next: NextFunction) => {
    if (res.headersSent) {
      next(error);
      return;
    }
    const known =
      error instanceof AnthropicError
        ? error
        : new AnthropicError(error.status ?? 500, 'api_error', error.message);
    if (known.status === 500 && !(error instanceof AnthropicError)) console.error(error);
    res.status(known.status).json({ type: 'error', error: { type: known.type, message: known.message } });
  });
  return router;
}
