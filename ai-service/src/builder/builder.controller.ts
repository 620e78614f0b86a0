import { type BuilderReply, type BuilderTurn, buildTurn } from '@adwright/contracts';
import { Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { AppError } from '../common/app-error.js';
import { BuilderService } from './builder.service.js';

/** The builder's door: a draft and a message in, the draft after it and what to say out. */
@Controller()
export class BuilderController {
  constructor(private readonly builder: BuilderService) {}

  @Post(buildTurn.path)
  @HttpCode(buildTurn.status)
  async turn(@Req() request: Request, @Res({ passthrough: true }) response: Response): Promise<BuilderReply> {
    const turn = readTurn(request.body);
    const gone = new AbortController();
    response.on('close', () => {
      if (!response.writableEnded) gone.abort();
    });
    return this.builder.turn(turn, gone.signal);
  }
}

/** @throws AppError `malformed_request`, `invalid_input`, `unsupported_media_type` */
function readTurn(body: unknown): BuilderTurn {
  if (!Buffer.isBuffer(body))
    throw new AppError('unsupported_media_type', 'Send the turn as application/json.');
  let json: unknown;
  try {
    json = JSON.parse(body.toString('utf8'));
  } catch (error) {
    throw new AppError('malformed_request', 'The body is not JSON.', { cause: error });
  }
  const parsed = buildTurn.body.safeParse(json);
  if (parsed.success) return parsed.data;
  const errors = parsed.error.issues.map((issue) => ({
    field: issue.path.join('.'),
    message: issue.message,
  }));
  throw new AppError('invalid_input', 'The turn was not accepted.', { errors: errors.slice(0, 20) });
}
