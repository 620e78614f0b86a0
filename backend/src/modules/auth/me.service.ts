import type { Me } from '@adwright/contracts';
import { Injectable } from '@nestjs/common';
import { notFound } from '../../common/app-error.js';
import type { Principal } from '../../common/http/request-context.js';
import type { WorkspaceScope } from '../../database/scope.js';
import { WorkspaceService } from '../workspaces/workspace.service.js';
import { UserRepository } from './user.repository.js';

@Injectable()
export class MeService {
  constructor(
    private readonly users: UserRepository,
    private readonly workspaces: WorkspaceService,
  ) {}

  /** @param scope where the request is; null = the person's default workspace. */
  async of(principal: Principal, scope: WorkspaceScope | null): Promise<Me> {
    const [user, memberships] = await Promise.all([
      this.users.find(principal.userId),
      this.workspaces.reachable(principal, scope),
    ]);
    if (!user) throw notFound('user');
    const current =
      scope === null
        ? memberships.find((item) => item.isDefault)
        : memberships.find((item) => item.workspaceId === scope.workspaceId);
    return { user, memberships, current: current ?? null };
  }
}
