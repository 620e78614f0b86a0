import { type SpeechRequest, speak } from '@adwright/contracts';
import { Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { AppError } from '../common/app-error.js';
import { SpeechService } from './speech.service.js';

const KEEP_ALIVE_MS = 15_000;

/** The language side's door: one turn in, its events out. */
@Controller()
export class SpeechController {
  constructor(private readonly speech: SpeechService) {}

  @Post(speak.path)
  @HttpCode(speak.status)
  async speak(@Req() request: Request, @Res() response: Response): Promise<void> {
    const turn = readTurn(request.body);
    const gone = new AbortController();
    // The reader hanging up is how an answer is stopped: it reaches the provider through this signal.
    response.on('close', () => {
      if (!response.writableEnded) gone.abort();
    });
    response.writeHead(200, {
      'Content-Type': 'text/event-stream; charset=utf-8',
      'Cache-Control': 'no-store',
    });
    response.flushHeaders();
    const keepAlive = setInterval(() => response.write(': keep-alive\n\n'), KEEP_ALIVE_MS);
    try {
      await this.speech.answer(turn, gone.signal, (event) => {
        if (!gone.signal.aborted) response.write(`data: ${JSON.stringify(event)}\n\n`);
      });
    } finally {
      clearInterval(keepAlive);
      response.end();
    }
  }
}

/** @throws AppError `malformed_request`, `invalid_input` */
function readTurn(body: unknown): SpeechRequest {
  if (!Buffer.isBuffer(body))
    throw new AppError('unsupported_media_type', 'Send the turn as application/json.');
  let json: unknown;
  try {
    json = JSON.parse(body.toString('utf8'));
  } catch (error) {
    throw new AppError('malformed_request', 'The body is not JSON.', { cause: error });
  }
  const parsed = speak.body.safeParse(json);
  if (parsed.success) return parsed.data;
  const errors = parsed.error.issues.map((issue) => ({
    field: issue.path.join('.'),
    message: issue.message,
  }));
  throw new AppError('invalid_input', 'The turn was not accepted.', { errors: errors.slice(0, 20) });
}
