import { judgeAccount } from '@adwright/contracts';
import { Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { AppError } from '../common/app-error.js';
import { Metrics } from '../health/metrics.js';
import { JudgePool } from './judge-pool.js';

@Controller()
export class JudgeController {
  constructor(
    private readonly pool: JudgePool,
    private readonly metrics: Metrics,
  ) {}

  /** The body arrives as bytes: reading it as JSON is part of the work that threads do. */
  @Post(judgeAccount.path)
  @HttpCode(judgeAccount.status)
  async judge(@Req() request: Request, @Res() response: Response): Promise<void> {
    const body: unknown = request.body;
    if (!Buffer.isBuffer(body)) {
      throw new AppError('unsupported_media_type', 'Send the snapshot as application/json.');
    }
    const gone = new AbortController();
    response.on('close', () => {
      if (!response.writableEnded) gone.abort();
    });
    const end = this.metrics.judgeSeconds.startTimer();
    const reply = await this.pool.judge(body as Buffer<ArrayBuffer>, gone.signal).catch((error: unknown) => {
      // Nobody is left to answer; the thread was stopped on purpose.
      if (gone.signal.aborted) return null;
      throw error;
    });
    if (reply === null) return;
    end({ outcome: reply.ok ? 'judged' : 'refused' });
    if (!reply.ok) throw new AppError(reply.code, reply.detail, { errors: reply.errors });
    response.type('application/json').send(Buffer.from(reply.body.buffer));
  }
}
