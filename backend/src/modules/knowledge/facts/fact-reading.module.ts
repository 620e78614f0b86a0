import { Module } from '@nestjs/common';
import { AiProxyModule } from '../../ai-proxy/ai-proxy.module.js';
import { SyncModule } from '../../sync/sync.module.js';
import { WorkspacesModule } from '../../workspaces/workspaces.module.js';
import { FactRepository } from './fact.repository.js';
import { FactReader } from './fact-reader.js';
import { RuleChange } from './rule-change.js';

/** Reading facts as rules: the API does it at once, the worker for those that wait. */
@Module({
  imports: [AiProxyModule, SyncModule, WorkspacesModule],
  providers: [FactReader, FactRepository, RuleChange],
  exports: [FactReader, FactRepository, RuleChange],
})
export class FactReadingModule {}
