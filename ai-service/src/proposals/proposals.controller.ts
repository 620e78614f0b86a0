import { proposeChanges } from '@adwright/contracts';
import { Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { answerMetered } from '../llm/answer-metered.js';
import { ProposalsService } from './proposals.service.js';

/** The backend's door for a model's own proposals. */
@Controller()
export class ProposalsController {
  constructor(private readonly proposals: ProposalsService) {}

  @Post(proposeChanges.path)
  @HttpCode(proposeChanges.status)
  propose(@Req() request: Request, @Res() response: Response): Promise<void> {
    return answerMetered(proposeChanges, request, response, ({ spending: _, ...sheet }, meter, signal) =>
      this.proposals.propose(sheet, meter, signal),
    );
  }
}
