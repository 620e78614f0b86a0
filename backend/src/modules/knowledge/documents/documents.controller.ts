import {
  cancelDocument,
  createDocument,
  deleteDocument,
  getDocument,
  listDocuments,
  listPassages,
  retryDocument,
  searchKnowledge,
} from '@adwright/contracts';
import { Controller, UploadedFile, UseGuards, UseInterceptors } from '@nestjs/common';
import { FileInterceptor } from '@nestjs/platform-express';
import { Endpoint, type EndpointInput, Input } from '../../../common/http/endpoint.decorator.js';
import { Scope } from '../../../common/http/request-context.js';
import type { WorkspaceScope } from '../../../database/scope.js';
import type { UploadedDocument } from '../reading/document-reader.js';
import { DocumentUploadGuard } from '../reading/document-upload.guard.js';
import { KnowledgeSearch } from '../search/knowledge-search.service.js';
import { DocumentService } from './document.service.js';

@Controller()
export class DocumentsController {
  constructor(
    private readonly documents: DocumentService,
    private readonly knowledge: KnowledgeSearch,
  ) {}

  @Endpoint(createDocument)
  @UseGuards(DocumentUploadGuard)
  @UseInterceptors(FileInterceptor('file'))
  create(
    @Scope() scope: WorkspaceScope,
    @Input() { body }: EndpointInput<typeof createDocument>,
    @UploadedFile() file: UploadedDocument | undefined,
  ) {
    return this.documents.create(scope, file, body);
  }

  @Endpoint(listDocuments)
  list(@Scope() scope: WorkspaceScope, @Input() { query }: EndpointInput<typeof listDocuments>) {
    return this.documents.list(scope, query);
  }

  @Endpoint(getDocument)
  get(@Scope() scope: WorkspaceScope, @Input() { params }: EndpointInput<typeof getDocument>) {
    return this.documents.get(scope, params.id);
  }

  @Endpoint(deleteDocument)
  delete(@Scope() scope: WorkspaceScope, @Input() { params }: EndpointInput<typeof deleteDocument>) {
    return this.documents.delete(scope, params.id);
  }

  @Endpoint(retryDocument)
  retry(@Scope() scope: WorkspaceScope, @Input() { params }: EndpointInput<typeof retryDocument>) {
    return this.documents.retry(scope, params.id);
  }

  @Endpoint(cancelDocument)
  cancel(@Scope() scope: WorkspaceScope, @Input() { params }: EndpointInput<typeof cancelDocument>) {
    return this.documents.cancel(scope, params.id);
  }

  @Endpoint(listPassages)
  passages(@Scope() scope: WorkspaceScope, @Input() { params, query }: EndpointInput<typeof listPassages>) {
    return this.knowledge.passages(scope, params.id, query);
  }

  @Endpoint(searchKnowledge)
  search(@Scope() scope: WorkspaceScope, @Input() { body }: EndpointInput<typeof searchKnowledge>) {
    return this.knowledge.search(scope, body);
  }
}
