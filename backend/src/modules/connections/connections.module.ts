import { Module } from '@nestjs/common';
import { AiProxyModule } from '../ai-proxy/ai-proxy.module.js';
import { AiUsageModule } from '../ai-usage/ai-usage.module.js';
import { WorkspacesModule } from '../workspaces/workspaces.module.js';
import { AccessService } from './access.service.js';
import { AccountMoveRepository } from './account-move.repository.js';
import { AccountPicker } from './account-picker.js';
import { AdAccountRepository } from './ad-account.repository.js';
import { AdAccountsController } from './ad-accounts.controller.js';
import { AdAccountsService } from './ad-accounts.service.js';
import { ConnectionRepository } from './connection.repository.js';
import { ConnectionEnd } from './connection-end.js';
import { ConnectionsController } from './connections.controller.js';
import { ConnectionsService } from './connections.service.js';
import { ConsentKeeper } from './consent-keeper.js';
import { ConsentPeople } from './consent-people.js';
import { CredentialRepository } from './credential.repository.js';
import { CredentialStore } from './credential-store.js';
import { DoctorService } from './doctor.service.js';
import { FirstSync } from './first-sync.js';
import { LanguageDoctor } from './language-doctor.js';
import { OAuthService } from './oauth.service.js';
import { OAuthCallbackController } from './oauth-callback.controller.js';
import { OAuthStateRepository } from './oauth-state.repository.js';
import { SandboxConsent } from './sandbox-consent.js';
import { SetupController } from './setup.controller.js';
import { TokenService } from './token.service.js';
import { UsageService } from './usage.service.js';

/** OAuth grants, their credentials, the ad accounts they reach, and the setup doctor. */
@Module({
  imports: [AiProxyModule, AiUsageModule, WorkspacesModule],
  controllers: [ConnectionsController, OAuthCallbackController, AdAccountsController, SetupController],
  providers: [
    AccessService,
    AccountMoveRepository,
    AccountPicker,
    AdAccountRepository,
    AdAccountsService,
    ConnectionEnd,
    ConnectionRepository,
    ConnectionsService,
    ConsentKeeper,
    ConsentPeople,
    CredentialRepository,
    CredentialStore,
    DoctorService,
    FirstSync,
    LanguageDoctor,
    OAuthService,
    OAuthStateRepository,
    SandboxConsent,
    TokenService,
    UsageService,
  ],
  exports: [AccessService, AdAccountsService, ConnectionsService, FirstSync],
})
export class ConnectionsModule {}
