import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { AppError } from '../../common/app-error.js';
import { CONFIG, type Config } from '../../config/config.js';
import type { WorkspaceScope } from '../../database/scope.js';
import { AuditService } from '../workspaces/audit.service.js';
import { InstallationRepository } from '../workspaces/installation.repository.js';
import { JoiningService } from '../workspaces/joining.service.js';
import { WorkspaceRepository } from '../workspaces/workspace.repository.js';
import { newWorkspaceScope, WorkspaceService } from '../workspaces/workspace.service.js';
import { type NewUser, UserRepository } from './user.repository.js';

export interface Newcomer {
  readonly email: string;
  readonly name: string;
  readonly passwordHash: string | null;
  readonly googleSubject: string | null;
  readonly ip: string | null;
}

@Injectable()
export class SignUpService {
  constructor(
    private readonly users: UserRepository,
    private readonly workspaces: WorkspaceService,
    private readonly transactions: WorkspaceRepository,
    private readonly joining: JoiningService,
    private readonly installation: InstallationRepository,
    private readonly audit: AuditService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * Makes a person with a workspace of their own, which they own: all of it or nothing.
   * @throws AppError `forbidden` when signing up is switched off, `email_taken`.
   */
  async withWorkspace(newcomer: Newcomer, workspaceName: string): Promise<string> {
    this.requireOpen();
    const user = this.userOf(newcomer);
    const scope = newWorkspaceScope(user.id);
    const mode = await this.workspaces.modeOfNew();
    await this.transactions.atomically(scope, async () => {
      await this.insert(scope, user, newcomer.ip);
      await this.workspaces.create(workspaceName, mode, user.id, scope);
    });
    await this.installation.decide('real');
    return user.id;
  }

  /**
   * Makes a person as a member of the workspace that invited them; works with signing up switched off too.
   * @throws AppError `invitation_unusable`, `email_taken`.
   */
  async withInvitation(newcomer: Newcomer, token: string): Promise<string> {
    const invitation = await this.joining.find(token, newcomer.email);
    const user = this.userOf(newcomer);
    await this.joining.join(invitation, user.id, (scope) => this.insert(scope, user, newcomer.ip));
    return user.id;
  }

  /** @throws AppError `forbidden`. */
  requireOpen(): void {
    if (this.config.signUp) return;
    throw new AppError('forbidden', 'Signing up is switched off here. Ask a member for an invitation link.');
  }

  private userOf({ ip: _ip, ...fields }: Newcomer): NewUser {
    return { id: randomUUID(), ...fields };
  }

  private async insert(scope: WorkspaceScope, user: NewUser, ip: string | null): Promise<void> {
    await this.users.insert(scope, user);
    await this.audit.record(scope, { kind: 'user.signed_up', detail: { userId: user.id }, ip });
  }
}
