import { createImport, getImport, listImports } from '@adwright/contracts';
import { Controller, UploadedFile, UseGuards, UseInterceptors } from '@nestjs/common';
import { FileInterceptor } from '@nestjs/platform-express';
import { Endpoint, type EndpointInput, Input } from '../../common/http/endpoint.decorator.js';
import { Scope } from '../../common/http/request-context.js';
import type { WorkspaceScope } from '../../database/scope.js';
import { DropUpload } from './drop-upload.interceptor.js';
import { ImportsService, type Upload } from './imports.service.js';
import { UploadGuard } from './upload.guard.js';

@Controller()
export class ImportsController {
  constructor(private readonly imports: ImportsService) {}

  @Endpoint(createImport)
  @UseGuards(UploadGuard)
  @UseInterceptors(DropUpload, FileInterceptor('file'))
  create(
    @Scope() scope: WorkspaceScope,
    @Input() input: EndpointInput<typeof createImport>,
    @UploadedFile() file: Upload | undefined,
  ) {
    return this.imports.create(scope, file, input.body);
  }

  @Endpoint(listImports)
  list(@Scope() scope: WorkspaceScope, @Input() input: EndpointInput<typeof listImports>) {
    return this.imports.list(scope, input.query);
  }

  @Endpoint(getImport)
  get(@Scope() scope: WorkspaceScope, @Input() input: EndpointInput<typeof getImport>) {
    return this.imports.get(scope, input.params.id);
  }
}
