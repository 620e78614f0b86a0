import { summarise } from '@adwright/contracts';
import { Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { answerMetered } from '../../llm/answer-metered.js';
import { SummaryService } from './summary.service.js';

/** The backend's door for what a conversation was about. */
@Controller()
export class SummaryController {
  constructor(private readonly summaries: SummaryService) {}

  @Post(summarise.path)
  @HttpCode(summarise.status)
  summarise(@Req() request: Request, @Res() response: Response): Promise<void> {
    return answerMetered(summarise, request, response, (body, meter, signal) =>
      this.summaries.summarise(body, meter, signal),
    );
  }
}
