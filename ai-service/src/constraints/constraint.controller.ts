import { readConstraint } from '@adwright/contracts';
import { Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { answerMetered } from '../llm/answer-metered.js';
import { ConstraintReader } from './constraint-reader.js';

/** The backend's door for reading facts that members wrote. */
@Controller()
export class ConstraintController {
  constructor(private readonly reader: ConstraintReader) {}

  @Post(readConstraint.path)
  @HttpCode(readConstraint.status)
  read(@Req() request: Request, @Res() response: Response): Promise<void> {
    return answerMetered(readConstraint, request, response, (body, meter, signal) =>
      this.reader.read(body, meter, signal),
    );
  }
}
