import { composeCopy } from '@adwright/contracts';
import { Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { answerMetered } from '../llm/answer-metered.js';
import { CopyService } from './copy.service.js';

/** The backend's door for ideas for ad texts. */
@Controller()
export class CopyController {
  constructor(private readonly copy: CopyService) {}

  @Post(composeCopy.path)
  @HttpCode(composeCopy.status)
  write(@Req() request: Request, @Res() response: Response): Promise<void> {
    return answerMetered(composeCopy, request, response, (body, meter, signal) =>
      this.copy.write(body, meter, signal),
    );
  }
}
