import { Injectable } from '@nestjs/common';
import { AppError, notFound } from '../../common/app-error.js';
import { sha256 } from '../../common/canonical-json.js';
import { Clock } from '../../common/clock.js';
import { memberScope, type WorkspaceScope } from '../../database/scope.js';
import { AuditService } from './audit.service.js';
import { type FoundInvitation, InvitationRepository } from './invitation.repository.js';
import { unusable } from './invitation.service.js';
import { MemberRepository } from './member.repository.js';
import { WorkspaceRepository } from './workspace.repository.js';

/** A person becomes a member by an invitation. */
@Injectable()
export class JoiningService {
  constructor(
    private readonly invitations: InvitationRepository,
    private readonly members: MemberRepository,
    private readonly workspaces: WorkspaceRepository,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  /**
   * The invitation of a link, if `email` may use it.
   * @throws AppError `invitation_unusable`, also when it was made for another e-mail address.
   */
  async find(token: string, email: string): Promise<FoundInvitation> {
    const found = await this.invitations.byTokenHash(sha256(token));
    if (!found?.usable) throw unusable();
    if (found.email !== null && found.email !== email) {
      throw new AppError(
        'invitation_unusable',
        'This invitation was made for another e-mail address. Sign in with that address, or ask for a new link.',
      );
    }
    return found;
  }

  /**
   * Uses up the invitation and makes the member, in one transaction with `before` (sign-up makes the user there).
   * @throws AppError `invitation_unusable` when somebody was faster, `conflict` for a member.
   */
  async join(
    invitation: FoundInvitation,
    userId: string,
    before?: (scope: WorkspaceScope) => Promise<void>,
  ): Promise<WorkspaceScope> {
    const clients = invitation.clientScope === 'all' ? 'all' : invitation.clientIds;
    // The member does not exist yet, and granting needs to see the workspace's clients: the new member's own sight.
    const scope = memberScope({
      workspaceId: invitation.workspaceId,
      userId,
      role: invitation.role,
      clients,
    });
    await this.workspaces.atomically(scope, async () => {
      await before?.(scope);
      if (!(await this.invitations.accept(scope, invitation.invitationId, this.clock.now())))
        throw unusable();
      if (!(await this.members.insert(scope, { ...invitation, userId }))) {
        throw new AppError('conflict', 'You are a member of this workspace already. Nothing was changed.');
      }
      await this.audit.record(scope, {
        kind: 'member.joined',
        detail: { userId, role: invitation.role, invitationId: invitation.invitationId },
      });
    });
    return scope;
  }

  /** For somebody who is signed in. @throws as `find` and `join` do. */
  async accept(token: string, userId: string): Promise<WorkspaceScope> {
    const email = await this.invitations.emailOf(userId);
    if (email === null) throw notFound('user');
    return this.join(await this.find(token, email), userId);
  }
}
