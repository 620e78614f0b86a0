import { Readable } from 'node:stream';
import {
  type EndpointInput,
  type EndpointOutput,
  exportLedger,
  listLedger,
  verifyLedger,
} from '@adwright/contracts';
import { Controller, Res, StreamableFile } from '@nestjs/common';
import type { Response } from 'express';
import { Endpoint, Input } from '../../../common/http/endpoint.decorator.js';
import { Scope } from '../../../common/http/request-context.js';
import type { WorkspaceScope } from '../../../database/scope.js';
import { LedgerService } from './ledger.service.js';

@Controller()
export class LedgerController {
  constructor(private readonly ledger: LedgerService) {}

  @Endpoint(listLedger)
  list(
    @Scope() scope: WorkspaceScope,
    @Input() input: EndpointInput<typeof listLedger>,
  ): Promise<EndpointOutput<typeof listLedger>> {
    return this.ledger.list(scope, input.query);
  }

  @Endpoint(verifyLedger)
  verify(@Scope() scope: WorkspaceScope): Promise<EndpointOutput<typeof verifyLedger>> {
    return this.ledger.verify(scope);
  }

  @Endpoint(exportLedger)
  async export(
    @Scope() scope: WorkspaceScope,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    const lines = this.ledger.export(scope);
    // The first slice is read before the headers go out, so that a refusal is still a problem and not half a file.
    const first = await lines.next();
    response.setHeader('Content-Disposition', 'attachment; filename="adwright-ledger.jsonl"');
    async function* all() {
      if (!first.done) yield first.value;
      yield* lines;
    }
    return new StreamableFile(Readable.from(all()), { type: 'application/x-ndjson' });
  }
}
