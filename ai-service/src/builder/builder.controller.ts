import { buildTurn } from '@adwright/contracts';
import { Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { answerMetered } from '../llm/answer-metered.js';
import { BuilderService } from './builder.service.js';

/** The builder's door: a draft and a message in, the draft after it and what to say out. */
@Controller()
export class BuilderController {
  constructor(private readonly builder: BuilderService) {}

  @Post(buildTurn.path)
  @HttpCode(buildTurn.status)
  turn(@Req() request: Request, @Res() response: Response): Promise<void> {
    return answerMetered(buildTurn, request, response, (turn, meter, signal) =>
      this.builder.turn(turn, meter, signal),
    );
  }
}
