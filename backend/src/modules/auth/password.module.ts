import { Module } from '@nestjs/common';
import { WorkspacesModule } from '../workspaces/workspaces.module.js';
import { PasswordService } from './password.service.js';
import { SessionRepository } from './session.repository.js';
import { UserRepository } from './user.repository.js';

/** What changes a password; needs no HTTP, so that the command line can use it. */
@Module({
  imports: [WorkspacesModule],
  providers: [PasswordService, SessionRepository, UserRepository],
  exports: [PasswordService, SessionRepository, UserRepository],
})
export class PasswordModule {}
