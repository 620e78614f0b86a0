import { speakSuggestion } from '@adwright/contracts';
import { Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { answerMetered } from '../llm/answer-metered.js';
import { VoiceService } from './voice.service.js';

/** The backend's door for suggestions in words. */
@Controller()
export class VoiceController {
  constructor(private readonly voice: VoiceService) {}

  @Post(speakSuggestion.path)
  @HttpCode(speakSuggestion.status)
  speak(@Req() request: Request, @Res() response: Response): Promise<void> {
    return answerMetered(speakSuggestion, request, response, ({ spending: _, ...body }, meter, signal) =>
      this.voice.speak(body, meter, signal),
    );
  }
}
