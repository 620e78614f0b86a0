import { speak } from '@adwright/contracts';
import { Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { EventStream, hangUpOf } from '../common/event-stream.js';
import { readBody } from '../common/read-body.js';
import { SpeechService } from './speech.service.js';

/** The language side's door: one turn in, its events out. */
@Controller()
export class SpeechController {
  constructor(private readonly speech: SpeechService) {}

  @Post(speak.path)
  @HttpCode(speak.status)
  async speak(@Req() request: Request, @Res() response: Response): Promise<void> {
    const turn = readBody(request.body, speak.body);
    const gone = hangUpOf(response);
    const stream = new EventStream(response);
    try {
      await this.speech.answer(turn, gone, (event) => stream.send(event));
    } finally {
      stream.end();
    }
  }
}
