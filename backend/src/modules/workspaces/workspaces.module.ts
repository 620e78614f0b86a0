import { Module } from '@nestjs/common';
import { AuditRepository } from './audit.repository.js';
import { AuditService } from './audit.service.js';
import { ClientRepository } from './client.repository.js';
import { ClientService } from './client.service.js';
import { ClientsController } from './clients.controller.js';
import { InstallationRepository } from './installation.repository.js';
import { InvitationRepository } from './invitation.repository.js';
import { InvitationService } from './invitation.service.js';
import { InvitationsController } from './invitations.controller.js';
import { JoiningService } from './joining.service.js';
import { MemberRepository } from './member.repository.js';
import { MemberService } from './member.service.js';
import { MembersController } from './members.controller.js';
import { MembershipRepository } from './membership.repository.js';
import { WorkspaceRepository } from './workspace.repository.js';
import { WorkspaceService } from './workspace.service.js';
import { WorkspacesController } from './workspaces.controller.js';

/** Workspaces, their members, invitations, clients and audit trail. */
@Module({
  controllers: [WorkspacesController, MembersController, InvitationsController, ClientsController],
  providers: [
    AuditRepository,
    AuditService,
    ClientRepository,
    ClientService,
    InstallationRepository,
    InvitationRepository,
    InvitationService,
    JoiningService,
    MemberRepository,
    MemberService,
    MembershipRepository,
    WorkspaceRepository,
    WorkspaceService,
  ],
  exports: [
    AuditService,
    ClientService,
    InstallationRepository,
    JoiningService,
    WorkspaceService,
    MembershipRepository,
    WorkspaceRepository,
  ],
})
export class WorkspacesModule {}
