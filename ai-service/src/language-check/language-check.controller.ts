import { checkLanguage } from '@adwright/contracts';
import { Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { answerMetered } from '../llm/answer-metered.js';
import { LanguageChecker } from './language-checker.js';

/** The backend's door for the setup doctor. */
@Controller()
export class LanguageCheckController {
  constructor(private readonly checker: LanguageChecker) {}

  @Post(checkLanguage.path)
  @HttpCode(checkLanguage.status)
  check(@Req() request: Request, @Res() response: Response): Promise<void> {
    return answerMetered(checkLanguage, request, response, (_body, meter, signal) =>
      this.checker.check(meter, signal),
    );
  }
}
