import { Module } from '@nestjs/common';
import { ActionsModule } from '../actions/actions.module.js';
import { AiProxyModule } from '../ai-proxy/ai-proxy.module.js';
import { ConnectionsModule } from '../connections/connections.module.js';
import { DraftController } from './draft.controller.js';
import { DraftRepository } from './draft.repository.js';
import { DraftService } from './draft.service.js';
import { DraftAccountsRepository } from './draft-accounts.repository.js';
import { DraftPublishing } from './draft-publishing.js';
import { DraftTurns } from './draft-turns.js';
import { PlaceFinder } from './place-finder.js';

/** Campaign drafts: built by conversation, edited by hand, published as actions that wait for an approval. */
@Module({
  imports: [ActionsModule, AiProxyModule, ConnectionsModule],
  controllers: [DraftController],
  providers: [
    DraftAccountsRepository,
    DraftPublishing,
    DraftRepository,
    DraftService,
    DraftTurns,
    PlaceFinder,
  ],
  exports: [DraftService, DraftTurns],
})
export class DraftsModule {}
