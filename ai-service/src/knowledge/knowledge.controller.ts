import {
  embedPassages,
  ingestPassages,
  listUnembedded,
  readPassages,
  removePassages,
  searchPassages,
} from '@adwright/contracts';
import { Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { readBody } from '../common/read-body.js';
import { answerMetered } from '../llm/answer-metered.js';
import { EmbedService } from './embed.service.js';
import { IngestService } from './ingest.service.js';
import { SearchService } from './search.service.js';

/** The backend's door to the passages: it hands over text and questions, and never sees a vector. */
@Controller()
export class KnowledgeController {
  constructor(
    private readonly ingesting: IngestService,
    private readonly searching: SearchService,
    private readonly embedding: EmbedService,
  ) {}

  @Post(ingestPassages.path)
  @HttpCode(ingestPassages.status)
  ingest(@Req() request: Request, @Res() response: Response): Promise<void> {
    return answerMetered(ingestPassages, request, response, (body, meter, signal) =>
      this.ingesting.ingest(body, meter, signal),
    );
  }

  @Post(removePassages.path)
  @HttpCode(removePassages.status)
  remove(@Req() request: Request) {
    return this.ingesting.remove(readBody(request.body, removePassages.body));
  }

  @Post(searchPassages.path)
  @HttpCode(searchPassages.status)
  search(@Req() request: Request, @Res() response: Response): Promise<void> {
    return answerMetered(searchPassages, request, response, (body, meter, signal) =>
      this.searching.search(body, meter, signal),
    );
  }

  @Post(readPassages.path)
  @HttpCode(readPassages.status)
  passages(@Req() request: Request) {
    return this.searching.passages(readBody(request.body, readPassages.body));
  }

  @Post(listUnembedded.path)
  @HttpCode(listUnembedded.status)
  unembedded() {
    return this.embedding.unembedded();
  }

  @Post(embedPassages.path)
  @HttpCode(embedPassages.status)
  embed(@Req() request: Request, @Res() response: Response): Promise<void> {
    return answerMetered(embedPassages, request, response, (body, meter, signal) =>
      this.embedding.embed(body, meter, signal),
    );
  }
}
