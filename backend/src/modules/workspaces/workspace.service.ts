import { randomUUID } from 'node:crypto';
import type { EndpointOutput, getWorkspace, Membership } from '@adwright/contracts';
import { Injectable } from '@nestjs/common';
import { notFound } from '../../common/app-error.js';
import type { Principal } from '../../common/http/request-context.js';
import { memberScope, type WorkspaceScope } from '../../database/scope.js';
import { AuditService } from './audit.service.js';
import { InstallationRepository } from './installation.repository.js';
import { MembershipRepository } from './membership.repository.js';
import { requireWholeWorkspace } from './rights.js';
import { WorkspaceRepository, type WorkspaceRow } from './workspace.repository.js';

type WorkspaceAnswer = EndpointOutput<typeof getWorkspace>;

function toAnswer(row: WorkspaceRow): WorkspaceAnswer {
  return {
    id: row.id,
    name: row.name,
    mode: row.mode === 'demo' ? 'demo' : 'real',
    createdAt: row.createdAt.toISOString(),
  };
}

/** The scope of somebody who is about to own a workspace that does not exist yet. */
export function newWorkspaceScope(ownerUserId: string): WorkspaceScope {
  return memberScope({ workspaceId: randomUUID(), userId: ownerUserId, role: 'owner', clients: 'all' });
}

@Injectable()
export class WorkspaceService {
  constructor(
    private readonly workspaces: WorkspaceRepository,
    private readonly memberships: MembershipRepository,
    private readonly installation: InstallationRepository,
    private readonly audit: AuditService,
  ) {}

  /**
   * Makes a workspace with a first client of the same name, its owner and its guardrails, in one transaction.
   * @param scope a `newWorkspaceScope`; its workspace id becomes the workspace's. Inside `atomically` it joins.
   */
  async create(
    name: string,
    mode: 'demo' | 'real',
    ownerUserId: string,
    scope: WorkspaceScope = newWorkspaceScope(ownerUserId),
  ): Promise<WorkspaceScope> {
    await this.workspaces.atomically(scope, async () => {
      await this.workspaces.insert(scope, { name, mode, ownerUserId });
      await this.audit.record(scope, { kind: 'workspace.created', detail: { name, mode } });
    });
    return scope;
  }

  /** Another workspace for somebody who is signed in; demo and real never mix (DECISIONS 9). */
  async createFor(userId: string, name: string): Promise<Membership> {
    const { workspaceId } = await this.create(name, await this.modeOfNew(), userId);
    return this.membership(userId, workspaceId);
  }

  /** The mode that a workspace made now has. */
  async modeOfNew(): Promise<'demo' | 'real'> {
    return (await this.installation.mode()) === 'demo' ? 'demo' : 'real';
  }

  /** Where the caller may go: an API token only where it is bound to, with the lesser right. */
  async reachable(caller: Principal, scope: WorkspaceScope | null): Promise<Membership[]> {
    const memberships = await this.memberships.ofUser(caller.userId);
    if (caller.tokenId === null) return memberships;
    return memberships
      .filter((item) => item.workspaceId === scope?.workspaceId)
      .map((item) => ({ ...item, role: scope === null || scope.role === 'system' ? item.role : scope.role }));
  }

  async list(
    caller: Principal,
    scope: WorkspaceScope | null,
  ): Promise<{ items: Membership[]; nextCursor: null }> {
    return { items: await this.reachable(caller, scope), nextCursor: null };
  }

  /** @throws AppError `not_found` when the person is no member there. */
  async membership(userId: string, workspaceId: string): Promise<Membership> {
    const found = (await this.memberships.ofUser(userId)).find((item) => item.workspaceId === workspaceId);
    if (!found) throw notFound('workspace');
    return found;
  }

  /** @throws AppError `not_found` when the person is no member there. */
  async makeDefault(userId: string, workspaceId: string): Promise<void> {
    await this.membership(userId, workspaceId);
    await this.memberships.setDefault(userId, workspaceId);
  }

  async get(scope: WorkspaceScope): Promise<WorkspaceAnswer> {
    const row = await this.workspaces.get(scope);
    if (!row) throw notFound('workspace');
    return toAnswer(row);
  }

  async rename(scope: WorkspaceScope, name: string): Promise<WorkspaceAnswer> {
    requireWholeWorkspace(scope);
    return this.workspaces.atomically(scope, async () => {
      const row = await this.workspaces.rename(scope, name);
      await this.audit.record(scope, { kind: 'workspace.renamed', detail: { name } });
      return toAnswer(row);
    });
  }
}
