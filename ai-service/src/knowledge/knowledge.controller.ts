import { ingestPassages, readPassages, removePassages, searchPassages } from '@adwright/contracts';
import { Controller, HttpCode, Post, Req } from '@nestjs/common';
import type { Request } from 'express';
import { readBody } from '../common/read-body.js';
import { IngestService } from './ingest.service.js';
import { SearchService } from './search.service.js';

/** The backend's door to the passages: it hands over text and questions, and never sees a vector. */
@Controller()
export class KnowledgeController {
  constructor(
    private readonly ingesting: IngestService,
    private readonly searching: SearchService,
  ) {}

  @Post(ingestPassages.path)
  @HttpCode(ingestPassages.status)
  ingest(@Req() request: Request) {
    return this.ingesting.ingest(readBody(request.body, ingestPassages.body));
  }

  @Post(removePassages.path)
  @HttpCode(removePassages.status)
  remove(@Req() request: Request) {
    return this.ingesting.remove(readBody(request.body, removePassages.body));
  }

  @Post(searchPassages.path)
  @HttpCode(searchPassages.status)
  search(@Req() request: Request) {
    return this.searching.search(readBody(request.body, searchPassages.body));
  }

  @Post(readPassages.path)
  @HttpCode(readPassages.status)
  passages(@Req() request: Request) {
    return this.searching.passages(readBody(request.body, readPassages.body));
  }
}
