import type { EndpointInput, Member, updateMember } from '@adwright/contracts';
import { Injectable } from '@nestjs/common';
import { AppError, notFound } from '../../common/app-error.js';
import { pageOfRows } from '../../database/paging.js';
import type { WorkspaceScope } from '../../database/scope.js';
import { AuditService } from './audit.service.js';
import { ClientService } from './client.service.js';
import { MemberRepository, type MemberRow } from './member.repository.js';
import { checkGrant, requireOwnerFor, requireWholeWorkspace } from './rights.js';
import { readTimeCursor, timeCursorOf } from './time-cursor.js';
import { WorkspaceRepository } from './workspace.repository.js';

function toMember({ at, ...row }: MemberRow): Member {
  return { ...row, createdAt: at.toISOString() };
}

@Injectable()
export class MemberService {
  constructor(
    private readonly members: MemberRepository,
    private readonly workspaces: WorkspaceRepository,
    private readonly clients: ClientService,
    private readonly audit: AuditService,
  ) {}

  async list(
    scope: WorkspaceScope,
    query: { cursor?: string | undefined; limit: number },
  ): Promise<{ items: Member[]; nextCursor: string | null }> {
    const rows = await this.members.page(scope, readTimeCursor(query.cursor), query.limit + 1);
    return pageOfRows(rows, query.limit, timeCursorOf, toMember);
  }

  /**
   * Changes a role or a client scope; it holds from the next request on. What is not named stays.
   * @throws AppError `not_found`, `forbidden` (only an owner makes or unmakes an owner), `last_owner`, `invalid_input`.
   */
  async update(
    scope: WorkspaceScope,
    id: string,
    change: EndpointInput<typeof updateMember>['body'],
  ): Promise<Member> {
    requireWholeWorkspace(scope);
    return this.workspaces.atomically(scope, async () => {
      const owners = await this.members.lockOwners(scope);
      const before = await this.get(scope, id);
      requireOwnerFor(scope, before.role, change.role);
      if (change.role !== 'owner') this.keepOneOwner(owners, id);
      const clientScope = change.clientScope ?? (change.clientIds ? 'list' : before.clientScope);
      const grant = checkGrant(change.role, {
        clientScope,
        clientIds: change.clientIds ?? (clientScope === 'list' ? before.clientIds : []),
      });
      await this.clients.requireAll(scope, grant.clientIds);
      await this.members.update(scope, id, { ...grant, role: change.role });
      await this.audit.record(scope, {
        kind: 'member.changed',
        detail: { memberId: id, userId: before.userId, from: before.role, to: change.role, ...grant },
      });
      return toMember(await this.get(scope, id));
    });
  }

  /** Takes a person out; their API tokens of this workspace end too. */
  async remove(scope: WorkspaceScope, id: string): Promise<void> {
    requireWholeWorkspace(scope);
    await this.workspaces.atomically(scope, async () => {
      const owners = await this.members.lockOwners(scope);
      const member = await this.get(scope, id);
      requireOwnerFor(scope, member.role);
      this.keepOneOwner(owners, id);
      await this.members.remove(scope, member);
      await this.audit.record(scope, {
        kind: 'member.removed',
        detail: { memberId: id, userId: member.userId, role: member.role },
      });
    });
  }

  private keepOneOwner(owners: readonly string[], leaving: string): void {
    if (owners.length > 1 || !owners.includes(leaving)) return;
    throw new AppError(
      'last_owner',
      'This is the last owner of the workspace. Make somebody else an owner first. Nothing was changed.',
    );
  }

  private async get(scope: WorkspaceScope, id: string): Promise<MemberRow> {
    const found = await this.members.find(scope, id);
    if (!found) throw notFound('member');
    return found;
  }
}
